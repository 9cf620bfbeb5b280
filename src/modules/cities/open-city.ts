/** Opening the cities of a database: catalogue and places into memory, intake ready. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { citySecret } from '../../kernel/city-secret.ts'
import { committed } from '../../kernel/committed.ts'
import { openDb, openPool } from '../../kernel/db.ts'
import { inGroups } from '../../kernel/grouped.ts'
import { catalogStore } from '../catalog/index.ts'
import { openPhotoStore } from '../media/index.ts'
import { loadPlaces, type Places } from '../places/index.ts'
import { type Model, modelStore } from '../suggestions/index.ts'
import { type City, insertReports, type Prepared } from '../requests/index.ts'

/** A city opened by this process. */
export interface OpenCity extends City {
  readonly pool: pg.Pool
  readonly hosts: readonly string[]
  /** Absolute path of its PMTiles; undefined when it has none. */
  readonly basemap: string | undefined
  /** What suggests a service from somebody's words; undefined until it was learnt. */
  readonly model: () => Model | undefined
  /** Reads catalogue, places and model again when the database has newer ones. */
  refresh(): Promise<void>
  close(): Promise<void>
}

/** A row of the list of cities that all processes share. */
export interface CityRow {
  readonly jurisdictionId: string
  readonly schema: string
  readonly hosts: readonly string[]
}

/** The cities of a database, in order of their ids. */
export async function listCities(url: string): Promise<CityRow[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<CityRow>(
      'select jurisdiction_id as "jurisdictionId", schema_name as schema, hosts from public.broadstreet_city order by 1',
    )
    return rows
  } finally {
    await client.end()
  }
}

/** How this process reaches what belongs to its cities. */
export interface Reach {
  readonly url: string
  /** Absolute folder of photos and basemaps. */
  readonly dataDir: string
  /** Photos lie in this bucket instead. */
  readonly s3Url?: string | undefined
  /** Connections to the database for each city. */
  readonly poolSize?: number
}

/** Where a city's basemap lies, whether or not it has one. */
export const basemapOf = (dataDir: string, schema: string): string =>
  join(dataDir, 'basemaps', `${schema}.pmtiles`)

/** @throws {NoCityYet} when no city's files were applied to the schema. */
export async function openCity(reach: Reach, { jurisdictionId, schema, hosts }: CityRow): Promise<OpenCity> {
  const pool = openPool(reach.url, schema, reach.poolSize)
  const basemap = basemapOf(reach.dataDir, schema)
  const db = openDb(pool)
  const store = await catalogStore(db)
  let places: Places = await loadPlaces(db)
  const models = await modelStore(db)
  const secret = await citySecret(db)
  const intake = inGroups(async (group: readonly Prepared[]) => {
    const accepted = await insertReports(db, group, store.current().jurisdiction.timeZone)
    committed(db)
    return accepted
  })
  return {
    jurisdictionId,
    schema,
    hosts,
    pool,
    db,
    secret,
    catalog: store.current,
    places: () => places,
    model: models.current,
    intake,
    photos: openPhotoStore({ dataDir: reach.dataDir, s3Url: reach.s3Url }, schema),
    basemap: existsSync(basemap) ? basemap : undefined,
    refresh: async () => {
      if (await store.refresh()) places = await loadPlaces(db)
      await models.refresh()
    },
    close: () => db.destroy(),
  }
}

/** Whether the database answers. */
export async function answers(city: City): Promise<boolean> {
  await sql`select 1`.execute(city.db)
  return true
}

/**
 * Finds a city by the host name a request came to, or by the `jurisdiction_id` it names. With one city only every
 * host is its own; with several an unknown host is nobody's.
 */
export function cityFinder<C extends CityRow>(
  all: () => readonly C[],
): (host: string, jurisdictionId?: string) => C | undefined {
  return (host, jurisdictionId) => {
    const cities = all()
    if (jurisdictionId) return cities.find((city) => city.jurisdictionId === jurisdictionId)
    if (cities.length === 1) return cities[0]
    const name = host.toLowerCase().replace(/:\d+$/, '')
    return cities.find(({ hosts, jurisdictionId: id }) => id === name || hosts.includes(name))
  }
}
