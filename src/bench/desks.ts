/** Desks: signing in, and five hundred of them open at once. */
import { type ClientRequest, get } from 'node:http'
import { DEMO_PASSWORD } from '../modules/identity/index.ts'
import { aReport } from './calls.ts'
import { type Answer, type Connection, openConnection } from './connection.ts'
import { message, type Measured, summary } from './load.ts'
import type { World } from './world.ts'

/** The cookie of somebody who sees the whole city. */
export async function signIn({ server, city }: World): Promise<string> {
  const { rows } = await city.pool.query<{ email: string }>(
    `select email from staff where demo and active and 'supervisor' = any(roles) order by email limit 1`,
  )
  const answer = await fetch(`${server.url}/desk/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ email: rows[0]?.email ?? '', password: DEMO_PASSWORD }),
    headers: { origin: server.url },
  })
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  if (answer.status !== 303 || !cookie) throw new Error(`Signing in was answered ${answer.status}`)
  return cookie
}

const PATIENCE = 100 // milliseconds a page waits before it asks for its rows again (web/islands/lib/live.ts)
const ROUNDS = 20

/** A desk with a queue before it: a stream that tells of events, and rows that are asked for again. */
interface Desk {
  readonly opened: Promise<void>
  close(): void
}

/**
 * From the moment a report's number is answered (its commit) to the moment each desk whose queue it touches has its
 * rows again. Every tenth desk looks at the whole city, the others each at the queue of one team.
 */
export async function liveDesks(world: World, count: number): Promise<Measured> {
  const cookie = await signIn(world)
  const teams = world.city.catalog().teams
  const shown: number[] = []
  let committed = 0
  const show = ({ status }: Answer) => {
    if (status === 200) shown.push(performance.now() - committed)
  }
  let touched = 0
  const desks = Array.from({ length: count }, (_, at) => {
    const team = at % 10 === 0 ? undefined : teams[at % teams.length]
    return openDesk(world, cookie, team, () => (touched += 1), show)
  })
  await Promise.all(desks.map(({ opened }) => opened))
  const began = performance.now()
  for (let round = 0; round < ROUNDS; round += 1) {
    await submit(world)
    committed = performance.now()
    await new Promise((resolve) => void setTimeout(resolve, 700))
  }
  desks.forEach(({ close }) => close())
  const measured = summary(shown, (performance.now() - began) / 1000)
  return { ...measured, failed: touched - shown.length, cpu_ms: null }
}

async function submit(world: World): Promise<void> {
  const { path, ...call } = aReport(world)
  const answer = await fetch(`${world.server.url}${path}`, call as RequestInit)
  if (!answer.ok) throw new Error(`A report was answered ${answer.status}`)
  await answer.arrayBuffer()
}

function openDesk(
  { server: { url } }: World,
  cookie: string,
  team: { readonly id: number; readonly code: string } | undefined,
  touched: () => void,
  show: (answer: Answer) => void,
): Desk {
  const { host, hostname, port } = new URL(url)
  const rows: Connection = openConnection(hostname, Number(port))
  const query = team ? `team=${team.code}` : ''
  const ask = message({ path: `/desk/queue/rows?${query}`, headers: { cookie } }, host)
  let waiting = false
  const hear = (teamId: number) => {
    if (waiting || (team && team.id !== teamId)) return
    waiting = true
    touched()
    setTimeout(() => {
      waiting = false
      void rows.ask(ask).then(show)
    }, PATIENCE)
  }
  const stream = follow(`${url}/live`, cookie, hear)
  return {
    opened: stream.opened,
    close: () => {
      stream.close()
      rows.close()
    },
  }
}

/** Hears server-sent events; `hear` gets the team of each. Comes again when it is told to come later, as a browser. */
function follow(url: string, cookie: string, hear: (teamId: number) => void): Desk {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  let ask: ClientRequest | undefined
  const open = () => {
    ask = get(url, { headers: { cookie }, agent: false }, (stream) => {
      stream.on('error', () => undefined)
      if (stream.statusCode !== 200) {
        stream.resume()
        setTimeout(open, 1_000)
        return
      }
      resolve()
      stream.setEncoding('utf8').on('data', (text: string) => {
        for (const [, team] of text.matchAll(/"teamId":(\d+)/g)) hear(Number(team))
      })
    })
    ask.on('error', reject)
  }
  open()
  return { opened: promise, close: () => ask?.destroy() }
}
