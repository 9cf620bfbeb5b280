/** The catalogue as one consistent value, read from a city's tables. */
import type { Reader } from '../../kernel/db.ts'
import {
  agencyFrom,
  calendarFrom,
  groupFrom,
  jurisdictionFrom,
  ruleFrom,
  serviceFrom,
  teamFrom,
  wordsFrom,
} from './from-rows.ts'
import type { BusinessCalendar, Catalog } from './types.ts'

/** A schema in which no city has been set up yet. */
export class NoCityYet extends Error {
  override readonly name = 'NoCityYet'
}

/**
 * Reads the whole catalogue; a few milliseconds. Keep it with `catalogStore`.
 *
 * @throws {NoCityYet} when no city's files were applied to this schema.
 */
export async function loadCatalog(db: Reader): Promise<Catalog> {
  // The version first: should somebody edit while we read, we hold an old number and read again.
  const { version, changed_at } = await db
    .selectFrom('catalog_version')
    .select(['version', 'changed_at'])
    .executeTakeFirstOrThrow()
  const row = await db.selectFrom('jurisdiction').selectAll().executeTakeFirst()
  if (!row) throw new NoCityYet('This database holds no city yet. Bring one with: broadstreet city apply DIR')
  const { languages } = row

  const agencies = await db.selectFrom('agency').selectAll().orderBy('position').orderBy('code').execute()
  // Agency by agency and group by group, as files say them: what an import made shares one place with all it made.
  const teams = await db
    .selectFrom('team')
    .innerJoin('agency', 'agency.code', 'team.agency_code')
    .selectAll('team')
    .orderBy('agency.position')
    .orderBy('agency.code')
    .orderBy('team.position')
    .orderBy('team.code')
    .execute()
  const groups = await db
    .selectFrom('service_group')
    .selectAll()
    .orderBy('position')
    .orderBy('code')
    .execute()
  const services = await db
    .selectFrom('service')
    .innerJoin('service_group', 'service_group.code', 'service.group_code')
    .selectAll('service')
    .orderBy('service_group.position')
    .orderBy('service_group.code')
    .orderBy('service.position')
    .orderBy('service.id')
    .execute()
  const words = await db.selectFrom('service_words').selectAll().orderBy('id').execute()
  const calendars = await db
    .selectFrom('business_calendar')
    .selectAll()
    .orderBy('position')
    .orderBy('code')
    .execute()
  const routing = await db.selectFrom('routing_rule').selectAll().orderBy('position').execute()

  return {
    version,
    changedAt: changed_at,
    jurisdiction: jurisdictionFrom(row),
    agencies: agencies.map((agency) => agencyFrom(agency, languages)),
    teams: teams.map((team) => teamFrom(team, languages)),
    groups: groups.map((group) => groupFrom(group, languages)),
    services: services.map((service) => serviceFrom(service, languages)),
    calendars: calendars.map((calendar) => calendarFrom(calendar, languages)),
    routing: routing.map(ruleFrom),
    words: words.map((row) => wordsFrom(row, languages)),
  }
}

/**
 * One calendar as it is now: promises are recounted on it inside the deed that ends a hold.
 *
 * @throws {Error} for a code that was never there; calendars are retired, not deleted.
 */
export async function readCalendar(db: Reader, code: string): Promise<BusinessCalendar> {
  const row = await db
    .selectFrom('business_calendar')
    .selectAll()
    .where('code', '=', code)
    .executeTakeFirstOrThrow(() => new Error(`There is no business calendar ${code}`))
  return calendarFrom(row, ['en'])
}

/** IANA name of the zone that the city's clocks show. */
export async function readTimeZone(db: Reader): Promise<string> {
  return (await db.selectFrom('jurisdiction').select('time_zone').executeTakeFirstOrThrow()).time_zone
}

/** The number of the newest catalogue; it has no gaps that matter, only growth. */
export async function catalogVersion(db: Reader): Promise<number> {
  const { version } = await db.selectFrom('catalog_version').select('version').executeTakeFirstOrThrow()
  return version
}
