import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ServiceLevel, WaitsOn } from '../catalog/index.ts'
import { aCalendar } from './a-calendar.ts'
import { promise, stopsClock, termsAt } from './index.ts'

const calendars = [aCalendar(), aCalendar({ code: 'west', timeZone: 'America/Los_Angeles' })]
const agreed: ServiceLevel = {
  calendarCode: 'city',
  unit: 'working_days',
  target: 5,
  exceptions: [],
  later: [
    { from: '2025-07-01', target: 3, pauses: ['customer'] },
    { from: '2025-10-01', target: 2, calendarCode: 'west' },
  ],
}
const ask = (at: string) =>
  promise({ service: { serviceLevel: agreed }, answers: {}, areas: [], calendars, at: new Date(at) })!

test('a version holds from midnight of its first day on the calendar’s clock, and each keeps what it does not change', () => {
  expect(ask('2025-06-30T23:59:59-04:00')).toMatchObject({ target: 5, calendarCode: 'city' })
  expect(ask('2025-06-30T23:59:59-04:00').pauses).toBeUndefined()
  expect(ask('2025-07-01T00:00:00-04:00')).toMatchObject({
    target: 3,
    pauses: ['customer'],
    agreedFrom: '2025-07-01',
  })
  expect(ask('2025-10-01T00:00:00-07:00')).toMatchObject({
    target: 2,
    calendarCode: 'west',
    pauses: ['customer'],
    agreedFrom: '2025-10-01',
  })
  expect(ask('2025-10-01T00:00:00-04:00')).toMatchObject({ target: 3, agreedFrom: '2025-07-01' })
})

test('the later a request comes the later the version it is promised under', () => {
  const instant = fc.date({ min: new Date('2025-01-02'), max: new Date('2026-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(instant, instant, (one, other) => {
      const [earlier, later] = one <= other ? [one, other] : [other, one]
      const from = (at: Date) => termsAt(agreed, calendars, at).from ?? ''
      expect(from(earlier) <= from(later)).toBe(true)
    }),
  )
})

test('every wait stops a clock unless the agreement names those that do; nobody’s wait stops none', () => {
  const all: readonly WaitsOn[] = ['customer', 'partner', 'materials', 'weather', 'other']
  fc.assert(
    fc.property(
      fc.constantFrom(...all),
      fc.option(fc.subarray([...all]), { nil: undefined }),
      (whom, pauses) => {
        expect(stopsClock(pauses ? { pauses } : {}, whom)).toBe(pauses ? pauses.includes(whom) : true)
      },
    ),
  )
  expect(stopsClock(null, 'partner')).toBe(true)
  expect(stopsClock({ pauses: [] }, null)).toBe(true)
})
