/** What every scenario stands on: a database, the sample city at size, the server under test. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from '../config.ts'
import { migrateJobs } from '../kernel/jobs.ts'
import { migrateGround } from '../kernel/migrate.ts'
import { startPostgres } from '../kernel/postgres/index.ts'
import { inProject } from '../kernel/root.ts'
import { listCities, openCity, type OpenCity } from '../modules/cities/index.ts'
import { firstStart } from '../start/first-start.ts'
import { freePort } from './free-port.ts'
import { fill } from './fill.ts'
import { postmasterOf, usedBy } from './processor.ts'
import { type ServerUnderTest, startServer } from './server.ts'
import { learnFirst } from './suggestion.ts'

export interface World {
  readonly size: number
  readonly databaseUrl: string
  /** The city as the bench itself reads it. */
  readonly city: OpenCity
  readonly server: ServerUnderTest
  readonly say: (line: string) => void
  /** Milliseconds of processor time the server and its PostgreSQL have used so far. */
  processor(): number
  /** Adds requests up to `size`. */
  grow(size: number): Promise<void>
  /** Until nothing is left of what was done before: events, jobs, dead rows. No scenario pays for another. */
  settle(): Promise<void>
  stop(): Promise<void>
}

/**
 * Starts everything; the history has `size` requests at least.
 *
 * @param kept folder whose data are used again and left there; without one they are made and removed.
 */
export async function makeWorld(
  config: Config,
  say: (line: string) => void,
  kept: string | undefined,
): Promise<World> {
  const dataDir = kept ?? mkdtempSync(join(tmpdir(), 'broadstreet-bench-'))
  const postgres = await startPostgres({ dataDir, log: say })
  const { url } = postgres
  const postmaster = postmasterOf(dataDir)
  await migrateGround(url)
  await migrateJobs(url)
  await firstStart(
    url,
    { ...config, dataDir },
    { folder: inProject('cities', 'riverton'), empty: false, log: say },
  )
  // Before anything is read: kept data may be of an older version, and the server brings them up to date.
  const server = await startServer(url, dataDir, await freePort())
  const [row] = await listCities(url)
  if (!row) throw new Error('The sample city was not made')
  const city = await openCity({ url, dataDir }, row)
  // Else the server would, in the middle of what is measured.
  await learnFirst(city, say)
  let size = await sizeOf(city.pool)
  return {
    get size() {
      return size
    },
    databaseUrl: url,
    city,
    server,
    say,
    processor: () => usedBy(server.pid) + usedBy(postmaster),
    grow: async (to) => {
      say(`Filling the city up to ${to} requests …`)
      await fill(city.pool, to)
      size = await sizeOf(city.pool)
    },
    settle: () => settle(city.pool),
    stop: async () => {
      await server.stop()
      await city.close()
      await postgres.stop()
      if (!kept) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

const PATIENCE = 120_000 // milliseconds

async function settle(pool: OpenCity['pool']): Promise<void> {
  const until = performance.now() + PATIENCE
  while ((await isAtWork(pool)) && performance.now() < until) await sleep(100)
  await pool.query('vacuum analyze')
  await pool.query('checkpoint')
}

/** Whether events wait to be read or jobs to be done. */
async function isAtWork(pool: OpenCity['pool']): Promise<boolean> {
  const { rows } = await pool.query<{ works: boolean }>(
    `select exists (select from event where relayed_at is null)
       or exists (select from graphile_worker.jobs where run_at <= now() and attempts < max_attempts) as works`,
  )
  return rows[0]?.works === true
}

async function sizeOf(pool: OpenCity['pool']): Promise<number> {
  const { rows } = await pool.query<{ size: number }>('select count(*)::int as size from service_request')
  return rows[0]?.size ?? 0
}
