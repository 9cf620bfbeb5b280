import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { aCalendar, weekly } from './a-calendar.ts'
import { dueAt, elapsedOpenMinutes, openSpans, type Pause } from './index.ts'

const MINUTE = 60_000
const offices = aCalendar()
/** Two windows a day, nights over midnight, a half day, and the clock changes of 2025 within working hours. */
const crews = aCalendar({
  week: [
    ...weekly([1, 2, 3, 6, 7], '22:00', '24:00'),
    ...weekly([1, 4, 7], '00:00', '03:30'),
    ...weekly([4], '09:00', '12:15'),
  ],
  exceptions: [
    { date: '2025-06-19', name: { en: 'Half day' }, windows: [{ opens: '09:00', closes: '10:00' }] },
  ],
})

const calendar = fc.constantFrom(offices, crews)
const instant = fc.date({ min: new Date('2024-12-20'), max: new Date('2025-12-31'), noInvalidDate: true })
const target = fc.integer({ min: 1, max: 6_000 })
const pause = fc
  .tuple(instant, fc.integer({ min: 0, max: 10_000 }))
  .map(([from, minutes]): Pause => [from, new Date(from.getTime() + minutes * MINUTE)])
const pauses = fc.array(pause, { maxLength: 4 })

test('after the due time exactly the target has elapsed, and a moment before it had not', () => {
  fc.assert(
    fc.property(calendar, instant, target, pauses, (hours, start, minutes, holds) => {
      const due = dueAt(hours, start, minutes, holds)
      expect(elapsedOpenMinutes(hours, start, due, holds)).toBe(minutes)
      expect(elapsedOpenMinutes(hours, start, new Date(due.getTime() - 1), holds)).toBeLessThan(minutes)
    }),
  )
})

test('time adds up, wherever it is cut', () => {
  fc.assert(
    fc.property(calendar, instant, instant, instant, pauses, (hours, one, two, three, holds) => {
      const [a, b, c] = [one, two, three].sort((x, y) => x.getTime() - y.getTime()) as [Date, Date, Date]
      const parts = elapsedOpenMinutes(hours, a, b, holds) + elapsedOpenMinutes(hours, b, c, holds)
      expect(parts).toBeCloseTo(elapsedOpenMinutes(hours, a, c, holds), 6)
    }),
  )
})

test('a later start or a longer target is never due earlier', () => {
  fc.assert(
    fc.property(calendar, instant, target, fc.nat(5_000), pauses, (hours, start, minutes, more, holds) => {
      const due = dueAt(hours, start, minutes, holds).getTime()
      expect(dueAt(hours, start, minutes + more, holds).getTime()).toBeGreaterThanOrEqual(due)
      expect(
        dueAt(hours, new Date(start.getTime() + more * MINUTE), minutes, holds).getTime(),
      ).toBeGreaterThanOrEqual(due)
    }),
  )
})

test('nothing falls due while the city is closed', () => {
  fc.assert(
    fc.property(calendar, instant, target, pauses, (hours, start, minutes, holds) => {
      const due = dueAt(hours, start, minutes, holds)
      const justBefore = new Date(due.getTime() - 1)
      const span = openSpans(hours, justBefore).next().value!
      expect(span.opens).toEqual(justBefore)
      expect(span.closes.getTime()).toBeGreaterThanOrEqual(due.getTime())
    }),
  )
})

test('a hold only ever makes it later, by no more than its open time, however holds overlap', () => {
  fc.assert(
    fc.property(calendar, instant, target, pauses, pause, (hours, start, minutes, holds, another) => {
      const before = dueAt(hours, start, minutes, holds)
      const after = dueAt(hours, start, minutes, [...holds, another])
      expect(after.getTime()).toBeGreaterThanOrEqual(before.getTime())
      expect(dueAt(hours, start, minutes, [...holds, another, another])).toEqual(after)
      const moved = elapsedOpenMinutes(hours, before, after, holds)
      expect(moved).toBeLessThanOrEqual(
        elapsedOpenMinutes(hours, another[0] as Date, another[1] as Date) + 1e-6,
      )
    }),
  )
})

test('open spans come in order, none overlapping, from the asked instant on', () => {
  fc.assert(
    fc.property(calendar, instant, (hours, from) => {
      let before = from
      let count = 0
      for (const { opens, closes } of openSpans(hours, from)) {
        expect(opens.getTime()).toBeGreaterThanOrEqual(before.getTime())
        expect(closes.getTime()).toBeGreaterThan(opens.getTime())
        before = closes
        if ((count += 1) === 30) break
      }
      expect(count).toBe(30)
    }),
  )
})

test('a date that cannot be kept is not given', () => {
  const never = aCalendar({ week: [], exceptions: [] })
  const onlyOnce = aCalendar({
    week: [],
    exceptions: [
      { date: '2025-06-16', name: { en: 'Day of action' }, windows: [{ opens: '09:00', closes: '10:00' }] },
    ],
  })
  const start = new Date('2025-06-13T12:00Z')

  expect(() => dueAt(never, start, 1)).toThrow(RangeError)
  expect(dueAt(onlyOnce, start, 60)).toEqual(new Date('2025-06-16T10:00-04:00'))
  expect(() => dueAt(onlyOnce, start, 61)).toThrow(RangeError)
  expect(() => dueAt(offices, start, 1e9)).toThrow(RangeError)
  expect(() => dueAt(offices, start, -1)).toThrow(RangeError)
  expect(() => dueAt(offices, start, 60, [[start, null]])).toThrow(RangeError)
  expect(() => dueAt(offices, start, 60, [[start, new Date(0)]])).toThrow(RangeError)
})

test('a time of day that is none is refused by its text', () => {
  const start = new Date('2025-06-13T12:00Z')

  for (const window of ['8', '25:00', '08:60', '24:01', 'noon']) {
    expect(() => dueAt(aCalendar({ week: weekly([1], window, '24:00') }), start, 1)).toThrow(window)
  }
  expect(() => dueAt(aCalendar({ week: weekly([1], '17:00', '08:00') }), start, 1)).toThrow(RangeError)
})
