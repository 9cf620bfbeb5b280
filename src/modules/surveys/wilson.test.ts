import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wilson } from './wilson.ts'

// Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i of %i lies between %f and %f', (count, total, low, high) => {
  expect(wilson(count, total).low).toBeCloseTo(low, 4)
  expect(wilson(count, total).high).toBeCloseTo(high, 4)
})

const counted = fc
  .integer({ min: 1, max: 100_000 })
  .chain((total) => fc.tuple(fc.integer({ min: 0, max: total }), fc.constant(total)))

test('the share lies in its interval, that in 0 to 1, and the opposite is its mirror', () => {
  fc.assert(
    fc.property(counted, ([count, total]) => {
      const { share, low, high } = wilson(count, total)
      const mirror = wilson(total - count, total)
      expect(low).toBeGreaterThanOrEqual(0)
      expect(low).toBeLessThanOrEqual(share)
      expect(high).toBeGreaterThanOrEqual(share)
      expect(high).toBeLessThanOrEqual(1)
      expect(mirror.high).toBeCloseTo(1 - low, 9)
    }),
  )
})

test('more answers of the same share are surer', () => {
  fc.assert(
    fc.property(counted, ([count, total]) => {
      const width = ({ low, high }: { low: number; high: number }) => high - low
      expect(width(wilson(count * 2, total * 2))).toBeLessThan(width(wilson(count, total)))
    }),
  )
})

test('of nothing there is no share', () => {
  expect(() => wilson(0, 0)).toThrow(RangeError)
  expect(() => wilson(2, 1)).toThrow(RangeError)
})
