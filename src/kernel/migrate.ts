/** Brings a city's schema to the program's version: numbered plain SQL, forward only. */
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { inProject } from './root.ts'

/** A migration file: `0007_words.sql` has number 7. */
export interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
}

/** Every migration of this version of the program, in order. */
export function readMigrations(folder = inProject('migrations')): Migration[] {
  return readdirSync(folder)
    .filter((file) => /^\d{4}_.+\.sql$/.test(file))
    .sort()
    .map((file) => ({
      number: Number(file.slice(0, 4)),
      name: file,
      sql: readFileSync(join(folder, file), 'utf8'),
    }))
}

/** What all cities of an installation share: the extensions and the list of cities. */
const GROUND = `
  create extension if not exists pg_trgm with schema public;
  create extension if not exists btree_gist with schema public;
  create table if not exists public.broadstreet_city (
    jurisdiction_id text primary key,
    schema_name text not null unique check (schema_name ~ '^[a-z][a-z0-9_]{0,40}$'),
    hosts text[] not null default '{}',
    -- false while its history is being written at the first start: what a stopped start left behind is begun again
    complete boolean not null default true,
    created_at timestamptz not null default now()
  );`

/** Any number, the same in every process: one migrates, the others wait. */
const LOCK = 311_2014

/** Runs `work` on one connection under the installation's migration lock. */
async function locked<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'broadstreet migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Creates what all cities share. Does nothing the second time. */
export function migrateGround(url: string): Promise<void> {
  return locked(url, async (client) => void (await client.query(GROUND)))
}

/**
 * Creates the city's schema when there is none and applies what is missing; answers the names applied.
 *
 * @throws {Error} when the schema was written by a newer version of the program.
 */
export function migrateCity(url: string, schema: string, migrations = readMigrations()): Promise<string[]> {
  return locked(url, async (client) => {
    await client.query(`create schema if not exists "${schema}"`)
    await client.query(`set search_path to "${schema}", public`)
    await client.query(
      'create table if not exists migration (number integer primary key, name text not null, applied_at timestamptz not null default now())',
    )
    const { rows } = await client.query<{ number: number; name: string }>(
      'select number, name from migration',
    )
    refuseNewer(rows, migrations)
    const done = new Set(rows.map(({ number }) => number))
    const missing = migrations.filter(({ number }) => !done.has(number))
    for (const migration of missing) await applyOne(client, migration)
    await client.query('insert into city_secret (secret) values ($1) on conflict do nothing', [
      randomBytes(32).toString('base64url'),
    ])
    return missing.map(({ name }) => name)
  })
}

function refuseNewer(applied: { number: number; name: string }[], migrations: Migration[]): void {
  const newest = migrations.at(-1)?.number ?? 0
  const ahead = applied.find(({ number }) => number > newest)
  if (ahead) {
    throw new Error(
      `The database was written by a newer Broadstreet (it has ${ahead.name}). Start that version instead.`,
    )
  }
}

async function applyOne(client: pg.Client, { number, name, sql }: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query('insert into migration (number, name) values ($1, $2)', [number, name])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw new Error(`Migration ${name} failed: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    })
  }
}
