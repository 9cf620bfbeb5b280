/** What the load asks for. */
import { answersFor } from '../sample/answers.ts'
import { chance } from '../sample/random.ts'
import { type Call, NUMBER } from './load.ts'
import type { World } from './world.ts'

const random = chance(7)

export const many = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make)

/**
 * A report by Open311 with everything a service asks, at an address of the city.
 *
 * @param number in its words, so that it repeats no other: {@link NUMBER} where it is sent more than once.
 */
export function aReport({ city }: World, number = String(random.below(1e9))): Call {
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
    description: `The hole is as deep as a bucket (${number}).`,
  })
  for (const [code, value] of Object.entries(answersFor(service, random))) {
    for (const one of [value].flat())
      body.append(Array.isArray(value) ? `attribute[${code}][]` : `attribute[${code}]`, one)
  }
  return {
    method: 'POST',
    path: '/open311/v2/requests.json',
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    // Escaped, the sign would not be found when it is sent.
    body: body.toString().replace(encodeURIComponent(NUMBER), NUMBER),
  }
}

/** Numbers of the newest public requests. */
export async function newestNumbers({ city }: World, count: number): Promise<string[]> {
  const { rows } = await city.pool.query<{ number: string }>(
    `select number::text from service_request where visibility = 'public' order by submitted_at desc limit $1`,
    [count],
  )
  return rows.map(({ number }) => number)
}

const FULL = 500 // open requests in a box

/** Boxes of a map about the open requests of the city, each large enough to hold some five hundred of them. */
export async function mapBoxes({ city }: World, count: number): Promise<string[]> {
  const { rows } = await city.pool.query<{ open: number; lon: number; lat: number }>(
    `with open as (select location from service_request where status <> 'closed' and location is not null)
      select (select count(*) from open)::int as open, location[0] as lon, location[1] as lat
      from open order by random() limit $1`,
    [count],
  )
  const [west, south, east, north] = city.places().bounds
  const share = Math.sqrt(Math.min(1, FULL / Math.max(1, rows[0]?.open ?? 1)))
  const wide = ((east - west) * share) / 2
  const high = ((north - south) * share) / 2
  return rows.map(({ lon, lat }) =>
    [lon - wide, lat - high, lon + wide, lat + high].map((degrees) => degrees.toFixed(6)).join(),
  )
}

const WORDS = [
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

/** What people at a desk search for: a number now and then, words that are everywhere, words that are nowhere. */
export async function searches(world: World, count: number): Promise<string[]> {
  const numbers = await newestNumbers(world, 100)
  return many(count, () => (random.happens(0.2) ? random.pick(numbers) : random.pick(WORDS)))
}
