import type { BusinessCalendar } from '../catalog/index.ts'
import type { Span } from './open-day.ts'
import { due, elapsed } from './open-minutes.ts'
import type { Promised } from './promise.ts'
import { mergedPauses, type Pause } from './spans.ts'
import { localDay } from './wall-clock.ts'
import { closings } from './working-days.ts'

/**
 * The due date of a promise after all its holds so far.
 *
 * Each hold leaves open what was left when it began, counted again from its end; so an unchanged calendar gives what
 * counting from the start with pauses would, and one that was edited since moves only what comes after the hold.
 * A hold that begins when the promise is already due moves nothing. A hold that goes on is left out.
 *
 * @param calendar the promise's, as it is now; undefined when the city has given it up: then every hour counts.
 * @throws {RangeError} when the calendar no longer has so much open time.
 */
export function resumePromise(
  promised: Promised,
  calendar: BusinessCalendar | undefined,
  pauses: readonly Pause[],
): Date {
  const finished = mergedPauses(pauses).filter(({ to }) => to !== Infinity)
  return new Date(afterHolds(promised, finished, hoursOf(calendar)))
}

/**
 * How much of the promised time is used at `now`: 0 when it begins, 1 when it is due, above when it is late.
 * Holds do not count, nor do nights: for a promise in working days too it is open time that is compared.
 */
export function usedShare(
  promised: Promised,
  calendar: BusinessCalendar | undefined,
  now: Date,
  pauses: readonly Pause[],
): number {
  const hours = hoursOf(calendar)
  const holds = mergedPauses(pauses)
  const finished = holds.filter(({ to }) => to !== Infinity)
  const start = Date.parse(promised.startsAt)
  const end = afterHolds(promised, finished, hours)
  const whole = elapsed(hours, start, end, finished)
  if (whole === 0) return now.getTime() < end ? 0 : 1
  return elapsed(hours, start, now.getTime(), holds) / whole
}

/** A calendar that a city has given up, or emptied, has no hours to count by: then every hour counts. */
const hoursOf = (calendar: BusinessCalendar | undefined): BusinessCalendar =>
  calendar && calendar.week.length > 0 ? calendar : ROUND_THE_CLOCK

function afterHolds(promised: Promised, holds: readonly Span[], calendar: BusinessCalendar): number {
  const start = Date.parse(promised.startsAt)
  let end = Date.parse(promised.dueAt)
  for (const { from, to } of holds) {
    if (to <= start) continue
    if (from >= end) break
    end = Math.max(end, moved(promised, Math.max(from, start), to, end, calendar))
  }
  return end
}

/** `end` after a hold from `from` to `to`. */
function moved(
  { unit, startsAt }: Promised,
  from: number,
  to: number,
  end: number,
  calendar: BusinessCalendar,
): number {
  if (unit === 'open_minutes') return due(calendar, to, elapsed(calendar, from, end, []), [])
  const firstDay = localDay(calendar.timeZone, Date.parse(startsAt)) + 1
  let left = 0
  for (const { close } of closings(calendar, firstDay)) {
    // What was left when the hold began …
    if (close > end) break
    if (close > from) left += 1
  }
  // … is counted again from its end.
  for (const { close } of closings(calendar, Math.max(firstDay, localDay(calendar.timeZone, to)))) {
    if (close <= to) continue
    left -= 1
    if (left <= 0) return close
  }
  throw new RangeError(`No working days after ${new Date(to).toISOString()}`)
}

/** In place of a calendar that the city has given up. */
export const ROUND_THE_CLOCK: BusinessCalendar = {
  code: 'round_the_clock',
  name: { en: 'Round the clock' },
  timeZone: 'UTC',
  week: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, opens: '00:00', closes: '24:00' })),
  exceptions: [],
  version: 1,
}
