/** Two Broadstreets, each a process of its own: one hands requests to the other, and either may be killed. */
import { spawn } from 'node:child_process'
import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { freePort } from '../bench/free-port.ts'
import { inProject } from '../kernel/root.ts'
import { hashKey } from '../modules/identity/index.ts'
import { aFolder } from './a-folder.ts'
import { freshDatabase } from './database.ts'
import { insist } from './partner.ts'
import { type ServerProcess, startProgram } from './server-process.ts'

const KEY_HERE = 'riverton-demo'
const PUSH_KEY = 'the parks push with this'

interface Wire {
  readonly service_request_id: string
  readonly status: string
  readonly status_notes: string | null
  readonly description: string
}
interface WireUpdate {
  readonly service_request_id: string
  readonly description: string | null
}

/** A city's folder with what `more` adds to its files. */
function cityFolder(more: Readonly<Record<string, string>>): string {
  const folder = aFolder()
  cpSync(inProject('cities', 'riverton'), folder, { recursive: true })
  for (const [name, content] of Object.entries(more)) writeFileSync(join(folder, name), content)
  return folder
}

const KEYS = `keys:
  - label: Demonstration
    key: ${KEY_HERE}
    demo: true
    scopes: [submit_requests, write_publicly, accept_requests, close_requests, reopen_requests]
  - label: Parks
    key_sha256: ${hashKey(PUSH_KEY)}
    agency: parks
    partner: Parks
    scopes: [accept_requests, close_requests, reopen_requests, withdraw_requests]
`
const partners = (endpoint: string) => `partners:
  - code: parks
    name: Parks
    agency: parks
    endpoint: ${endpoint}/open311/v2
    pushes_with: Parks
    services: [{ service: 605, code: '605' }]
    poll_seconds: 5
`

/** A Broadstreet on a database of its own, which outlives the process. */
async function aBroadstreet(port: number, args: readonly string[]) {
  const database = await freshDatabase('an empty database', async () => undefined)
  const env = { DATABASE_URL: database.url, DATABASE_POOL: '4', PRIVATE_NETWORKS: '127.0.0.1' }
  const program = { dataDir: aFolder(), port, args: [...args, '--empty'], env }
  let server: ServerProcess = await startProgram(program)
  onTestFinished(async () => {
    await server.stop()
    await database.drop()
  })
  const ask = async <T>(path: string): Promise<T[]> => {
    const answer = await fetch(`${server.url}/open311/v2/${path}`)
    return answer.ok ? ((await answer.json()) as T[]) : []
  }
  return {
    url: server.url,
    env: { ...env, DATA_DIR: program.dataDir },
    kill: () => server.kill(),
    startAgain: async () => void (server = await startProgram(program)),
    requests: () => ask<Wire>('requests.json'),
    request: async (number: string) => (await ask<Wire>(`requests/${number}.json`))[0],
    updates: () => ask<WireUpdate>('servicerequestupdates.json'),
    /** What somebody there says of a request. */
    say: async (number: string, status: string, description: string) => {
      const body = new URLSearchParams({
        api_key: KEY_HERE,
        service_request_id: number,
        update_id: description,
        status,
        updated_datetime: new Date().toISOString(),
        description,
      })
      const answer = await fetch(`${server.url}/open311/v2/servicerequestupdates.json`, {
        method: 'POST',
        body,
      })
      if (!answer.ok) throw new Error(await answer.text())
    },
  }
}

async function keepKey(env: Readonly<Record<string, string>>): Promise<void> {
  const cli = spawn(process.execPath, [inProject('dist', 'server', 'cli.js'), 'partner', 'key', 'parks'], {
    env: { PATH: process.env.PATH, ...env },
  })
  cli.stdin.end(KEY_HERE)
  const said = await text(cli.stderr)
  if (said) throw new Error(said)
}

async function until<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> {
  for (const began = Date.now(); Date.now() - began < 90_000; await sleep(250)) {
    const found = await look()
    if (found) return found
  }
  throw new Error(`Waited in vain for ${what}`)
}

test('two Broadstreets talk to each other, and nothing is lost or made twice when either is killed', async () => {
  const [front, back] = [await freePort(), await freePort()]
  const parks = await aBroadstreet(back, [])
  const files = cityFolder({ 'keys.yaml': KEYS, 'partners.yaml': partners(parks.url) })
  const city = await aBroadstreet(front, ['--city', files])
  await keepKey(city.env)
  const theirsOf = async (number: string) =>
    (await parks.requests()).filter(({ description }) =>
      description.includes(`Ref. riverton.example ${number}`),
    )
  const arrived = (number: string) => until(`${number} at the parks`, async () => (await theirsOf(number))[0])

  // Said here, done there, and heard here.
  const first = await insist(city.url, { key: 'The grass is high.' })
  const theirs = await arrived(first)
  await parks.say(theirs.service_request_id, 'CLOSED', 'Mown this morning.')
  const closed = await until('the end of it', async () => {
    const request = await city.request(first)
    return request?.status === 'closed' && request
  })
  expect(closed.description).toBe('The grass is high.')

  // The parks are dead: reports go on being accepted, and arrive when they are back.
  await parks.kill()
  const meanwhile = await Promise.all(
    ['One.', 'Two.', 'Three.'].map((key) => insist(city.url, { key: `${key} While nobody was there.` })),
  )
  await sleep(3_000)
  await parks.startAgain()
  for (const number of meanwhile) await arrived(number)

  // We die in the middle of handing over: what was acknowledged arrives, each once.
  const burst = await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      insist(city.url, { key: `Burst ${at}, and then the lights went out.` }),
    ),
  )
  await city.kill()
  await city.startAgain()
  for (const number of burst) await arrived(number)

  // A word of ours is heard there once, and does not come back as news of theirs.
  await city.say(meanwhile[0]!, 'OPEN', 'The gate is locked, ring twice.')
  const heardAt = (where: { updates(): Promise<WireUpdate[]> }) =>
    where
      .updates()
      .then((all) => all.filter(({ description }) => description === 'The gate is locked, ring twice.'))
  await until('our word at the parks', async () => (await heardAt(parks)).length > 0)
  await parks.say((await arrived(meanwhile[1]!)).service_request_id, 'IN_PROGRESS', 'On our way.')
  await until('a later word of theirs', async () =>
    (await city.updates()).some(({ description }) => description === 'On our way.'),
  )
  expect([(await heardAt(city)).length, (await heardAt(parks)).length]).toEqual([1, 1])
  for (const number of [first, ...meanwhile, ...burst])
    expect((await theirsOf(number)).length, number).toBe(1)
  expect((await parks.requests()).length).toBe(24)
}, 300_000)
