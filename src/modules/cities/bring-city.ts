/** From a folder to a city at work: its schema, its tables, its contents, its basemap. */
import { existsSync } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { sql } from 'kysely'
import { type Db, openDb, openPool } from '../../kernel/db.ts'
import { migrateCity, migrateGround } from '../../kernel/migrate.ts'
import { applyCity } from './apply-city.ts'
import { basemapOf, type CityRow, listCities } from './open-city.ts'
import { type CityPlan, planCity, planNewCity } from './plan-city.ts'
import type { CityFiles } from './read-city.ts'

export interface BroughtCity {
  readonly schema: string
  readonly plan: CityPlan
}

interface Where {
  readonly url: string
  /** Where basemaps are kept; without it the basemap is left out. */
  readonly dataDir?: string
  /** `false` while more is to follow: then a new city is listed as unfinished. */
  readonly complete?: boolean
}

/**
 * Applies a city's files, making its schema when it has none.
 *
 * @throws {Refusal} `other_city` when the schema holds another city.
 */
export async function bringCity(
  { url, dataDir, complete = true }: Where,
  files: CityFiles,
): Promise<BroughtCity> {
  const { id, hosts } = files.catalog.jurisdiction
  await migrateGround(url)
  const cities = await listCities(url)
  const schema =
    cities.find(({ jurisdictionId }) => jurisdictionId === id)?.schema ??
    schemaFor(
      id,
      cities.map((city) => city.schema),
    )
  await migrateCity(url, schema)
  const plan = await inSchema(url, schema, (db) =>
    db.transaction().execute(async (tx) => {
      // In the same deed: a city is on the list when all of it is there, or not at all.
      await sql`
        insert into public.broadstreet_city (jurisdiction_id, schema_name, hosts, complete)
        values (${id}, ${schema}, ${[...hosts]}, ${complete})
        on conflict (jurisdiction_id) do nothing`.execute(tx)
      return applyCity(tx, files)
    }),
  )
  if (dataDir !== undefined && files.geography?.basemap) {
    // Also when nothing else changed: the data folder may be a new one.
    const kept = basemapOf(dataDir, schema)
    if (plan.geography !== 'kept' || !existsSync(kept)) await keepBasemap(files.geography.basemap, kept)
  }
  return { schema, plan }
}

/** What `bringCity` would change; touches nothing. */
export async function planBringing(url: string, files: CityFiles): Promise<CityPlan> {
  const { id } = files.catalog.jurisdiction
  const city = (await citiesIfAny(url)).find(({ jurisdictionId }) => jurisdictionId === id)
  if (!city) return planNewCity(files)
  return inSchema(url, city.schema, (db) => planCity(db, files))
}

/** An empty database has no list of cities either, and a plan makes none. */
async function citiesIfAny(url: string): Promise<CityRow[]> {
  try {
    return await listCities(url)
  } catch (cause) {
    if ((cause as { code?: string }).code === '42P01') return []
    throw cause
  }
}

/** `riverton.example` → `city_riverton_example`; another one when that is taken. */
export function schemaFor(id: string, taken: readonly string[]): string {
  const base = `city_${id.replaceAll(/[^a-z0-9]/g, '_')}`.slice(0, 36)
  let schema = base
  for (let next = 2; taken.includes(schema); next += 1) schema = `${base}_${next}`
  return schema
}

async function keepBasemap(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  await copyFile(from, to)
}

async function inSchema<T>(url: string, schema: string, work: (db: Db) => Promise<T>): Promise<T> {
  const db = openDb(openPool(url, schema, 1))
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}
