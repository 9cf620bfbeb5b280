/** Reference values worked out by brute force over the minutes of UTC, and published ones of NumPy's business days. */
import { expect, test } from 'vitest'
import { aCalendar, weekly } from './a-calendar.ts'
import { dueAt, elapsedOpenMinutes, onTimeRate, workingDayAfter, workingDaysBetween } from './index.ts'

const city = aCalendar()
const HOUR = 60

/** New York's summer time. */
const at = (local: string) => new Date(`2025-${local}:00-04:00`)

test.each([
  ['K1', '06-13T15:30', 4 * HOUR, '06-16T10:30'],
  ['K2', '06-14T10:00', 8 * HOUR, '06-16T16:00'],
  ['K3', '06-18T16:00', 16 * HOUR, '06-23T14:00'],
  ['K10, to the minute at close of business', '06-16T08:00', 540, '06-16T17:00'],
  ['K10, one minute more', '06-16T08:00', 541, '06-17T08:01'],
])('%s: %s and %i open minutes are due %s', (_, start, target, due) => {
  expect(dueAt(city, at(start), target)).toEqual(at(due))
})

test.each([
  ['K4', at('07-03T16:00'), at('07-07T09:30'), 150],
  ['K10, a weekend', at('06-13T17:00'), at('06-16T08:00'), 0],
  ['K10, over the spring gap', new Date('2025-03-07T16:00-05:00'), new Date('2025-03-10T09:00-04:00'), 120],
])('%s: from %o to %o there are %i open minutes', (_, from, until, minutes) => {
  expect(elapsedOpenMinutes(city, from, until)).toBe(minutes)
})

test('K5: a hold moves the due date by the open time it covers', () => {
  const holds = [[at('06-13T16:00'), at('06-16T10:00')]] as const

  expect(dueAt(city, at('06-13T15:30'), 4 * HOUR, holds)).toEqual(at('06-16T13:30'))
  expect(elapsedOpenMinutes(city, at('06-13T15:30'), at('06-16T12:00'), holds)).toBe(150)
})

test('K12: working days are counted as NumPy counts them', () => {
  const weekdays = aCalendar({ exceptions: [] })
  const sundays = aCalendar({ exceptions: [], week: weekly([7], '08:00', '17:00') })

  expect(workingDaysBetween(weekdays, '2011-01-01', '2011-02-01')).toBe(21)
  expect(workingDaysBetween(weekdays, '2011-01-01', '2012-01-01')).toBe(260)
  expect(workingDayAfter(weekdays, '2011-09-30', 1)).toBe('2011-10-03')
  expect(workingDayAfter(sundays, '2012-04-30', 2)).toBe('2012-05-13')
})

test('K14: the rate is of matured requests, so sitting on the late ones does not help', () => {
  expect(onTimeRate({ met: 412, late: 58, openOverdue: 21, openNotDue: 39 })).toBeCloseTo(0.839104, 6)
  expect(onTimeRate({ met: 0, late: 0, openOverdue: 0, openNotDue: 3 })).toBeNull()
})
