import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ageWhen, type Counts, type Curve, curveOf, reachOf, seenAt, shareAt } from './curve.ts'
import { EDGES } from './grid.ts'
import { likelyOf } from './tell.ts'

/** Times with `+` where they were still open then, as textbooks write them. */
function curveOfTimes(times: string): { at: number[]; curve: Curve } {
  const read = times.split(',').map((one) => ({ at: parseFloat(one), open: one.endsWith('+') }))
  const at = [...new Set(read.map((one) => one.at))].sort((a, b) => a - b)
  const count = (open: boolean) => [
    0,
    ...at.map((time) => read.filter((one) => one.at === time && one.open === open).length),
  ]
  const curve = curveOf({
    seen: [0, read.length, ...at.slice(1).map(() => 0)],
    done: count(false),
    left: count(true),
  })
  return { at, curve: { share: curve.share.slice(1), atRisk: curve.atRisk.slice(1) } }
}

const at = ({ at: times, curve }: ReturnType<typeof curveOfTimes>, ...wanted: number[]) =>
  wanted.map((time) => Number(curve.share[times.indexOf(time)]!.toFixed(3)))

describe('the estimate of Kaplan and Meier', () => {
  test('of the 6-MP patients of Freireich (1963)', () => {
    const known = curveOfTimes('6,6,6,6+,7,9+,10,10+,11+,13,16,17+,19+,20+,22,23,25+,32+,32+,34+,35+')

    expect(at(known, 6, 7, 10, 13, 16, 22, 23)).toEqual([0.857, 0.807, 0.753, 0.69, 0.627, 0.538, 0.448])
    expect(known.at[known.curve.share.findIndex((share) => share <= 0.5)]).toBe(23) // the median
  })

  test('of requests of which some are open: not the mean of the closed ones, 6.5 days', () => {
    const known = curveOfTimes('1,2,2,3,3+,4,5,6,8+,10,12,15+,20,28+')

    expect(at(known, 1, 2, 3, 4, 5, 6, 10, 12, 20)).toEqual([
      0.929, 0.786, 0.714, 0.635, 0.556, 0.476, 0.381, 0.286, 0.143,
    ])
    expect(known.at[known.curve.share.findIndex((share) => share <= 0.5)]).toBe(6)
    const mean = known.at.reduce(
      (sum, time, step) => sum + (time - (known.at[step - 1] ?? 0)) * (known.curve.share[step - 1] ?? 1),
      0,
    )
    expect(mean).toBeCloseTo(10.714286, 6) // within 28 days
  })
})

const STEPS = EDGES.length
const counts = fc
  .array(
    fc.record({
      from: fc.integer({ min: 1, max: STEPS - 1 }),
      lasts: fc.integer({ min: 0, max: 60 }),
      done: fc.boolean(),
    }),
    { maxLength: 200 },
  )
  .map((requests): Counts => {
    const none = () => EDGES.map(() => 0)
    const tally = { seen: none(), done: none(), left: none() }
    for (const { from, lasts, done } of requests) {
      tally.seen[from]! += 1
      if (from + lasts < STEPS) tally[done ? 'done' : 'left'][from + lasts]! += 1
    }
    return tally
  })
const curves = fc
  .tuple(counts, counts, fc.integer({ min: 0, max: 100 }))
  .map(([own, around, weight]) => curveOf(own, curveOf(around), weight))
const hours = fc.double({ min: 0, max: 20_000, noNaN: true })
const part = fc.double({ min: 0, max: 1, noNaN: true })

describe('a curve', () => {
  test('only falls, from 1, and not below 0', () => {
    fc.assert(
      fc.property(curves, ({ share }) => {
        expect(share[0]).toBe(1)
        share.forEach((one, step) => expect(one >= 0 && one <= (share[step - 1] ?? 1)).toBe(true))
      }),
    )
  })

  test('names no time before now, and no earlier one for a greater part or an older request', () => {
    fc.assert(
      fc.property(curves, part, part, hours, hours, (curve, one, other, age, later) => {
        const [little, much] = [Math.min(one, other), Math.max(one, other)]
        const [young, old] = [Math.min(age, later), Math.max(age, later)]
        const when = (share: number, at: number) => ageWhen(curve, share, at) ?? Infinity
        expect(when(little, young)).toBeGreaterThanOrEqual(young)
        expect(when(much, young)).toBeGreaterThanOrEqual(when(little, young))
        expect(when(much, old)).toBeGreaterThanOrEqual(when(much, young) - 1e-6)
      }),
      { numRuns: 1000 },
    )
  })

  test('with a history of its own follows that, without one the history around', () => {
    const none = EDGES.map(() => 0)
    const one = (step: number, many: number): Counts => ({
      seen: none.map((_, at) => (at === 1 ? many : 0)),
      done: none.map((_, at) => (at === step ? many : 0)),
      left: none,
    })
    const around = curveOf(one(24, 50))

    expect(curveOf({ seen: none, done: none, left: none }, around, 15).share).toEqual(around.share)
    expect(ageWhen(curveOf(one(40, 5000), around, 15), 0.8)).toBeGreaterThan(EDGES[38]!)
  })
})

describe('the reach of a history', () => {
  const none = EDGES.map(() => 0)
  const first = (many: number) => none.map((_, at) => (at === 1 ? many : 0))
  const at = (step: number, many: number) => none.map((_, here) => (here === step ? many : 0))

  test('is not shortened by what is done early', () => {
    expect(reachOf(curveOf({ seen: first(30), done: at(5, 28), left: none }))).toBe(EDGES.at(-1))
  })

  test('ends where fewer than 20 could have been followed', () => {
    // 40 came; 10 were done in the fifth step; of those left all but one were followed no further than the eighth.
    const young = curveOf({ seen: first(40), done: at(5, 10), left: at(8, 29) })

    expect(reachOf(young)).toBe(EDGES[8])
  })
})

describe('what is told', () => {
  const came = new Date('2026-11-02T14:00:00Z')
  const after = (age: number) => new Date(came.getTime() + age * 3_600_000)

  test('lies in order and never before now', () => {
    fc.assert(
      fc.property(curves, hours, hours, (curve, reach, age) => {
        const told = likelyOf(curve, reach, came, after(age))
        if (typeof told === 'string') return
        expect(told.hours).toBeGreaterThanOrEqual(0)
        if (!told.range) return
        expect(told.range.from >= after(age)).toBe(true)
        expect(told.range.until >= told.range.from).toBe(true)
        expect(told.range.until <= after(Math.ceil(reach) + 1)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('is nothing while too few were seen, or when most are never done', () => {
    const open = (many: number): Counts => ({
      seen: EDGES.map((_, step) => (step === 1 ? many : 0)),
      done: EDGES.map((_, step) => (step === 5 ? Math.floor(many / 4) : 0)),
      left: [],
    })

    expect(likelyOf(curveOf(open(19)), Infinity, came, came)).toBe('too_few')
    expect(likelyOf(curveOf(open(100)), Infinity, came, came)).toBe('too_long')
    expect(seenAt(curveOf(open(100)), 30)).toBe(75)
    expect(shareAt(curveOf(open(100)), 30)).toBe(0.75)
  })
})
