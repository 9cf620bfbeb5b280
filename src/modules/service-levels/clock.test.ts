import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { aCalendar, weekly } from './a-calendar.ts'
import {
  dueAt,
  dueWorkingDays,
  type Pause,
  promise,
  type Promised,
  resumePromise,
  usedShare,
} from './index.ts'

const city = aCalendar()
const at = (local: string) => new Date(`2025-${local}:00-04:00`)
const instant = fc.date({ min: new Date('2025-01-01'), max: new Date('2025-12-01'), noInvalidDate: true })

function promised(unit: 'open_minutes' | 'working_days', target: number, start: Date): Promised {
  const serviceLevel = { calendarCode: 'city', unit, target, exceptions: [] }
  return promise({ service: { serviceLevel }, answers: {}, areas: [], calendars: [city], at: start })!
}

/** Holds as a request has them: one after the other. */
const holds = fc
  .uniqueArray(instant, { minLength: 2, maxLength: 6, selector: (moment) => moment.getTime() })
  .map((moments) => {
    const order = moments.map((moment) => moment.toISOString()).sort()
    return order.flatMap((from, i): Pause[] => (i % 2 === 0 && order[i + 1] ? [[from, order[i + 1]!]] : []))
  })

test('resuming after each hold gives what counting from the start with all of them gives', () => {
  fc.assert(
    fc.property(instant, fc.integer({ min: 1, max: 5_000 }), holds, (start, minutes, pauses) => {
      const due = dueAt(city, start, minutes, pauses)
      expect(resumePromise(promised('open_minutes', minutes, start), city, pauses)).toEqual(due)
    }),
  )
  fc.assert(
    fc.property(instant, fc.integer({ min: 1, max: 30 }), holds, (start, days, pauses) => {
      const due = dueWorkingDays(city, start, days, pauses)
      expect(resumePromise(promised('working_days', days, start), city, pauses)).toEqual(due)
    }),
  )
})

test('a calendar that is edited later moves what comes after a hold, and nothing before', () => {
  const kept = promised('open_minutes', 8 * 60, at('06-16T08:00'))
  const shorter = aCalendar({ version: 2, week: weekly([1, 2, 3, 4, 5], '08:00', '12:00') })

  expect(resumePromise(kept, shorter, [])).toEqual(at('06-16T16:00'))
  expect(resumePromise(kept, shorter, [[at('06-16T10:00'), at('06-17T08:00')]])).toEqual(at('06-17T10:00'))
})

test('a promise whose calendar is gone can still be resumed', () => {
  const kept = promised('open_minutes', 60, at('06-16T08:00'))

  expect(resumePromise(kept, undefined, [[at('06-16T08:30'), at('06-16T20:00')]])).toEqual(at('06-16T20:30'))
})

test('a promise whose calendar was emptied can still be resumed', () => {
  const kept = promised('open_minutes', 60, at('06-16T08:00'))
  const emptied = { ...city, week: [] }

  expect(resumePromise(kept, emptied, [[at('06-16T08:30'), at('06-16T20:00')]])).toEqual(at('06-16T20:30'))
})

test('a hold that goes on moves no date yet', () => {
  const kept = promised('working_days', 2, at('06-16T08:00'))

  expect(resumePromise(kept, city, [[at('06-16T09:00'), null]])).toEqual(at('06-18T17:00'))
})

test('the share that is used grows in working hours only, is 1 when due, and more when late', () => {
  const kept = promised('open_minutes', 10 * 60, at('06-16T12:00'))
  const share = (now: string, pauses: Pause[] = []) => usedShare(kept, city, at(now), pauses)

  expect(share('06-16T12:00')).toBe(0)
  expect(share('06-16T17:00')).toBe(0.5)
  expect(share('06-17T08:00')).toBe(0.5)
  expect(share('06-17T13:00')).toBe(1)
  expect(share('06-17T14:00')).toBeCloseTo(1.1)
  expect(share('06-17T13:00', [[at('06-16T17:00'), at('06-17T10:00')]])).toBeCloseTo(0.8)
  expect(share('06-20T13:00', [[at('06-16T14:00'), null]])).toBeCloseTo(0.2)
})

test('a promise in working days is used up at its close of business', () => {
  const kept = promised('working_days', 1, at('06-13T17:00'))

  expect(usedShare(kept, city, at('06-16T12:30'), [])).toBe(0.5)
  expect(usedShare(kept, city, at('06-16T17:00'), [])).toBe(1)
})
