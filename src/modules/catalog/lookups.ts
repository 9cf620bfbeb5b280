/** Finding a thing of the catalogue by its code, in a map made once for each catalogue. */
import type { Agency, AnswerWithin, BusinessCalendar, Catalog, Service, ServiceGroup, Team } from './types.ts'

interface Maps {
  readonly service: ReadonlyMap<string, Service>
  readonly serviceId: ReadonlyMap<number, Service>
  readonly agency: ReadonlyMap<string, Agency>
  readonly team: ReadonlyMap<string, Team>
  readonly group: ReadonlyMap<string, ServiceGroup>
  readonly calendar: ReadonlyMap<string, BusinessCalendar>
  readonly servicesOfGroup: ReadonlyMap<string, readonly Service[]>
  readonly teamsOfAgency: ReadonlyMap<string, readonly Team[]>
}

const made = new WeakMap<Catalog, Maps>()

function mapsOf(catalog: Catalog): Maps {
  const known = made.get(catalog)
  if (known) return known
  const maps: Maps = {
    service: by(catalog.services, ({ code }) => code),
    serviceId: by(catalog.services, ({ id }) => id),
    agency: by(catalog.agencies, ({ code }) => code),
    team: by(catalog.teams, ({ code }) => code),
    group: by(catalog.groups, ({ code }) => code),
    calendar: by(catalog.calendars, ({ code }) => code),
    servicesOfGroup: Map.groupBy(offered(catalog), ({ groupCode }) => groupCode),
    teamsOfAgency: Map.groupBy(
      catalog.teams.filter(({ retired }) => !retired),
      ({ agencyCode }) => agencyCode,
    ),
  }
  made.set(catalog, maps)
  return maps
}

const by = <T, K>(all: readonly T[], key: (one: T) => K): ReadonlyMap<K, T> =>
  new Map(all.map((one) => [key(one), one]))

/** Also a retired one: old requests name it. */
export const serviceByCode = (catalog: Catalog, code: string): Service | undefined =>
  mapsOf(catalog).service.get(code)
export const serviceById = (catalog: Catalog, id: number): Service | undefined =>
  mapsOf(catalog).serviceId.get(id)
export const agencyByCode = (catalog: Catalog, code: string): Agency | undefined =>
  mapsOf(catalog).agency.get(code)
export const teamByCode = (catalog: Catalog, code: string): Team | undefined => mapsOf(catalog).team.get(code)
export const groupByCode = (catalog: Catalog, code: string): ServiceGroup | undefined =>
  mapsOf(catalog).group.get(code)
export const calendarByCode = (catalog: Catalog, code: string): BusinessCalendar | undefined =>
  mapsOf(catalog).calendar.get(code)

/** How long a service waits for a reporter's answer, and what then. */
export const answerWithin = (service: Pick<Service, 'answerWithin'> | undefined): AnswerWithin =>
  service?.answerWithin ?? USUALLY

const USUALLY: AnswerWithin = { days: 14, after: 'go_on' }

/** What can be asked for today, in the order the city chose. */
export const offered = (catalog: Catalog): readonly Service[] =>
  catalog.services.filter(({ retired }) => !retired)

/** The offered services of a group. */
export const servicesOfGroup = (catalog: Catalog, groupCode: string): readonly Service[] =>
  mapsOf(catalog).servicesOfGroup.get(groupCode) ?? []

/** The working teams of an agency. */
export const teamsOfAgency = (catalog: Catalog, agencyCode: string): readonly Team[] =>
  mapsOf(catalog).teamsOfAgency.get(agencyCode) ?? []

/** The team that takes what no line of the routing sheet takes. Every city has one: its files are refused without. */
export function triageTeam(catalog: Catalog): Team {
  const team = catalog.teams.find(({ triage }) => triage)
  if (!team) throw new Error(`The city ${catalog.jurisdiction.id} has no triage team`)
  return team
}
