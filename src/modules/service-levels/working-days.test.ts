import { expect, test } from 'vitest'
import { aCalendar, weekly } from './a-calendar.ts'
import { dueWorkingDays } from './index.ts'

const city = aCalendar()
const at = (local: string) => new Date(`2025-${local}:00-04:00`)

test.each([
  ['in the morning', '06-16T08:00', 3, '06-20T17:00'], // Juneteenth in between
  ['late in the evening', '06-16T23:59', 3, '06-20T17:00'],
  ['on a Friday', '06-13T15:30', 1, '06-16T17:00'],
  ['on a Saturday: Monday is the first day, as for Friday', '06-14T10:00', 1, '06-16T17:00'],
  ['on a Sunday night', '06-15T23:30', 7, '06-25T17:00'],
  ['on a holiday', '06-19T09:00', 1, '06-20T17:00'],
])('received %s (%s), %i working days are over at close of business (%s)', (_, start, days, due) => {
  expect(dueWorkingDays(city, at(start), days)).toEqual(at(due))
})

test('a half day is a working day, and closes when it closes', () => {
  const exceptions = [
    { date: '2025-06-17', name: { en: 'Half day' }, windows: [{ opens: '08:00', closes: '12:00' }] },
  ]

  expect(dueWorkingDays(aCalendar({ exceptions }), at('06-16T09:00'), 1)).toEqual(at('06-17T12:00'))
})

test('a hold moves the date by the closings it covers', () => {
  const due = (from: string, to: string) => dueWorkingDays(city, at('06-09T09:00'), 3, [[at(from), at(to)]])

  expect(due('06-10T09:00', '06-10T16:59')).toEqual(at('06-12T17:00')) // answered the same day
  expect(due('06-10T16:59', '06-10T17:00')).toEqual(at('06-13T17:00'))
  expect(due('06-10T12:00', '06-16T10:00')).toEqual(at('06-18T17:00')) // Tuesday to Friday
  expect(due('06-12T17:00', '06-30T10:00')).toEqual(at('06-12T17:00')) // begun when it was due already
})

test('a city that works on Sundays only takes its time', () => {
  const sundays = aCalendar({ week: weekly([7], '10:00', '12:00') })

  expect(dueWorkingDays(sundays, at('06-15T11:00'), 2)).toEqual(at('06-29T12:00'))
})

test('a number of days that cannot be counted is refused', () => {
  for (const days of [0, -1, 1.5, Number.NaN, 1e9]) {
    expect(() => dueWorkingDays(city, at('06-16T08:00'), days)).toThrow(RangeError)
  }
  expect(() => dueWorkingDays(aCalendar({ week: [], exceptions: [] }), at('06-16T08:00'), 1)).toThrow(
    RangeError,
  )
})
