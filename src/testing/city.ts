/** A city and its cast, for tests. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Act, perform } from '../kernel/act.ts'
import { type Actor, PERSON } from '../kernel/actor.ts'
import { openDb, openPool } from '../kernel/db.ts'
import { migrateCity, migrateGround, readMigrations } from '../kernel/migrate.ts'
import { migrateJobs } from '../kernel/jobs.ts'
import { type CatalogDraft, planCatalog, saveCatalog } from '../modules/catalog/index.ts'
import { grantsOf, type Role, type StaffId } from '../modules/identity/index.ts'
import { openCity, type OpenCity } from '../modules/cities/index.ts'
import { type PlacesData, savePlaces } from '../modules/places/index.ts'
import { type Receipt, type Report, type RequestId, submitRequest } from '../modules/requests/index.ts'
import { freshDatabase } from './database.ts'
import { smallCity, smallPlaces } from './small-city.ts'

/** A report that every rule accepts; what a test says wins. */
export const aReport = (report: Partial<Report> = {}): Report => ({
  serviceCode: '102',
  description: 'The light is out.',
  point: { lon: -75.501, lat: 40 },
  answers: {},
  channel: 'web',
  language: 'en',
  ...report,
})

export interface TestCity extends OpenCity {
  /** Where its database is, for programs started by a test. */
  readonly url: string
  readonly dataDir: string
  /** Submits a report; answers what the reporter is told. */
  request(report?: Partial<Report>, at?: Date): Promise<Receipt & { readonly id: RequestId }>
  /** Somebody of the staff. */
  staff(role: Role, agencyCode?: string): Promise<Actor & { readonly id: StaffId }>
  /** Does a deed as `by`. */
  act<T>(by: Actor, deed: (act: Act) => Promise<T>, now?: Date): Promise<T>
}

const SCHEMA = 'city'

/** A city of its own for one test, gone afterwards. */
export async function aCity(
  draft: CatalogDraft = smallCity,
  places: PlacesData = smallPlaces,
): Promise<TestCity> {
  const recipe = JSON.stringify([readMigrations(), draft, places])
  const database = await freshDatabase(recipe, (url) => build(url, draft, places))
  const dataDir = mkdtempSync(join(tmpdir(), 'broadstreet-city-'))
  const row = { jurisdictionId: draft.jurisdiction.id, schema: SCHEMA, hosts: draft.jurisdiction.hosts }
  const city = await openCity({ url: database.url, dataDir, poolSize: 8 }, row)
  onTestFinished(async () => {
    await city.close()
    await database.drop()
    rmSync(dataDir, { recursive: true, force: true })
  })
  return Object.assign(city, { url: database.url, dataDir }, castOf(city))
}

/** Who does something in a city of a test. */
export function castOf(city: OpenCity): Omit<TestCity, keyof OpenCity | 'url' | 'dataDir'> {
  let people = 0
  return {
    request: async (report: Partial<Report> = {}, now?: Date) =>
      (await submitRequest(city, PERSON, aReport(report), now)) as Receipt & { id: RequestId },
    staff: async (role: Role, agencyCode?: string) => {
      people += 1
      const name = `${role} ${people}`
      const { id } = await city.db
        .insertInto('staff')
        .values({
          email: `${role}${people}@city.example`,
          name,
          roles: [role],
          agency_code: agencyCode ?? null,
          team_codes: [],
          active: true,
          locale: 'en',
          demo: false,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      return { kind: 'staff' as const, id, label: name, grants: grantsOf([role], agencyCode ?? null) }
    },
    act: <T>(by: Actor, deed: (act: Act) => Promise<T>, now?: Date) => perform(city.db, by, deed, now),
  }
}

async function build(url: string, draft: CatalogDraft, places: PlacesData): Promise<void> {
  await migrateGround(url)
  await migrateJobs(url)
  await buildCity(url, SCHEMA, draft, places)
}

/** A city in a schema of a database that has its ground. */
export async function buildCity(
  url: string,
  schema: string,
  draft: CatalogDraft,
  places: PlacesData,
): Promise<void> {
  await migrateCity(url, schema)
  const db = openDb(openPool(url, schema, 1))
  await db.transaction().execute(async (tx) => {
    await savePlaces(tx, places)
    await saveCatalog(tx, planCatalog(null, draft))
  })
  await db.destroy()
}
