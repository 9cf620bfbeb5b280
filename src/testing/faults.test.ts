import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import pg from 'pg'
import { joinPostgres } from '../kernel/postgres/index.ts'
import { freePort } from '../bench/free-port.ts'
import { type ServerProcess, startProgram, untilReady } from './server-process.ts'

let dataDir: string
let port: number
let server: ServerProcess

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'broadstreet-faults-'))
  port = await freePort()
  server = await startProgram(dataDir, port, ['--empty'])
})

afterAll(async () => {
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

const postmaster = (): number =>
  Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])

/** Submits a report under a key of its own; the number, or undefined when no answer came. */
async function submit(key: string): Promise<string | undefined> {
  const body = new URLSearchParams({
    api_key: 'riverton-demo',
    service_code: '102',
    lat: '40.0000',
    long: '-75.5000',
    description: `Report ${key}`,
  })
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/open311/v2/requests.json`, {
      method: 'POST',
      body,
      headers: { 'idempotency-key': key },
      signal: AbortSignal.timeout(15_000),
    })
    if (!answer.ok) return undefined
    const [receipt] = (await answer.json()) as { service_request_id: string }[]
    return receipt?.service_request_id
  } catch {
    return undefined
  }
}

/** Submits until it is answered, as a patient client does. */
async function insist(key: string): Promise<string> {
  for (let tries = 0; tries < 60; tries += 1) {
    const number = await submit(key)
    if (number) return number
    await new Promise((resolve) => void setTimeout(resolve, 250))
  }
  throw new Error(`No answer for ${key}`)
}

const DEATHS = ['server', 'postgres', 'both'] as const

async function die(what: (typeof DEATHS)[number]): Promise<void> {
  const database = postmaster()
  if (what !== 'server') process.kill(database, 'SIGKILL')
  if (what !== 'postgres') {
    await server.kill()
    server = await startProgram(dataDir, port)
  } else {
    await untilReady(server.url)
  }
}

test('ten sudden deaths under two hundred submissions lose nothing that was acknowledged', async () => {
  const acknowledged = new Map<string, string>()
  for (let round = 0; round < 10; round += 1) {
    const keys = Array.from({ length: 200 }, (_, at) => `round-${round}-${at}`)
    const flight = keys.map(async (key, at) => {
      await new Promise((resolve) => void setTimeout(resolve, at % 40))
      const number = await submit(key)
      if (number) acknowledged.set(key, number)
      return { key, number }
    })
    await new Promise((resolve) => void setTimeout(resolve, 15 + 7 * round))
    await die(DEATHS[round % DEATHS.length]!)
    for (const { key, number } of await Promise.all(flight)) {
      const again = await insist(key)
      if (number) expect(again).toBe(number)
      acknowledged.set(key, again)
    }
  }

  const { url } = await joinPostgres({ dataDir, log: () => undefined })
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows: cities } = await client.query<{ schema: string }>(
    'select schema_name as schema from public.broadstreet_city',
  )
  await client.query(`set search_path to "${cities[0]?.schema}", public`)
  const { rows } = await client.query<{
    description: string
    number: string
    lines: number
    events: number
  }>(`
    select description, number::text,
      (select count(*)::int from activity a where a.request_id = r.id and kind = 'submitted') as lines,
      (select count(*)::int from event e where e.request_id = r.id and name = 'request.submitted') as events
    from service_request r`)
  await client.end()

  expect(rows).toHaveLength(acknowledged.size)
  expect(acknowledged.size).toBe(2000)
  const wrong = rows.filter(({ description, number, lines, events }) => {
    return acknowledged.get(description.replace('Report ', '')) !== number || lines !== 1 || events !== 1
  })
  expect(wrong).toEqual([])
}, 300_000)

test('a body of a hundred megabytes and a broken form hurt nobody else', async () => {
  const huge = fetch(`${server.url}/open311/v2/requests.json`, {
    method: 'POST',
    body: 'x'.repeat(100 * 1024 * 1024),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  }).then(
    ({ status }) => status,
    () => 413, // the connection was closed while we were still sending
  )
  const broken = fetch(`${server.url}/open311/v2/requests.json`, {
    method: 'POST',
    body: '--x\r\ncontent-disposition: form-data; name="a',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  })

  const number = await insist('beside-the-huge-one')

  expect(number).toMatch(/^\d+$/)
  expect(await huge).toBe(413)
  expect((await broken).status).toBe(400)
})
