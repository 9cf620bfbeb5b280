/** The scenarios of `script/bench`, each with the limit it is held against. */
import { answersFor } from '../sample/answers.ts'
import { chance } from '../sample/random.ts'
import { liveDesks, signIn } from './desks.ts'
import { reportFlows } from './flow.ts'
import { benchImport } from './import.ts'
import { rawInsert, sameBytes } from './limits.ts'
import { type Call, load, type Measured } from './load.ts'
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
const random = chance(7)

/** A report by Open311 with everything a service asks, at an address of the city; no two are the same. */
function aReport({ city }: World): Call {
  const places = city.places()
  const services = city
    .catalog()
    .services.filter(
      ({ retired, visibility, delivery }) => !retired && visibility === 'public' && delivery === 'realtime',
    )
  const service = random.pick(services)
  const point = places.addressById(1 + random.below(places.addressCount))?.point ?? { lon: -75.5, lat: 40 }
  const body = new URLSearchParams({
    api_key: 'riverton-demo',
    service_code: service.code,
    lat: String(point.lat),
    long: String(point.lon),
    description: `The hole is as deep as a bucket (${random.below(1e9)}).`,
  })
  for (const [code, value] of Object.entries(answersFor(service, random))) {
    for (const one of [value].flat())
      body.append(Array.isArray(value) ? `attribute[${code}][]` : `attribute[${code}]`, one)
  }
  return {
    method: 'POST',
    path: '/open311/v2/requests.json',
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: body.toString(),
  }
}

async function someNumbers({ city }: World): Promise<string[]> {
  const { rows } = await city.pool.query<{ number: string }>(
    `select number::text from service_request where visibility = 'public' order by id desc limit 2000`,
  )
  return rows.map(({ number }) => number)
}

/** The calls, over and over, with `limit` as the rate to compare. */
async function reading(
  world: World,
  seconds: number,
  connections: number,
  calls: readonly Call[],
  limit: number | null,
): Promise<Outcome> {
  const { processor, server } = world
  const measured = await load({ url: server.url, connections, seconds, calls, processor })
  return { ...measured, limit_rate: limit }
}

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'accept',
    what: 'accept a report, durable, all rules applied (Open311 POST, 64 at once)',
    sizes: [TOWN],
    run: async (world, seconds) => {
      const limit = await rawInsert(world, seconds)
      const calls = Array.from({ length: 4_000 }, () => aReport(world))
      return reading(world, seconds, 64, calls, limit)
    },
  },
  {
    name: 'import',
    what: 'bring in a file of 50,000 requests; the limit is a bare COPY of the same rows',
    sizes: [TOWN],
    run: ({ city, processor }) => benchImport(city, 50_000, processor),
  },
  {
    name: 'flow',
    what: "a resident's whole report, every page and step of the form",
    sizes: [TOWN],
    run: async (world, seconds) => ({ ...(await reportFlows(world, 16, seconds)), limit_rate: null }),
  },
  {
    name: 'requests-json',
    what: 'Open311 requests.json, 50 newest',
    sizes: [TOWN, METROPOLIS],
    run: async (world, seconds) => {
      const path = '/open311/v2/requests.json?page_size=50'
      const limit = await sameBytes(
        `${world.server.url}${path}`,
        'application/json; charset=utf-8',
        32,
        seconds,
      )
      return reading(world, seconds, 32, [{ path }], limit)
    },
  },
  {
    name: 'request-page',
    what: 'request page, anonymous',
    sizes: [TOWN, METROPOLIS],
    run: async (world, seconds) => {
      const numbers = await someNumbers(world)
      const limit = await sameBytes(
        `${world.server.url}/en/requests/${numbers[0]}`,
        'text/html; charset=utf-8',
        32,
        seconds,
      )
      const calls = numbers.map((number) => ({ path: `/en/requests/${number}` }))
      return reading(world, seconds, 32, calls, limit)
    },
  },
  {
    name: 'queue-alone',
    what: 'desk queue page, one reader',
    sizes: [TOWN, METROPOLIS],
    run: (world, seconds) => atDesk(world, seconds, 1, '/desk/queue?status=unfinished'),
  },
  {
    name: 'queue',
    what: 'desk queue page, 16 readers',
    sizes: [TOWN, METROPOLIS],
    run: (world, seconds) => atDesk(world, seconds, 16, '/desk/queue?status=unfinished'),
  },
  {
    name: 'map-box',
    what: 'open requests in a map box, 500 points',
    sizes: [TOWN, METROPOLIS],
    run: async (world, seconds) => {
      const cookie = await signIn(world)
      const aBox = () => {
        const west = -75.51 + random.next() * 0.01
        const south = 39.99 + random.next() * 0.01
        const box = [west, south, west + 0.02, south + 0.02].map((degrees) => degrees.toFixed(5)).join(',')
        return { path: `/desk/map/points?box=${box}`, headers: { cookie } }
      }
      return reading(world, seconds, 16, Array.from({ length: 500 }, aBox), null)
    },
  },
  {
    name: 'search',
    what: 'desk search, words of many kinds, one reader',
    sizes: [TOWN, METROPOLIS],
    run: async (world, seconds) => {
      const cookie = await signIn(world)
      const numbers = await someNumbers(world)
      const words = [
        'pothole',
        'broad',
        'street light',
        'mattress',
        'graffiti wall',
        'حفرة',
        'bache',
        'resident.17@example.org',
        'zzz',
      ]
      const aSearch = () => {
        const text = random.happens(0.2) ? random.pick(numbers) : random.pick(words)
        return { path: `/desk/search?q=${encodeURIComponent(text)}`, headers: { cookie } }
      }
      return reading(world, seconds, 1, Array.from({ length: 500 }, aSearch), null)
    },
  },
  {
    name: 'live',
    what: '500 open desks, live: from commit to screen',
    sizes: [TOWN],
    run: async (world) => {
      const cookie = await signIn(world)
      const submit = async () => {
        const { path, ...call } = aReport(world)
        const answer = await fetch(`${world.server.url}${path}`, call as RequestInit)
        const [receipt] = (await answer.json()) as { service_request_id: string }[]
        return Number(receipt?.service_request_id)
      }
      return { ...(await liveDesks(world, cookie, 500, submit)), limit_rate: null }
    },
  },
]

async function atDesk(world: World, seconds: number, connections: number, path: string): Promise<Outcome> {
  const cookie = await signIn(world)
  return reading(world, seconds, connections, [{ path, headers: { cookie } }], null)
}
