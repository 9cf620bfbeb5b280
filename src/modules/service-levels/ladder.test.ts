import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { aCalendar } from './a-calendar.ts'
import { climb, momentOf, type Pause, promise, type Promised, resumePromise, usedShare } from './index.ts'

const city = aCalendar()
const at = (local: string) => new Date(`2025-${local}:00-04:00`)
const instant = fc.date({ min: new Date('2025-01-02'), max: new Date('2025-10-01'), noInvalidDate: true })
const percent = fc.integer({ min: 1, max: 500 })

function promised(unit: 'open_minutes' | 'working_days', target: number, start: Date): Promised {
  const serviceLevel = { calendarCode: 'city', unit, target, exceptions: [] }
  return promise({ service: { serviceLevel }, answers: {}, areas: [], calendars: [city], at: start })!
}

const promises = fc.oneof(
  fc
    .tuple(fc.integer({ min: 2, max: 5_000 }), instant)
    .map(([n, start]) => promised('open_minutes', n, start)),
  fc.tuple(fc.integer({ min: 1, max: 20 }), instant).map(([n, start]) => promised('working_days', n, start)),
)

/** One hold after the other, as a request has them. */
const holds = fc
  .uniqueArray(instant, { minLength: 0, maxLength: 6, selector: (moment) => moment.getTime() })
  .map((moments) => {
    const order = moments.map((moment) => moment.toISOString()).sort()
    return order.flatMap((from, i): Pause[] => (i % 2 === 0 && order[i + 1] ? [[from, order[i + 1]!]] : []))
  })

const ladders = fc
  .uniqueArray(percent, { minLength: 1, maxLength: 4 })
  .map((rungs) => rungs.sort((a, b) => a - b).map((rung) => ({ at: rung, tell: ['person'] as const })))

test('a warning comes in open time: 80 of 100 of eight hours from nine on Monday is 15:24', () => {
  const eight = promised('open_minutes', 480, at('06-16T09:00'))
  const moment = (rung: number) => momentOf(eight, city, new Date(eight.dueAt), rung, [])

  expect(moment(80)).toEqual(at('06-16T15:24'))
  expect(moment(100)).toEqual(at('06-16T17:00'))
  // Three times eight hours: eight on Monday, nine on Tuesday, and seven of Wednesday.
  expect(moment(300)).toEqual(at('06-18T15:00'))
})

test('the moment of a rung is when so much is used, not before, whatever was on hold', () => {
  fc.assert(
    fc.property(promises, holds, percent, (kept, pauses, rung) => {
      const end = resumePromise(kept, city, pauses)
      const moment = momentOf(kept, city, end, rung, pauses)!

      const used = usedShare(kept, city, moment, pauses)
      // To the millisecond of the whole, which is at least two minutes.
      expect(used).toBeGreaterThanOrEqual(rung / 100 - 1e-4)
      expect(used).toBeLessThanOrEqual(rung / 100 + 1e-4)
      if (rung < 100) expect(moment.getTime()).toBeLessThanOrEqual(end.getTime())
      if (rung > 100) expect(moment.getTime()).toBeGreaterThanOrEqual(end.getTime())
    }),
  )
})

test('however often the clock looks, each rung is climbed once, in order, and none is left out', () => {
  fc.assert(
    fc.property(promises, ladders, fc.array(instant, { maxLength: 12 }), (kept, ladder, looks) => {
      const end = new Date(kept.dueAt)
      const last = new Date('2026-12-01')
      const climbed: number[] = []
      for (const now of [...looks.sort((a, b) => a.getTime() - b.getTime()), last]) {
        const { reached, next } = climb(kept, city, end, ladder, climbed.at(-1) ?? 0, [], now)
        for (const rung of reached)
          expect(momentOf(kept, city, end, rung.at, [])!.getTime()).toBeLessThanOrEqual(now.getTime())
        if (next) expect(next.getTime()).toBeGreaterThan(now.getTime())
        climbed.push(...reached.map((rung) => rung.at))
      }

      // The calendar's own time may end before the longest rungs come; those that came are all there.
      const due = ladder.filter(({ at: rung }) => {
        const moment = momentOf(kept, city, end, rung, [])
        return moment && moment <= last
      })
      expect(climbed).toEqual(due.map((rung) => rung.at))
    }),
  )
})

test('a calendar that ends keeps the rungs that come before its end', () => {
  const kept = promised('open_minutes', 60, at('06-16T09:00'))
  const closed = aCalendar({ week: [] })
  const ladder = [
    { at: 100, tell: ['person'] as const },
    { at: 300, tell: ['officer'] as const },
  ]

  const { reached, next } = climb(kept, closed, new Date(kept.dueAt), ladder, 0, [], at('06-16T10:00'))
  expect([reached.map((rung) => rung.at), next]).toEqual([[100, 300], null])
})
