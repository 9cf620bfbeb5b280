import type { BusinessCalendar } from '../catalog/index.ts'
import type { Span } from './open-day.ts'
import { mergedPauses, type Pause, running } from './spans.ts'

const MINUTE = 60_000 // milliseconds

/** Minutes of open time from `from` until `until`, less what was paused; 0 when `until` is not later. */
export function elapsedOpenMinutes(
  calendar: BusinessCalendar,
  from: Date,
  until: Date,
  pauses: readonly Pause[] = [],
): number {
  return elapsed(calendar, from.getTime(), until.getTime(), mergedPauses(pauses)) / MINUTE
}

/**
 * The instant a promise falls due: the first at which `targetMinutes` of open, unpaused time have passed
 * since `start`. What ends exactly at close of business is due that day, not the next morning.
 *
 * @throws {RangeError} when the calendar never has so much open time, or a pause that goes on comes first.
 * A date we cannot keep is worse than none.
 */
export function dueAt(
  calendar: BusinessCalendar,
  start: Date,
  targetMinutes: number,
  pauses: readonly Pause[] = [],
): Date {
  return new Date(due(calendar, start.getTime(), targetMinutes * MINUTE, mergedPauses(pauses)))
}

/** As `elapsedOpenMinutes`, all in ms. */
export function elapsed(
  calendar: BusinessCalendar,
  from: number,
  until: number,
  pauses: readonly Span[],
): number {
  let sum = 0
  if (until <= from) return sum
  for (const span of running(calendar, from, pauses)) {
    if (span.from >= until) break
    sum += Math.min(span.to, until) - span.from
  }
  return sum
}

/** As `dueAt`, all in ms. */
export function due(
  calendar: BusinessCalendar,
  start: number,
  target: number,
  pauses: readonly Span[],
): number {
  if (!(target >= 0)) throw new RangeError(`Not a length of time: ${target / MINUTE} minutes`)
  if (target === 0) return start
  let left = target
  for (const { from, to } of running(calendar, start, pauses)) {
    const room = to - from
    if (left <= room) return from + left
    left -= room
  }
  throw new RangeError(`No ${target / MINUTE} open minutes after ${new Date(start).toISOString()}`)
}
