/** What follows for a request when it comes under another service. Pure: for looking at before, and for doing it. */
import {
  agencyByCode,
  type AnswersMoved,
  type Catalog,
  calendarByCode,
  moveAnswers,
} from '../catalog/index.ts'
import type { Service, Team } from '../catalog/index.ts'
import { routeOrTriage } from '../routing/index.ts'
import { promise, type Promised, resumePromise } from '../service-levels/index.ts'
import type { City } from './ground.ts'
import type { Channel } from './rules.ts'
import type { Pause, RoutedBy } from './tables.ts'

/** What of a request decides. */
export interface Before {
  readonly serviceId: number
  readonly wordsId: number | null
  readonly answers: Readonly<Record<string, string | string[]>>
  readonly extraAnswers: Readonly<Record<string, string | string[]>>
  readonly areaIds: readonly number[]
  readonly channel: Channel
  readonly submittedAt: Date
  /** Finished holds. */
  readonly pauses: readonly Pause[]
  readonly visibility: 'public' | 'private'
}

/** What a request is under the other service. */
export interface Reclassified {
  readonly service: Service
  /** The team that the routing sheet names now. */
  readonly team: Team
  readonly routing: RoutedBy
  readonly moved: AnswersMoved
  /** Counted from the moment it came, by what was agreed then. */
  readonly promise: Promised | null
  /** Its due date, with the holds there were. */
  readonly dueAt: Date | null
  /** It becomes private where the service is; never public by this. */
  readonly visibility: 'public' | 'private'
}

export function afterReclassifying(
  city: Pick<City, 'catalog' | 'places'>,
  before: Before,
  service: Service,
): Reclassified {
  const [catalog, places] = [city.catalog(), city.places()]
  const said = {
    serviceId: before.serviceId,
    wordsId: before.wordsId,
    answers: before.answers,
    extra: before.extraAnswers,
  }
  const moved = moveAnswers(catalog, said, service, catalog.jurisdiction.timeZone)
  const areas = before.areaIds.flatMap((id) => places.areaById(id)?.key ?? [])
  const { answers } = moved
  const { code: serviceCode, groupCode } = service
  const { team, rule } = routeOrTriage(catalog, {
    serviceCode,
    groupCode,
    areas,
    answers,
    channel: before.channel,
  })
  const promised = promise({ service, answers, areas, calendars: catalog.calendars, at: before.submittedAt })
  return {
    service,
    team,
    routing: { rule: rule.code, team: team.code },
    moved,
    promise: promised,
    dueAt: promised && dueWith(catalog, promised, before.pauses),
    visibility: service.visibility === 'private' ? 'private' : before.visibility,
  }
}

/** When it is due, finished holds counted in. */
export const dueWith = (catalog: Catalog, promised: Promised, pauses: readonly Pause[]): Date =>
  resumePromise(promised, calendarByCode(catalog, promised.calendarCode), pauses)

/** The id of a team's agency: every team has one. */
export function agencyIdOf(catalog: Catalog, { code, agencyCode }: Team): number {
  const agency = agencyByCode(catalog, agencyCode)
  if (!agency) throw new Error(`Team ${code} belongs to no agency`)
  return agency.id
}
