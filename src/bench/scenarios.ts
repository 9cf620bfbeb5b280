/** The scenarios of `script/bench`, each with the limit it is held against. */
import { aReport, many, mapBoxes, newestNumbers, searches } from './calls.ts'
import { liveDesks, signIn } from './desks.ts'
import { reportFlows } from './flow.ts'
import { followFanOut } from './followers.ts'
import { benchImport } from './import.ts'
import { rawInsert, sameBytes, tableAsLarge } from './limits.ts'
import { type Call, load, type Measured, NUMBER } from './load.ts'
import { similarNearby } from './similar.ts'
import { suggestions } from './suggestion.ts'
import type { World } from './world.ts'

export interface Outcome extends Measured {
  /** What the machine could do without the program, a second; null where there is no such thing. */
  readonly limit_rate: number | null
}

export interface Scenario {
  readonly name: string
  readonly what: string
  /** At how many requests it is measured. */
  readonly sizes: readonly number[]
  run(world: World, seconds: number): Promise<Outcome>
}

const TOWN = 25_000
const METROPOLIS = 1_000_000
const BOTH = [TOWN, METROPOLIS]

/** In this order: what reads comes before what writes, so that all read the same city. */
export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'requests-json',
    what: 'Open311 requests.json, 50 newest, 32 at once; the limit is the same bytes from Fastify',
    sizes: BOTH,
    run: (world, seconds) =>
      beside(world, seconds, 'application/json; charset=utf-8', [
        { path: '/open311/v2/requests.json?page_size=50' },
      ]),
  },
  {
    name: 'request-page',
    what: 'request page, anonymous, the 200 newest in turn, 32 at once; the limit is the same bytes from Fastify',
    sizes: BOTH,
    run: async (world, seconds) =>
      beside(world, seconds, 'text/html; charset=utf-8', await pages(world, 200)),
  },
  {
    name: 'request-page-new',
    what: 'the same when nobody has read the page before: 20,000 in turn',
    sizes: BOTH,
    run: async (world, seconds) => reading(world, seconds, 32, await pages(world, 20_000)),
  },
  {
    name: 'queue-alone',
    what: 'desk queue page, one reader',
    sizes: BOTH,
    run: (world, seconds) => atDesk(world, seconds, 1, ['/desk/queue?status=unfinished']),
  },
  {
    name: 'queue',
    what: 'desk queue page, 16 readers',
    sizes: BOTH,
    run: (world, seconds) => atDesk(world, seconds, 16, ['/desk/queue?status=unfinished']),
  },
  {
    name: 'map-box',
    what: 'open requests in a map box, some 500 points in 20 × 15 cells, 16 at once',
    sizes: BOTH,
    run: async (world, seconds) => {
      const boxes = await mapBoxes(world, 500)
      return atDesk(
        world,
        seconds,
        16,
        boxes.map((box) => `/desk/map/cells?box=${box}&across=20&down=15`),
      )
    },
  },
  {
    name: 'search',
    what: 'desk search, words of many kinds, one reader',
    sizes: BOTH,
    run: async (world, seconds) => {
      const asked = await searches(world, 500)
      return atDesk(
        world,
        seconds,
        1,
        asked.map((text) => `/desk/search?q=${encodeURIComponent(text)}`),
      )
    },
  },
  {
    name: 'similar-nearby',
    what: 'open requests like the one being reported, near its place: the look-up alone, one after the other',
    sizes: BOTH,
    run: async (world, seconds) => ({ ...(await similarNearby(world, seconds)), limit_rate: null }),
  },
  {
    name: 'suggestion',
    what: "danger and services for somebody's words, by a model learnt from the city's requests: one after the other",
    sizes: [TOWN],
    run: async (world, seconds) => ({ ...(await suggestions(world, seconds)), limit_rate: null }),
  },
  {
    name: 'live',
    what: '500 open desks: from a commit until each desk it touches has the new rows, its 100 ms of patience included',
    sizes: BOTH,
    run: async (world) => ({ ...(await liveDesks(world, 500)), limit_rate: null }),
  },
  {
    name: 'flow',
    what: "a resident's whole report, every page and step of the form, 16 residents at once",
    sizes: [TOWN],
    run: async (world, seconds) => ({ ...(await reportFlows(world, 16, seconds)), limit_rate: null }),
  },
  {
    name: 'follow-fan-out',
    what: 'news about a request that 10,000 people follow: from its commit until every letter is written',
    sizes: BOTH,
    run: async (world) => ({ ...(await followFanOut(world, 10_000)), limit_rate: null }),
  },
  {
    name: 'import',
    what: 'bring in a file of 50,000 requests; the limit is a bare COPY of the same rows',
    sizes: [TOWN],
    run: ({ city, processor }) => benchImport(city, 50_000, processor),
  },
  {
    name: 'accept',
    what: 'accept a report, durable, all rules applied (Open311 POST, 64 at once); the limit is one bare row a commit',
    sizes: BOTH,
    run: async (world, seconds) => {
      const calls = many(4_000, () => aReport(world, NUMBER))
      const table = await tableAsLarge(world.city)
      try {
        return await between(
          () => rawInsert(world.city, table, seconds / 2),
          () => reading(world, seconds, 64, calls),
        )
      } finally {
        await world.city.pool.query(`drop table ${table}`)
      }
    },
  },
]

async function reading(
  { processor, server: { url } }: World,
  seconds: number,
  connections: number,
  calls: readonly Call[],
): Promise<Outcome> {
  return { ...(await load({ url, connections, seconds, calls, processor })), limit_rate: null }
}

/** Reading beside the same bytes of the first answer from a server that does nothing else. */
function beside(world: World, seconds: number, type: string, calls: readonly Call[]): Promise<Outcome> {
  const url = `${world.server.url}${calls[0]?.path}`
  return between(
    () => sameBytes(url, type, 32, seconds / 2),
    () => reading(world, seconds, 32, calls),
  )
}

/** The limit is measured before and after: a machine that others use is not the same from one minute to the next. */
async function between(limit: () => Promise<number>, measure: () => Promise<Outcome>): Promise<Outcome> {
  const before = await limit()
  const measured = await measure()
  return { ...measured, limit_rate: Math.round((before + (await limit())) / 2) }
}

async function pages(world: World, count: number): Promise<Call[]> {
  const numbers = await newestNumbers(world, count)
  return numbers.map((number) => ({ path: `/en/requests/${number}` }))
}

async function atDesk(
  world: World,
  seconds: number,
  connections: number,
  paths: readonly string[],
): Promise<Outcome> {
  const cookie = await signIn(world)
  return reading(
    world,
    seconds,
    connections,
    paths.map((path) => ({ path, headers: { cookie } })),
  )
}
