/** The PostgreSQL that tests run on: the one named by TEST_DATABASE_URL, else one of their own, gone afterwards. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../kernel/postgres/index.ts'

/** Speed for durability: a cluster of tests is thrown away, so it need not survive a power cut. */
const HASTE = { fsync: 'off', full_page_writes: 'off', shared_buffers: '128MB', max_connections: '200' }

/** Vitest's global set-up; workers inherit `TEST_DATABASE_URL`. */
export default async function cluster(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TEST_DATABASE_URL) return undefined
  const dataDir = mkdtempSync(join(tmpdir(), 'broadstreet-test-'))
  const postgres = await startPostgres({ dataDir, log: console.error, what: 'the tests', settings: HASTE })
  process.env.TEST_DATABASE_URL = postgres.url
  return async () => {
    await postgres.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
