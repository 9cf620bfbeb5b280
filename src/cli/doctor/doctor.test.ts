/** The doctor against real services that are well, and against none. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { expect, test } from 'vitest'
import { readConfig } from '../../config.ts'
import type { DatabaseFacts } from '../../kernel/examine-database.ts'
import { testServer } from '../../testing/database.ts'
import { checkClock, checkFolder, checkServer } from './machine.ts'
import { checkDatabase, checkMail, checkPhotos, judgeDatabase } from './services.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'doctor-'))
const config = (env: Record<string, string> = {}) => readConfig({ DATA_DIR: dataDir, PORT: '1', ...env })

test('a database that will do is said to do', async () => {
  const findings = await checkDatabase(testServer(), config())

  expect(findings[0]).toMatchObject({
    what: 'database',
    state: 'ok',
    says: expect.stringMatching(/^PostgreSQL 1[5-9]/),
  })
  expect(findings.filter(({ says }) => /extension|encoding|clock/.test(says))).toEqual([])
})

test('a database that is not there is a fault with its reason', async () => {
  const [finding] = await checkDatabase('postgres://nobody@127.0.0.1:1/none', config())

  expect(finding).toMatchObject({ state: 'fault', says: expect.stringContaining('ECONNREFUSED') })
})

const WELL: DatabaseFacts = {
  version: 18,
  encoding: 'UTF8',
  fsync: true,
  missingExtensions: [],
  connections: { most: 100, open: 5 },
  size: 8e6,
  roundTrip: 0.4,
  clockAhead: 3,
  cities: [{ jurisdictionId: 'riverton', behind: 0 }],
}

test.each([
  ['too old', { version: 14 }, 'fault', 'PostgreSQL 15 or newer is needed'],
  ['of another encoding', { encoding: 'LATIN1' }, 'fault', 'create the database with UTF8'],
  ['not durable', { fsync: false }, 'fault', 'fsync is off'],
  ['without an extension', { missingExtensions: ['pg_trgm'] }, 'fault', 'pg_trgm'],
  ['too small for our pools', { connections: { most: 12, open: 1 } }, 'warning', 'lower DATABASE_POOL'],
  ['in another time', { clockAhead: -61_000 }, 'warning', 'differs from ours by 61000 ms'],
  [
    'behind',
    { cities: [{ jurisdictionId: 'riverton', behind: 2 }] },
    'warning',
    'riverton lacks 2 migrations',
  ],
  ['ahead', { cities: [{ jurisdictionId: 'riverton', behind: -1 }] }, 'fault', 'newer Broadstreet'],
])('a database that is %s is noticed before it hurts', (_, change, state, words) => {
  const findings = judgeDatabase({ ...WELL, ...change }, 10).filter((finding) => finding.state !== 'ok')

  expect(findings).toEqual([expect.objectContaining({ state, says: expect.stringContaining(words) })])
})

test('a database that is well has no findings', () => {
  expect(judgeDatabase(WELL, 10).every(({ state }) => state === 'ok')).toBe(true)
})

test('a mail server is greeted', async () => {
  const post = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'] })
  await new Promise<void>((resolve) => void post.listen(0, '127.0.0.1', resolve))
  const { port } = post.server.address() as { port: number }

  expect(await checkMail(config({ SMTP_URL: `smtp://127.0.0.1:${port}` }))).toMatchObject({ state: 'ok' })
  await new Promise<void>((resolve) => post.close(resolve))
  expect(await checkMail(config({ SMTP_URL: `smtp://127.0.0.1:${port}` }))).toMatchObject({ state: 'fault' })
  expect(await checkMail(config())).toMatchObject({ state: 'warning' })
})

test('a bucket that is not there is a fault, and its key is not repeated', async () => {
  const finding = await checkPhotos(config({ S3_URL: 'http://KEY:hunter2@127.0.0.1:1/photos' }))

  expect(finding.state).toBe('fault')
  expect(finding.says).toMatch(/^127\.0\.0\.1:1\/photos cannot be used: /)
  expect(finding.says).not.toContain('hunter2')
})

test('a data folder that others can read is worth a look', async () => {
  chmodSync(dataDir, 0o755)
  expect((await checkFolder(config()))[0]).toMatchObject({ state: 'warning' })

  chmodSync(dataDir, 0o700)
  expect((await checkFolder(config()))[0]).toMatchObject({ state: 'ok' })
  rmSync(dataDir, { recursive: true })
  expect((await checkFolder(config()))[0]).toMatchObject({
    state: 'warning',
    says: expect.stringContaining('first start'),
  })
})

test('a clock of the last century is a fault', () => {
  expect(checkClock(new Date('1999-12-31')).state).toBe('fault')
})

test('a server that does not run is no fault', async () => {
  expect(await checkServer(config())).toMatchObject({
    state: 'ok',
    says: expect.stringContaining('not running'),
  })
})
