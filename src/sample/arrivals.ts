/** Who asks for what, where and when: arrivals with the rhythm of days, weeks and weather. */
import type { City, Report } from '../modules/requests/index.ts'
import { type Catalog, type Service, serviceByCode } from '../modules/catalog/index.ts'
import type { Point } from '../modules/places/index.ts'
import { type Life, linesIn, type ServiceLife } from './life-file.ts'
import { type Chance, chance } from './random.ts'
import { type Weather, weatherOf } from './weather.ts'
import { answersFor } from './answers.ts'

export interface Arrival {
  readonly at: Date
  /** Under the service its reporter chose, which is not always the one it belongs under. */
  readonly report: Report
  /** Under which it belongs. */
  readonly service: Service
  readonly life: ServiceLife
  readonly weather: Weather
  /** What a neighbour reported before, at the same place. */
  readonly again?: Arrival
}

const DAY = 86_400_000
// Share of a day's requests by hour of the city's clock; the contact centre opens at eight.
const BY_HOUR = [6, 4, 3, 2, 2, 4, 12, 28, 62, 78, 82, 78, 66, 68, 72, 70, 64, 52, 40, 32, 26, 22, 16, 10]
const BY_WEEKDAY = [0.55, 1.28, 1.18, 1.1, 1.06, 1.02, 0.6] // Sunday first
/** Share of requests whose reporter chose another service. */
const MISTAKEN = 0.02
const NEAR = 0.0004 // degrees: a neighbour's pin for the same thing, some 40 m off

/** About `count` arrivals in the days before `until`, and those of its own day so far, in order of time. */
export function arrivals(city: City, life: Life, random: Chance, { days, count, until }: Span): Arrival[] {
  // Drawn apart, so that all the others stay as they are whoever is mistaken.
  const slips = chance(life.seed + 1)
  const world = { city, life, random, slips, recent: new Map<string, Arrival[]>() }
  const clock = hourClock(city.catalog().jurisdiction.timeZone)
  const perDay = count / days
  let weather: Weather = 'fair'
  const all: Arrival[] = []
  for (let day = days; day >= 0; day -= 1) {
    const begins = new Date(until.getTime() - day * DAY)
    weather = weatherOf(begins.getUTCMonth(), weather, random)
    const expected =
      perDay *
      (BY_WEEKDAY[begins.getUTCDay()] ?? 1) *
      (weather === 'storm' ? 1.5 : weather === 'snow' ? 1.35 : 1)
    for (let left = random.poisson(expected * 0.97); left > 0; left -= 1) {
      all.push(arrival(world, clock.at(begins, random), weather))
    }
  }
  return all.filter(({ at }) => at <= until).sort((a, b) => a.at.getTime() - b.at.getTime())
}

export interface Span {
  readonly days: number
  readonly count: number
  readonly until: Date
}

interface World {
  readonly city: City
  readonly life: Life
  readonly random: Chance
  readonly slips: Chance
  readonly recent: Map<string, Arrival[]>
}

/** Draws instants by the hour of the city's clock; the zone is asked once a day, not once a request. */
function hourClock(timeZone: string) {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, hour: 'numeric', hourCycle: 'h23' })
  return {
    at(day: Date, random: Chance): Date {
      const midnight = new Date(day)
      midnight.setUTCMinutes(0, 0, 0)
      const start = midnight.getTime() - Number(format.format(midnight)) * 3_600_000
      const hour = random.weighted([...BY_HOUR.keys()], (index) => BY_HOUR[index] ?? 0)
      return new Date(start + hour * 3_600_000 + random.below(3_600_000))
    },
  }
}

function arrival({ city, life, random, slips, recent }: World, at: Date, weather: Weather): Arrival {
  const catalog = city.catalog()
  const asked = random.weighted(life.services, ({ weight, weather: by }) => weight * (by?.[weather] ?? 1))
  const service = catalog.services.find(({ code }) => code === asked.code)
  if (!service) throw new Error(`life.yaml names service ${asked.code}, which the city does not have`)
  const language = random.weighted(Object.keys(life.languages), (code) => life.languages[code] ?? 0)
  const channel = random.weighted(
    Object.keys(life.channels),
    (code) => life.channels[code] ?? 0,
  ) as Report['channel']
  const before = recent.get(asked.code) ?? []
  const nowhere = service.location === 'optional' && random.happens(0.5)
  const again =
    !nowhere && before.length > 0 && random.happens(asked.repeats ?? 0.04) ? random.pick(before) : undefined
  const point = nowhere
    ? undefined
    : again?.report.point
      ? nextTo(city, again.report.point, random)
      : somewhere(city, random)
  const right: Arrival = {
    ...(again && { again }),
    at,
    service,
    life: asked,
    weather,
    report: {
      serviceCode: service.code,
      description: random.happens(0.12) ? '' : random.pick(linesIn(asked.words, language)),
      ...(point && { point }),
      answers: answersFor(service, random, at),
      ...(random.happens(0.62) && { reporter: somebody(life, random) }),
      channel,
      language,
    },
  }
  const arrived = slips.happens(MISTAKEN) ? mistaken(catalog, life, right, slips) : right
  if (point) recent.set(asked.code, [...before.slice(-6), arrived])
  return arrived
}

/** The same, reported under a service that a resident could take for it: most often one of the same group. */
function mistaken(catalog: Catalog, life: Life, right: Arrival, slips: Chance): Arrival {
  const { service, report, at } = right
  const others = life.services
    .map(({ code }) => serviceByCode(catalog, code))
    .filter((one) => one !== undefined)
    .filter(
      ({ code, visibility, location }) =>
        code !== service.code && visibility === 'public' && location === service.location,
    )
  const near = others.filter(({ groupCode }) => groupCode === service.groupCode)
  if (others.length === 0) return right
  const chosen = slips.pick(near.length > 0 && slips.happens(0.7) ? near : others)
  const answers = answersFor(chosen, slips, at)
  return { ...right, report: { ...report, serviceCode: chosen.code, answers } }
}

/** Most places come up again and again: the first tenth of the addresses gets a third of the requests. */
function somewhere(city: City, random: Chance): Point | undefined {
  const places = city.places()
  const id = random.happens(0.33) ? random.below(places.addressCount / 10) : random.below(places.addressCount)
  return places.addressById(id + 1)?.point ?? undefined
}

/** A neighbour's pin, some steps off; the first one's own where that would be outside the city. */
function nextTo(city: City, { lon, lat }: Point, random: Chance): Point {
  const near = { lon: lon + (random.next() - 0.5) * NEAR, lat: lat + (random.next() - 0.5) * NEAR }
  return city.places().locate(near).where === 'outside' ? { lon, lat } : near
}

export function somebody(life: Life, random: Chance) {
  const firstName = random.pick(life.first_names)
  const lastName = random.pick(life.last_names)
  const some = random.below(1000)
  return {
    firstName,
    lastName,
    // example.org and 555-01xx belong to nobody (RFC 2606; numbers kept for fiction).
    ...(random.happens(0.7) && { email: `resident.${some}@example.org` }),
    ...(random.happens(0.6) && { phone: `+1 215 555 01${String(some % 100).padStart(2, '0')}` }),
  }
}
