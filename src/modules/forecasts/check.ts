/** Measures forecasts against what came: learned from what was known then, compared with what was known later. */
import { lastKnown, listPast, type PastRequest } from '../requests/index.ts'
import { ageWhen, type Curve } from './curve.ts'
import { areasToTell, type Knowing, learn, type Learned } from './learn.ts'
import { rangeAt } from './tell.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** As old the requests were when they were asked about, in hours. */
const AGES = [0, 1, 24, 168] as const
const QUANTILES = [0.1, 0.25, 0.5, 0.75, 0.9] as const
/** What takes longer counts as this long in the pinball loss: it is seen of all. */
const HORIZON = 90 * 24
/** Learned anew this often; in use it is each day. */
const STEP = 7 * DAY

/** How far something was off, for one age and one way of telling. */
export interface Score {
  /** Mean pinball loss in days at each of {@link QUANTILES}. */
  readonly pinball: readonly number[]
  /** Share of the 80 % ranges that held. */
  readonly range: number
  readonly ranges: number
  /** Share of the requests done within what "8 of 10" told. */
  readonly tenths: number
  readonly told: number
}

export interface Calibration {
  readonly from: Date
  readonly to: Date
  readonly knownUntil: Date
  /** Left out: what was only put on record, done when it was written down. */
  readonly recorded: number
  readonly quantiles: readonly number[]
  readonly ages: readonly {
    readonly hours: number
    readonly requests: number
    readonly forecast: Score
    /** Percentiles of what the service had done, open requests and area left out. */
    readonly percentiles: Score
  }[]
}

/**
 * Tells of each request submitted in the `days` that end 90 days before the last known moment (`now` at most) what would have
 * been told of it then, and counts. Ranges whose end is later than the last known moment are left out, whatever came
 * of them; so are requests that ended without being done, because the forecast says when it is done if it is done, and
 * those that were only put on record when they were done, because nobody waited for them.
 */
export async function checkForecasts(
  city: Knowing,
  now = new Date(),
  days = 90,
): Promise<Calibration | undefined> {
  const last = await lastKnown(city.db)
  if (!last) return undefined
  const knownUntil = last < now ? last : now
  const to = new Date(knownUntil.getTime() - HORIZON * HOUR)
  const from = new Date(to.getTime() - days * DAY)
  const areaIds = areasToTell(city.places())
  const ours = AGES.map(() => scorer(knownUntil))
  const theirs = AGES.map(() => scorer(knownUntil))
  let recorded = 0
  for (let start = from; start < to; start = new Date(start.getTime() + STEP)) {
    const end = new Date(Math.min(start.getTime() + STEP, to.getTime()))
    const known = byPlace(await learn(city.db, city.catalog(), { asOf: start, areaIds }))
    for (const request of await listPast(city.db, { from: start, to: end, areaIds })) {
      if (request.recorded) recorded += 1
      const found = known(request)
      if (!found || request.recorded) continue
      AGES.forEach((age, at) => {
        ours[at]!.add(request, found.curve, age, (curve, hours) => rangeAt(curve, hours, found.reach))
        theirs[at]!.add(request, found.plain, age, TEN_TO_NINETY)
      })
    }
  }
  const ages = AGES.map((hours, at) => {
    const { requests, score } = ours[at]!.end()
    return { hours, requests, forecast: score, percentiles: theirs[at]!.end().score }
  })
  if (ages[0]!.requests === 0) return undefined
  return { from, to, knownUntil, recorded, quantiles: QUANTILES, ages }
}

function byPlace(learned: readonly Learned[]) {
  const found = new Map(learned.map((one) => [`${one.serviceId} ${one.areaId}`, one]))
  return ({ serviceId, areaId }: PastRequest): Learned | undefined =>
    found.get(`${serviceId} ${areaId}`) ?? found.get(`${serviceId} 0`)
}

/** ρ(y, q) = p·(y − q) above, (1 − p)·(q − y) below (Koenker and Bassett 1978). */
export const pinball = (part: number, came: number, told: number): number =>
  came >= told ? part * (came - told) : (1 - part) * (told - came)

type Range = (curve: Curve, age: number) => readonly [number | undefined, number | undefined]

/** The plain percentiles' own range. */
const TEN_TO_NINETY: Range = (curve, age) => [ageWhen(curve, 0.1, age), ageWhen(curve, 0.9, age)]

/** Within the first hour everything is at once: no page tells it finer. */
const coarse = (hours: number): number => (hours < 1 ? 0 : hours)

export function scorer(knownUntil: Date) {
  const loss = QUANTILES.map(() => 0)
  const counted = { requests: 0, range: 0, ranges: 0, tenths: 0, told: 0 }
  return {
    add(request: PastRequest, curve: Curve, age: number, range: Range): void {
      const { hours, done, submittedAt } = request
      if (hours !== null && (!done || (age > 0 && hours <= age))) return
      const came = coarse(hours ?? Infinity)
      const tell = (part: number) => coarse(ageWhen(curve, part, age) ?? Infinity)
      const seen = (knownUntil.getTime() - submittedAt.getTime()) / HOUR
      if (seen < HORIZON) return
      counted.requests += 1
      QUANTILES.forEach((part, at) => {
        loss[at]! += pinball(part, Math.min(HORIZON, came), Math.min(HORIZON, tell(part))) / 24
      })
      const within = tell(0.8)
      if (within <= seen) {
        counted.told += 1
        if (came <= within) counted.tenths += 1
      }
      const [first = Infinity, until = Infinity] = range(curve, age).map((hours) => coarse(hours ?? Infinity))
      if (until > seen) return
      counted.ranges += 1
      if (came >= first && came <= until) counted.range += 1
    },
    end() {
      const { requests, ranges, told } = counted
      const score: Score = {
        pinball: loss.map((sum) => sum / Math.max(1, requests)),
        range: counted.range / Math.max(1, ranges),
        ranges,
        tenths: counted.tenths / Math.max(1, told),
        told,
      }
      return { requests, score }
    },
  }
}
