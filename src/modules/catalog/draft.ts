/** A catalogue as somebody wants it to be: without the numbers the database gives. */
import type {
  Agency,
  BusinessCalendar,
  Catalog,
  Jurisdiction,
  RoutingRule,
  Service,
  ServiceGroup,
  Team,
} from './types.ts'

export interface CatalogDraft {
  readonly jurisdiction: Jurisdiction
  readonly agencies: readonly Omit<Agency, 'id'>[]
  readonly teams: readonly Omit<Team, 'id'>[]
  readonly groups: readonly ServiceGroup[]
  readonly calendars: readonly Omit<BusinessCalendar, 'version'>[]
  /** In the order of their groups. */
  readonly services: readonly Omit<Service, 'id'>[]
  readonly routing: readonly RoutingRule[]
}

/** What is in force, as a draft: saving it changes nothing. */
export function draftOf(catalog: Catalog): CatalogDraft {
  const { jurisdiction, agencies, teams, groups, calendars, services, routing } = catalog
  return {
    jurisdiction,
    agencies: agencies.map((agency) => without(agency, 'id')),
    teams: teams.map((team) => without(team, 'id')),
    groups,
    calendars: calendars.map((calendar) => without(calendar, 'version')),
    services: services.map((service) => without(without(service, 'id'), 'wordsId')),
    routing,
  }
}

function without<T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> {
  const copy = { ...value }
  delete (copy as Partial<T>)[key]
  return copy
}
