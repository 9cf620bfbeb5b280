/** A backup of a cluster that is being written to, and what becomes of it. */
import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningPostgres, startPostgres } from '../postgres/index.ts'
import { backUp, readEverything, restore } from './index.ts'

const quiet = () => undefined
const LONG = `photos/${'a-very-long-name-'.repeat(10)}.jpg`
let home: string
let dataDir: string
let source: RunningPostgres

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'backup-'))
  dataDir = join(home, 'data')
  source = await startPostgres({ dataDir, log: quiet })
  mkdirSync(join(dataDir, 'photos'))
  writeFileSync(join(dataDir, 'photos/pothole.jpg'), Buffer.alloc(3_000_000, 7))
  writeFileSync(join(dataDir, LONG), 'long')
})
afterAll(async () => {
  await source.stop()
  rmSync(home, { recursive: true, force: true })
})

const make = (target: string, url: string | undefined = source.url) =>
  backUp({ dataDir, target, url, version: '1.2.3', told: quiet })

/** Writes until it is told to stop; resolves to how many rows were acknowledged. */
function writer(pool: Pool): { acknowledged(): number; stop(): Promise<void> } {
  let count = 0
  const stop = new AbortController()
  const writing = (async () => {
    while (!stop.signal.aborted) {
      await pool.query("insert into report (words) values (repeat('pothole ', 50))")
      count++
    }
  })()
  return {
    acknowledged: () => count,
    stop: () => {
      stop.abort()
      return writing
    },
  }
}

test('what was acknowledged before the backup ended is in it, though the city went on writing', async () => {
  const pool = new Pool({ connectionString: source.url })
  await pool.query('create table report (id serial primary key, words text)')
  const city = writer(pool)
  await expect.poll(city.acknowledged).toBeGreaterThan(100)
  const before = city.acknowledged()

  const packed = await make(join(home, 'first.tar'))
  await city.stop()
  await pool.end()
  const seal = await restore(join(home, 'first.tar'), join(home, 'restored'), quiet)
  const restored = await startPostgres({ dataDir: join(home, 'restored'), log: quiet })
  const contents = await readEverything(restored.url, quiet)
  await restored.stop()

  expect(contents.tables).toBe(1)
  expect(contents.rows).toBeGreaterThanOrEqual(before)
  expect(seal).toMatchObject({ version: '1.2.3', postgres: 18, files: packed.files })
  expect(readFileSync(join(home, 'restored/photos/pothole.jpg'))).toEqual(Buffer.alloc(3_000_000, 7))
  expect(readFileSync(join(home, 'restored', LONG), 'utf8')).toBe('long')
  expect(existsSync(join(home, 'restored/secrets/postgres-password'))).toBe(true)
  expect(existsSync(join(home, 'restored/restoring'))).toBe(false)
}, 120_000)

test('a backup is for its owner alone, and any tar program can read it', async () => {
  const target = join(home, 'plain.tar')
  await make(target)

  expect(statSync(target).mode & 0o777).toBe(0o600)
  const names = execFileSync('tar', ['--list', '--file', target], { encoding: 'utf8' }).split('\n')
  expect(names).toEqual(
    expect.arrayContaining(['postgres/PG_VERSION', 'postgres/backup_label', LONG, 'backup.json']),
  )
  expect(names.filter((name) => /postmaster\.pid|server\.lock|^run/.test(name))).toEqual([])
})

test('a backup never overwrites another', async () => {
  writeFileSync(join(home, 'old.tar'), 'precious')

  await expect(make(join(home, 'old.tar'))).rejects.toThrow(/exists already/)
  expect(readFileSync(join(home, 'old.tar'), 'utf8')).toBe('precious')
})

test('a backup that lost its end, or one bit, is refused and leaves nothing behind', async () => {
  const target = join(home, 'damaged.tar')
  await make(target, '') // the files alone
  const file = await open(target, 'r+')
  await file.write(Buffer.from([8]), 0, 1, 2_000_000)
  await file.close()
  await expect(restore(target, join(home, 'r2'), quiet)).rejects.toThrow(/changed or damaged/)

  truncateSync(target, 2_500_000)
  await expect(restore(target, join(home, 'r2'), quiet)).rejects.toThrow(/cut short/)

  writeFileSync(target, 'a picture of a cat'.repeat(100))
  await expect(restore(target, join(home, 'r2'), quiet)).rejects.toThrow(/cannot be read as a backup/)
  expect(existsSync(join(home, 'r2/restoring'))).toBe(false)
})

test('a folder with data in it is not restored over', async () => {
  await make(join(home, 'again.tar'), '')

  await expect(restore(join(home, 'again.tar'), dataDir, quiet)).rejects.toThrow(/is not empty/)
})
