/** Open requests that a report may repeat: near its place, of services like its own. What they are worth is scored above. */
import { sql } from 'kysely'
import { type Actor, may } from '../../kernel/actor.ts'
import { nearestHashOf, type PhotoId } from '../media/index.ts'
import type { Point } from '../places/index.ts'
import { othersOf } from './find-family.ts'
import type { City } from './ground.ts'
import { boxAround, distance, inBox } from './list-public.ts'
import type { RequestId } from './tables.ts'
import { PUBLIC_COLUMNS, type PublicRow, toPublic } from './to-public.ts'
import type { PublicRequest } from './views.ts'

export interface SimilarQuestion {
  readonly point: Point
  readonly metres: number
  readonly serviceCodes: readonly string[]
  /** Submitted at this instant or later. */
  readonly since: Date
  /** Submitted before this instant; for measuring what was known then. */
  readonly until?: Date
  /** Photos to compare with. */
  readonly photos?: readonly PhotoId[]
  /** This one is what others are compared with. */
  readonly without?: RequestId
  /** For staff: private ones of agencies they may see are found too. Default: public ones only. */
  readonly by?: Actor
}

export interface SimilarRow {
  readonly id: RequestId
  readonly request: PublicRequest
  readonly metres: number
  /** Bits in which the two most alike photos differ, 0 to 64; null when there are none to compare. */
  readonly photoBits: number | null
  /** Others who reported it again. */
  readonly others: number
  readonly visibility: 'public' | 'private'
}

/** The nearest are looked at: where more lie in reach, the far ones are no help. */
const LOOKED_AT = 100

/** Open requests that lead their family, the nearest first. Reads the index of open places, box by box. */
export async function listSimilar(city: City, question: SimilarQuestion): Promise<SimilarRow[]> {
  const { point, metres, photos = [], by } = question
  const catalog = city.catalog()
  const codes = new Set(question.serviceCodes)
  const services = catalog.services.filter(({ code }) => codes.has(code)).map(({ id }) => id)
  let query = city.db
    .selectFrom('service_request as request')
    .select([...PUBLIC_COLUMNS, 'request.visibility'])
    .select([
      othersOf('request.id', { publicOnly: by === undefined }).as('others'),
      (photos.length > 0 ? nearestHashOf('request.id', photos, { publicOnly: by === undefined }) : NONE).as(
        'photoBits',
      ),
    ])
    .where('request.status', '!=', 'closed')
    .where('request.parent_id', 'is', null)
    .where(inBox('request.location', boxAround(point, metres)))
    .where('request.service_id', '=', sql<number>`any(${services}::int[])`)
    .where('request.submitted_at', '>=', question.since)
    .orderBy(sql`request.location <-> point(${point.lon}, ${point.lat})`)
    .limit(LOOKED_AT)
  if (question.until) query = query.where('request.submitted_at', '<', question.until)
  if (question.without) query = query.where('request.id', '!=', question.without)
  if (by === undefined) query = query.where('request.visibility', '=', 'public')
  const rows = await query.execute()
  return rows
    .map(({ visibility, others, photoBits, ...row }) => ({
      id: row.id,
      request: toPublic(row as PublicRow, catalog),
      metres: distance(point, row.location),
      photoBits,
      others,
      visibility,
    }))
    .filter((one) => one.metres <= metres && mayKnow(by, one))
}

const NONE = sql<number | null>`null::int`

const mayKnow = (by: Actor | undefined, { visibility, request }: SimilarRow): boolean =>
  visibility === 'public' || (by !== undefined && may(by, 'see_private_requests', request.agencyCode))
