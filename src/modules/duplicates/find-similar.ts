/** Open requests that may be what somebody reports, or what a request of the desk repeats. */
import type { Actor } from '../../kernel/actor.ts'
import type { Service } from '../catalog/index.ts'
import type { PhotoId } from '../media/index.ts'
import type { Point } from '../places/index.ts'
import { type City, listSimilar, type RequestId, type SimilarRow } from '../requests/index.ts'
import { limitsOf } from './limits.ts'
import { type Reason, scoreOf } from './score.ts'

export interface SimilarTo {
  readonly service: Service
  readonly point: Point
  readonly address?: string | null
  readonly description?: string
  /** Of the report, stored already. */
  readonly photos?: readonly PhotoId[]
  /** When it was or is being reported. */
  readonly at: Date
}

export interface Similar extends SimilarRow {
  /** 0 to 1. */
  readonly score: number
  readonly reasons: readonly Reason[]
}

const DAY = 86_400_000
/** What residents and callers are asked: more than three they do not hear out. */
const FOR_RESIDENTS = 3
const FOR_STAFF = 6
/** Staff look closer and decide for others: they see what is less likely too. */
const STAFF_SCORE = 0.3

/** Public ones that reach the service's score, the likeliest first; none where the city does not ask. */
export async function similarForResidents(city: City, about: SimilarTo): Promise<Similar[]> {
  const { ask, score } = limitsOf(about.service)
  if (!ask || about.service.visibility === 'private') return []
  const found = await scored(city, about, {})
  return found.filter((one) => one.score >= score).slice(0, FOR_RESIDENTS)
}

/**
 * What an agent is shown while somebody is on the line: as alike as residents are shown, whatever they are asked, and
 * private ones that the agent may see besides.
 */
export async function similarForCaller(city: City, by: Actor, about: SimilarTo): Promise<Similar[]> {
  const { score } = limitsOf(about.service)
  const found = await scored(city, about, { by })
  return found.filter((one) => one.score >= score).slice(0, FOR_RESIDENTS)
}

/** What staff may see, the likeliest first, whatever residents are asked. */
export async function similarForStaff(
  city: City,
  by: Actor,
  about: SimilarTo,
  without?: RequestId,
): Promise<Similar[]> {
  const found = await scored(city, about, { by, ...(without && { without }) })
  return found.filter((one) => one.score >= STAFF_SCORE).slice(0, FOR_STAFF)
}

async function scored(
  city: City,
  about: SimilarTo,
  whose: { readonly by?: Actor; readonly without?: RequestId },
): Promise<Similar[]> {
  const { service, point, photos = [], at } = about
  const { metres, days } = limitsOf(service)
  const group = city.catalog().services.filter(({ groupCode }) => groupCode === service.groupCode)
  const rows = await listSimilar(city, {
    point,
    metres,
    serviceCodes: group.map(({ code }) => code),
    since: new Date(at.getTime() - days * DAY),
    photos,
    ...whose,
  })
  const mine = {
    serviceCode: service.code,
    address: about.address ?? null,
    description: about.description ?? '',
  }
  return rows
    .map((row) => ({ ...row, ...scoreOf(mine, row.request, betweenOf(row)) }))
    .sort((a, b) => b.score - a.score || a.metres - b.metres)

  function betweenOf({ request, metres: far, photoBits }: SimilarRow) {
    return { metres: far, days: Math.abs(at.getTime() - request.submittedAt.getTime()) / DAY, photoBits }
  }
}
