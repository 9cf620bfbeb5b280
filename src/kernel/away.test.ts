import { createServer, type Socket } from 'node:net'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { testServer } from '../testing/database.ts'
import { isAway } from './away.ts'

/** What a query fails with, against a server that does `act` with each connection. */
async function failure(act: (socket: Socket) => void): Promise<unknown> {
  const server = createServer(act).listen(0, '127.0.0.1')
  await new Promise((listening) => server.once('listening', listening))
  onTestFinished(() => void server.close())
  const { port } = server.address() as { port: number }
  return query(`postgres://nobody@127.0.0.1:${port}/nothing`, 'select 1')
}

async function query(url: string, words: string): Promise<unknown> {
  const pool = new pg.Pool({ connectionString: url, connectionTimeoutMillis: 300 })
  pool.on('error', () => undefined)
  try {
    return await pool.query(words)
  } catch (error) {
    return error
  } finally {
    await pool.end()
  }
}

test('a database that is not there, hangs up or stays silent is away', async () => {
  const gone = await query('postgres://nobody@127.0.0.1:1/nothing', 'select 1')
  const noSocket = await query('postgres://nobody@%2Fnowhere/nothing', 'select 1')
  const hungUp = await failure((socket) => socket.end())
  const reset = await failure((socket) => void socket.once('data', () => socket.resetAndDestroy()))
  const silent = await failure(() => undefined)

  for (const error of [gone, noSocket, hungUp, reset, silent])
    expect([error, isAway(error)]).toEqual([error, true])
})

test('a database that shuts down while it answers is away', async () => {
  const cutOff = await query(testServer(), 'select pg_terminate_backend(pg_backend_pid())')

  expect(isAway(cutOff)).toBe(true)
})

test('a full pool is away', async () => {
  const pool = new pg.Pool({ connectionString: testServer(), max: 1, connectionTimeoutMillis: 50 })
  const first = await pool.connect()

  const second = await pool.connect().catch((error: unknown) => error)
  first.release()
  await pool.end()

  expect(isAway(second)).toBe(true)
})

test('our own mistakes and refusals of data are not', async () => {
  const syntax = await query(testServer(), 'selekt')
  const data = await query(testServer(), "select 'x'::int")
  const file = Object.assign(new Error('no such file'), { code: 'ENOENT', syscall: 'open' })
  const code = Object.assign(new Error('of another library'), { code: '08006' })

  for (const error of [syntax, data, file, code, undefined, 'text', new TypeError('bug')]) {
    expect([error, isAway(error)]).toEqual([error, false])
  }
})
