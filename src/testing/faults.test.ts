import pg from 'pg'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { joinPostgres } from '../kernel/postgres/index.ts'
import { aFolder } from './a-folder.ts'
import { aMailServer } from './mail-server.ts'
import { insist, send, type Sending, type Sent } from './partner.ts'
import { postmasterOf, type ServerProcess, startProgram, untilReady } from './server-process.ts'

const DEATHS = ['server', 'postgres', 'both'] as const
const ROUNDS = 10
const AT_ONCE = 200

/** Every tenth reporter wants letters: all would only prove the mail server's patience. */
const sendings = (round: number): Sending[] =>
  Array.from({ length: AT_ONCE }, (_, at) => ({
    key: `round-${round}-${at}`,
    ...(at % 10 === 0 && { email: `reporter-${round}-${at}@riverton.example` }),
  }))

interface Kept {
  readonly key: string
  readonly number: string
  readonly lines: number
  readonly events: number
  readonly unread: number
  readonly letters: number
  readonly email: string | null
}

/** What the database holds of every request. */
async function kept(dataDir: string): Promise<Kept[]> {
  const { url } = await joinPostgres({ dataDir, log: () => undefined })
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows: cities } = await client.query<{ schema: string }>(
      'select schema_name as schema from public.broadstreet_city',
    )
    await client.query(`set search_path to "${cities[0]?.schema}", public`)
    const { rows } = await client.query<Kept>(`
      select description as key, number::text, reporter.email,
        (select count(*)::int from activity where request_id = r.id and kind = 'submitted') as lines,
        (select count(*)::int from event where request_id = r.id and name = 'request.submitted') as events,
        (select count(*)::int from event where request_id = r.id and relayed_at is null) as unread,
        (select count(*)::int from message where request_id = r.id and template = 'received') as letters
      from service_request r left join reporter on reporter.request_id = r.id`)
    return rows
  } finally {
    await client.end()
  }
}

/** Asks until every event was read and every letter written, or a while is over. */
async function settled(dataDir: string): Promise<Kept[]> {
  for (let tries = 0; ; tries += 1) {
    const rows = await kept(dataDir)
    const done = rows.every(({ unread, letters, email }) => unread === 0 && (letters > 0 || !email))
    if (done || tries > 40) return rows
    await sleep(500)
  }
}

test('ten sudden deaths under two hundred submissions lose nothing that was acknowledged', async () => {
  const dataDir = aFolder()
  const mail = await aMailServer()
  const programs: ServerProcess[] = []
  const start = async (port?: number) => {
    const program = await startProgram({ dataDir, env: { SMTP_URL: mail.url }, ...(port && { port }) })
    programs.push(program)
    return program
  }
  let server = await start()
  const acknowledged = new Map<string, string>()
  const unkind: Sent[] = []

  const die = async (what: (typeof DEATHS)[number]) => {
    const database = postmasterOf(dataDir)
    if (what !== 'server') process.kill(database, 'SIGKILL')
    if (what === 'postgres') return untilReady(server)
    await server.kill()
    server = await start(server.port)
  }
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const flight = sendings(round).map(async (sending, at) => {
        await sleep(at % 40)
        const sent = await send(server.url, sending)
        if (sent.number) acknowledged.set(sending.key, sent.number)
        // While it cannot, it says so: "later", not "our bug".
        else if (sent.status !== 0 && !(sent.status === 503 && sent.retryAfter)) unkind.push(sent)
        return { sending, number: sent.number }
      })
      await sleep(15 + 7 * round)
      await die(DEATHS[round % DEATHS.length]!)
      for (const { sending, number } of await Promise.all(flight)) {
        const again = await insist(server.url, sending)
        if (number) expect(again).toBe(number)
        acknowledged.set(sending.key, again)
      }
    }

    const rows = await settled(dataDir)

    expect(unkind, programs.map((program) => program.said()).join('')).toEqual([])
    expect(acknowledged.size).toBe(ROUNDS * AT_ONCE)
    expect(rows).toHaveLength(ROUNDS * AT_ONCE)
    const wrong = rows.filter(
      ({ key, number, lines, events, unread, letters, email }) =>
        acknowledged.get(key) !== number ||
        lines !== 1 ||
        events !== 1 ||
        unread !== 0 ||
        letters !== (email ? 1 : 0),
    )
    expect(wrong).toEqual([])
    // A letter whose sending was cut off is sent again under its old Message-ID, which mail programs show once.
    const ids = new Map(mail.letters.map(({ headers, to }) => [headers.get('message-id'), to.join()]))
    expect(new Set(ids.values()).size).toBe(ids.size)
  } finally {
    await server.stop()
  }
}, 300_000)

test('a PostgreSQL that somebody else asked to end comes back, and one signal still ends the program', async () => {
  const dataDir = aFolder()
  const server = await startProgram({ dataDir })
  try {
    const before = postmasterOf(dataDir)
    process.kill(before, 'SIGTERM')
    await vi.waitFor(() => expect(postmasterOf(dataDir)).not.toBe(before), 60_000)
    await untilReady(server)
    expect((await insist(server.url, sendings(0)[0]!)).length).toBeGreaterThan(0)

    // As a service manager does that tells every process at once.
    process.kill(postmasterOf(dataDir), 'SIGTERM')
    // What it would end with that ended only because its patience did is another number.
    expect(await server.stop(), server.said()).toBe(0)
  } finally {
    await server.kill()
  }
}, 180_000)
