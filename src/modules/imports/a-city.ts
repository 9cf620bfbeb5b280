/** For this module's tests: a city with one agency, one triage team and no history, in a database of its own. */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { openDb, openPool } from '../../kernel/db.ts'
import { migrateCity, migrateGround } from '../../kernel/migrate.ts'
import { loadCatalog } from '../catalog/index.ts'
import { loadPlaces } from '../places/index.ts'
import type { ImportCity } from './city.ts'

export interface TestCity extends ImportCity {
  /** Of its database. */
  readonly url: string
  /** Rows of any query. */
  rows<T>(query: string, values?: unknown[]): Promise<T[]>
  /** The one value of a query. */
  value<T>(query: string, values?: unknown[]): Promise<T>
  close(): Promise<void>
}

const SETUP = `
  insert into public.broadstreet_city (jurisdiction_id, schema_name) values ('springfield.example', 'springfield');
  insert into jurisdiction (id, name, time_zone, languages, emergency_number, center)
    values ('springfield.example', '{"en": "Springfield"}', 'America/New_York', '{en}', '911', '(-71.06,42.36)');
  insert into agency (code, name, position) values ('front-desk', '{"en": "Front Desk"}', 1);
  insert into team (code, agency_code, name, triage, position)
    values ('front-desk', 'front-desk', '{"en": "Front Desk"}', true, 1);
  insert into service_group (code, name, icon, position) values ('streets', '{"en": "Streets"}', 'road', 1);
  insert into service (code, group_code, agency_code, icon, definition, position)
    values ('101', 'streets', 'front-desk', 'road',
      '{"name": {"en": "Pothole"}, "description": {"en": "A hole"}, "keywords": {}, "attributes": []}', 1)`

/** @param url of a server on which databases may be made; the tests' own is in TEST_DATABASE_URL. */
export async function aCity(url = process.env.TEST_DATABASE_URL ?? ''): Promise<TestCity> {
  const name = `import_test_${randomBytes(6).toString('hex')}`
  await admin(url, `create database ${name}`)
  const own = new URL(url)
  own.pathname = `/${name}`
  await migrateGround(own.href)
  await migrateCity(own.href, 'springfield')
  const pool = openPool(own.href, 'springfield', 4)
  await pool.query(SETUP)
  const db = openDb(pool)
  const catalog = await loadCatalog(db)
  const places = await loadPlaces(db)
  const rows = async <T>(query: string, values: unknown[] = []): Promise<T[]> =>
    (await pool.query(query, values)).rows as T[]
  return {
    url: own.href,
    schema: 'springfield',
    pool,
    db,
    catalog: () => catalog,
    places: () => places,
    rows,
    value: async <T>(query: string, values?: unknown[]) =>
      Object.values((await rows<Record<string, T>>(query, values))[0] ?? {})[0] as T,
    close: async () => {
      await db.destroy()
      await admin(url, `drop database ${name} with (force)`)
    },
  }
}

async function admin(url: string, command: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(command)
  } finally {
    await client.end()
  }
}
