import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MOST_A_DAY, MOST_OF_ONE, mayNotObject, type Objecting } from './objecting.ts'

const day = (n: number) => new Date(Date.UTC(2026, 5, n))
const able: Objecting = {
  followsSince: day(1),
  closedAt: day(3),
  withdrawn: false,
  saidBefore: false,
  ofRequest: 0,
  today: 0,
}

test('who followed it to its end may say that it is not fixed', () => {
  expect(mayNotObject(able)).toBeUndefined()
  expect(mayNotObject({ ...able, ofRequest: MOST_OF_ONE - 1, today: MOST_A_DAY - 1 })).toBeUndefined()
})

test.each<[string, Partial<Objecting>]>([
  ['nothing_to_object', { closedAt: null }],
  ['nothing_to_object', { withdrawn: true }],
  ['followed_too_late', { followsSince: day(3) }],
  ['objected_before', { saidBefore: true }],
  ['objected_enough', { ofRequest: MOST_OF_ONE }],
  ['objects_too_often', { today: MOST_A_DAY }],
])('%s: %o', (code, less) => {
  expect(mayNotObject({ ...able, ...less })).toMatchObject({ code })
})

test('whatever comes together: it may be said only when nothing speaks against it', () => {
  const anything = fc.record({
    followsSince: fc.date({ min: day(1), max: day(6), noInvalidDate: true }),
    closedAt: fc.option(fc.date({ min: day(1), max: day(6), noInvalidDate: true })),
    withdrawn: fc.boolean(),
    saidBefore: fc.boolean(),
    ofRequest: fc.nat(4),
    today: fc.nat(6),
  })
  fc.assert(
    fc.property(anything, (about) => {
      const { closedAt, followsSince, withdrawn, saidBefore, ofRequest, today } = about
      const fine =
        closedAt !== null &&
        followsSince < closedAt &&
        !withdrawn &&
        !saidBefore &&
        ofRequest < MOST_OF_ONE &&
        today < MOST_A_DAY
      expect(mayNotObject(about) === undefined).toBe(fine)
    }),
  )
})
