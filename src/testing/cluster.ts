/** The PostgreSQL that tests run on: the one named by TEST_DATABASE_URL, else one of their own, gone afterwards. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../kernel/postgres/index.ts'

/** Speed for durability: a cluster of tests is thrown away, so it need not survive a power cut. */
const HASTE = {
  fsync: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
  max_connections: '200',
  max_wal_size: '256MB',
}

const MEMORY = '/dev/shm'
const ROOM = 4 * 1024 ** 3 // bytes

/** In memory where that has room: each test gets a copy of a thousand files, which on a disk takes more than the test. */
function folderOfTests(): string {
  if (!existsSync(MEMORY)) return tmpdir()
  const mount = readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .find((line) => line.includes(` ${MEMORY} `))
  sweep(MEMORY)
  const { bavail, bsize } = statfsSync(MEMORY)
  // PostgreSQL's programs may be copied into its folder, and must run there.
  return mount && !mount.includes('noexec') && bavail * bsize >= ROOM ? MEMORY : tmpdir()
}

/** What a run left behind that was killed: nothing else would ever give the memory back. */
function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [, owner] = /^broadstreet-test-(\d+)-/.exec(name) ?? []
    if (owner && !existsSync(`/proc/${owner}`)) rmSync(join(folder, name), { recursive: true, force: true })
  }
}

/** Vitest's global set-up; workers inherit `TEST_DATABASE_URL`. */
export default async function cluster(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TEST_DATABASE_URL) return undefined
  const dataDir = mkdtempSync(join(folderOfTests(), `broadstreet-test-${process.pid}-`))
  const postgres = await startPostgres({ dataDir, log: console.error, what: 'the tests', settings: HASTE })
  process.env.TEST_DATABASE_URL = postgres.url
  return async () => {
    await postgres.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
