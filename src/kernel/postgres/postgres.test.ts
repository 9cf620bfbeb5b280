/** The supervisor against a real PostgreSQL and real kills. */
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { Pool } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { joinPostgres, startPostgres } from './index.ts'
import { pidIn } from './leftover.ts'
import { arrangePlace } from './place.ts'
import { startPostmaster } from './postmaster.ts'
import { postgresIn, processFacts } from './process.ts'

let home: string // of all data folders here
let dataDir: string
const children: ChildProcess[] = []
const pools: Pool[] = []
const quiet = () => undefined
const start = () => startPostgres({ dataDir, log: quiet })
const cluster = () => join(realpathSync(dataDir), 'postgres')
const postmasterPid = () => pidIn(join(cluster(), 'postmaster.pid')) ?? 0

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'supervised-'))
  dataDir = join(home, 'fresh')
  await (await start()).stop()
})
afterAll(() => rmSync(home, { recursive: true, force: true }))
beforeEach(({ task }) => {
  dataDir = join(home, task.id)
  cpSync(join(home, 'fresh'), dataDir, { recursive: true })
})
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.end()))
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await vi.waitFor(() => expect(postgresIn(cluster(), postmasterPid())).toEqual([]), 10_000).catch(quiet)
})

/** A server of its own process, so that it can be killed; resolves to the address of its database. */
async function serverProcess(): Promise<{ child: ChildProcess; url: string }> {
  const program = `
    const { startPostgres } = await import(${JSON.stringify(join(import.meta.dirname, 'index.ts'))})
    const { url } = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: () => undefined })
    console.log(url)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  for await (const line of createInterface({ input: child.stdout })) return { child, url: line }
  throw new Error('the server said nothing')
}

function poolOf(url: string): Pool {
  const pool = new Pool({ connectionString: url, max: 2 })
  pool.on('error', quiet)
  pools.push(pool)
  return pool
}

const numbers = async (url: string) =>
  (await poolOf(url).query('select number from promise order by number')).rows

async function keepPromise(url: string): Promise<void> {
  const pool = poolOf(url)
  await pool.query('create table if not exists promise (number integer primary key)')
  await pool.query('insert into promise select count(*) + 1 from promise')
}

test('what was committed is there after a stop and a start', async () => {
  const first = await start()
  await keepPromise(first.url)
  await first.stop()
  const second = await start()

  expect(await numbers(second.url)).toEqual([{ number: 1 }])
  await second.stop()
})

test('when the server is killed, its PostgreSQL ends by itself and nothing committed is lost', async () => {
  const { child, url } = await serverProcess()
  await keepPromise(url)

  child.kill('SIGKILL')
  await vi.waitFor(() => expect(postgresIn(cluster(), postmasterPid())).toEqual([]), 20_000)

  const next = await start()
  expect(await numbers(next.url)).toEqual([{ number: 1 }])
  await next.stop()
})

test('when PostgreSQL is killed, it comes back and the same pool goes on', async () => {
  const { url, stop } = await start()
  await keepPromise(url)
  const pool = poolOf(url)
  const before = postmasterPid()

  process.kill(before, 'SIGKILL')

  await vi.waitFor(async () => expect((await pool.query('select 1')).rowCount).toBe(1), 20_000)
  expect(postmasterPid()).not.toBe(before)
  expect(await numbers(url)).toEqual([{ number: 1 }])
  await stop()
})

test('when somebody else asks PostgreSQL to end, it is ended and started again, also for pools that hold on', async () => {
  const { url, stop } = await start()
  await keepPromise(url)
  const pool = poolOf(url)
  const held = await pool.connect() // a smart shutdown waits for this one for ever
  held.on('error', quiet)
  const before = postmasterPid()

  process.kill(before, 'SIGTERM')

  await vi.waitFor(() => expect(postmasterPid()).not.toBe(before), 20_000)
  await vi.waitFor(async () => expect(await numbers(url)).toEqual([{ number: 1 }]), 20_000)
  held.release(true)
  await stop()
})

test('asked by somebody else and by us to end, it ends and does not come back', async () => {
  const { url, letGo, stop } = await start()
  const held = await poolOf(url).connect()
  held.on('error', quiet)
  const before = postmasterPid()

  letGo()
  process.kill(before, 'SIGTERM')
  await sleep(1_500)
  expect(postmasterPid()).toBe(before)
  held.release(true)
  await stop()

  expect(postgresIn(cluster())).toEqual([])
})

test('when both are killed at once, the next start recovers', async () => {
  const { child, url } = await serverProcess()
  await keepPromise(url)

  child.kill('SIGKILL')
  process.kill(postmasterPid(), 'SIGKILL')

  const next = await start()
  expect(await numbers(next.url)).toEqual([{ number: 1 }])
  await next.stop()
})

test('a postmaster that outlived its server is ended, never doubled', async () => {
  const first = await start()
  await keepPromise(first.url)
  await first.stop()
  const place = arrangePlace(dataDir)
  const withoutPdeathsig = place.runner.prefix.filter((word) => !/setpriv$|--pdeathsig|^INT$/.test(word))
  const orphan = await startPostmaster(
    { ...place, runner: { ...place.runner, prefix: withoutPdeathsig } },
    quiet,
  )
  await keepPromise(first.url)

  const next = await start()

  expect(processFacts(orphan.postmaster.pid)).toBeUndefined()
  expect(await numbers(next.url)).toEqual([{ number: 1 }, { number: 2 }])
  await next.stop()
})

test('a pid file that names some other living program neither blocks the start nor harms that program', async () => {
  const first = await start()
  await first.stop()
  const stranger = spawn('sleep', ['60'])
  children.push(stranger)
  writeFileSync(join(cluster(), 'postmaster.pid'), `${stranger.pid}\n${cluster()}\n1\n5432\n\n\n\nready\n`)

  const second = await start()

  expect(processFacts(stranger.pid ?? 0)).toBeDefined()
  await second.stop()
})

test('a start that was killed while it made the cluster is begun afresh', async () => {
  rmSync(dataDir, { recursive: true })
  const { child } = await Promise.race([serverProcess(), sleep(150).then(() => ({ child: children[0] }))])
  child?.kill('SIGKILL')

  const { url, stop } = await start()
  await keepPromise(url)
  await stop()
})

test('a second server on the same folder is refused, a command joins the first', async () => {
  const { child, url } = await serverProcess()
  await keepPromise(url)

  await expect(start()).rejects.toThrow(`in use by "broadstreet serve" (process ${child.pid})`)

  const joined = await joinPostgres({ dataDir, log: quiet })
  expect(await numbers(joined.url)).toEqual([{ number: 1 }])
  await joined.stop()
  expect((await poolOf(url).query('select 1')).rowCount).toBe(1)
})

test('the socket is private and the password is needed', async () => {
  const { url, stop } = await start()
  const wrong = url.replace(/:[^:@]+@/, ':guessed@')

  await expect(poolOf(wrong).query('select 1')).rejects.toThrow(/password authentication failed/)
  const secret = readFileSync(join(dataDir, 'secrets/postgres-password'), 'utf8').trim()
  expect(url).toContain(secret)
  await stop()
})

test('a path longer than a socket can have still works', async () => {
  const long = join(
    dataDir,
    'a-folder-with-a-name-that-is-long',
    'and-another-one-inside-of-it',
    'and-a-third',
  )
  cpSync(join(home, 'fresh'), long, { recursive: true })
  dataDir = long
  const { url, stop } = await start()

  await keepPromise(url)
  await stop()
})
