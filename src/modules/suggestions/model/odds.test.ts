import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ranked } from './figures.ts'
import { oddsOf, type Shown, shownBy, withOdds } from './odds.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const pairs = fc.array(fc.record({ confidence: share, right: fc.boolean() }), { maxLength: 200 })
/** Shares of 1 of up to twelve services, some of them alike. */
const shares = fc
  .array(fc.oneof(fc.nat({ max: 5 }), fc.double({ min: 1e-9, max: 50, noNaN: true })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((weights) => {
    const all = weights.map((weight) => weight + 1e-6)
    const sum = all.reduce((whole, one) => whole + one, 0)
    return Float64Array.from(all, (one) => one / sum)
  })
const factor = fc.double({ min: 0.5, max: 2, noNaN: true })

test('whatever the factor, the order stays and the shares are shares of one', () => {
  fc.assert(
    fc.property(shares, factor, (given, odds) => {
      const changed = withOdds(given, odds)

      expect(ranked(changed)).toEqual(ranked(given))
      expect(changed.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9)
      expect(Math.min(...changed)).toBeGreaterThanOrEqual(0)
    }),
  )
})

test('a larger factor never makes the first less sure, and a half becomes what its odds say', () => {
  fc.assert(
    fc.property(shares, factor, factor, (given, one, other) => {
      const [lower, higher] = [Math.min(one, other), Math.max(one, other)]

      expect(Math.max(...withOdds(given, higher))).toBeGreaterThanOrEqual(
        Math.max(...withOdds(given, lower)) - 1e-12,
      )
    }),
  )
  expect([...withOdds(Float64Array.of(0.5, 0.3, 0.2), 2)]).toEqual([2 / 3, 0.2, 2 / 15].map(about))
})

test('the others keep their proportions, and the first is never lowered beyond the second', () => {
  const [first, second, third] = withOdds(Float64Array.of(0.4, 0.36, 0.24), 0.5)

  expect(first).toBeGreaterThan(second!)
  expect(first! - second!).toBeLessThan(1e-8)
  expect(second! / third!).toBeCloseTo(1.5, 9)
})

test('the factor lies from a half to two, and one more that was right never lowers it', () => {
  fc.assert(
    fc.property(pairs, share, (shown, confidence) => {
      const odds = oddsOf(shown)

      expect(odds).toBeGreaterThanOrEqual(0.5)
      expect(odds).toBeLessThanOrEqual(2)
      expect(oddsOf([...shown, { confidence, right: true }])).toBeGreaterThanOrEqual(odds - 1e-9)
      expect(oddsOf([...shown, { confidence, right: false }])).toBeLessThanOrEqual(odds + 1e-9)
      expect(oddsOf(shown.toReversed())).toBeCloseTo(odds, 9)
    }),
  )
})

test('nothing shown moves nothing, few move little, many decide', () => {
  const all = (count: number): Shown[] =>
    Array.from({ length: count }, () => ({ confidence: 0.5, right: true }))

  expect(oddsOf([])).toBe(1)
  fc.assert(
    fc.property(fc.array(fc.record({ confidence: share, right: fc.boolean() }), { maxLength: 5 }), (few) => {
      // The worst: each was said with nothing and right, or said with one and wrong.
      const most = (15 + few.length) / (15 - few.length)
      expect(Math.abs(Math.log(oddsOf(few)))).toBeLessThan(Math.log(most) + 1e-9)
    }),
  )
  expect(oddsOf(all(1))).toBeLessThan(1.08)
  expect(oddsOf(all(1_000))).toBeCloseTo(2, 6)
})

test('where confidence is true the factor is near one, and where the odds are off it finds how far', () => {
  // Each confidence with its own share of right ones, exactly.
  const shownWith = (odds: number): Shown[] =>
    [0.2, 0.4, 0.5, 0.6, 0.8].flatMap((confidence) => {
      const truth = (odds * confidence) / (1 - confidence + odds * confidence)
      return Array.from({ length: 1_000 }, (_, at) => ({ confidence, right: at < truth * 1_000 }))
    })

  expect(oddsOf(shownWith(1))).toBeCloseTo(1, 2)
  for (const odds of [0.6, 0.8, 1.25, 1.6]) expect(oddsOf(shownWith(odds)) / odds).toBeCloseTo(1, 1)
})

test('what was known, what came twice and what nothing was said of show nothing', () => {
  const said = (text: string, truth: number, ...all: number[]) => ({
    text,
    truth,
    shares: Float64Array.from(all),
  })

  const shown = shownBy(
    [
      said('hole', 1, 0.3, 0.7),
      said('hole', 0, 0.3, 0.7),
      said('lamp', 1, 0.6, 0.4),
      said('?', 0),
      said('dog', -1, 1, 0),
    ],
    new Set(['dog']),
  )

  expect(shown).toEqual([
    { confidence: 0.7, right: true },
    { confidence: 0.6, right: false },
  ])
})

const about = (value: number): unknown => expect.closeTo(value, 9)
