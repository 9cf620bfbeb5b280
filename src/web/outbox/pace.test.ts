import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FIRST_PIECE, LEAST_PIECE, MOST_PIECE, nextPiece, PATIENCE, waitAfter } from './pace.ts'

const aPiece = fc.integer({ min: LEAST_PIECE, max: MOST_PIECE })

test('a piece is never too small to be worth it, and never more than twice the one before', () => {
  fc.assert(
    fc.property(aPiece, fc.option(fc.double({ min: 0, max: 100_000, noNaN: true })), (piece, took) => {
      const next = nextPiece(piece, took ?? undefined)

      expect(Number.isInteger(next)).toBe(true)
      expect(next).toBeGreaterThanOrEqual(Math.min(LEAST_PIECE, 2 * piece))
      expect(next).toBeLessThanOrEqual(Math.min(MOST_PIECE, 2 * piece))
    }),
  )
})

test('on any line of 16 kbit/s or more pieces arrive in time, after some that did not', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 10_000 }), fc.integer({ min: 0, max: 2_000 }), (rate, trip) => {
      let piece = FIRST_PIECE
      let late = 0
      for (let sent = 0; sent < 20; sent += 1) {
        const took = piece / rate + trip // bytes by bytes a millisecond
        if (took > PATIENCE) late += 1
        piece = nextPiece(piece, took > PATIENCE ? undefined : took)
      }

      // From the first piece to the least one it is halved three times.
      expect(late).toBeLessThanOrEqual(Math.log2(FIRST_PIECE / LEAST_PIECE))
      expect(piece / rate + trip).toBeLessThanOrEqual(PATIENCE)
    }),
  )
})

test('the first try comes a second after a cut, what hung is not waited for twice, and in the end it is left to others', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7].map((tries) => waitAfter(tries, 0))

  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 8_000, 8_000, undefined])
  expect([waitAfter(3, 1_500), waitAfter(3, 5_000)]).toEqual([2_500, 500])
})
