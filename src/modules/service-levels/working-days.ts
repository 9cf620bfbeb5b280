import type { BusinessCalendar } from '../catalog/index.ts'
import { lastDay, type Span, spansOn } from './open-day.ts'
import { mergedPauses, type Pause } from './spans.ts'
import { type DayNumber, dateOf, dayOf, localDay } from './wall-clock.ts'

const HORIZON = 20 * 366

/**
 * The close of business of the `days`-th working day after the local day of receipt. The day of receipt never
 * counts, at whatever hour or on whatever day it was; so what comes in on a Saturday counts from Monday, as what
 * comes in on Friday does. This is how cities publish it ("7 Business Days" after a report) and how laws count
 * (UK Freedom of Information Act 2000, s. 10: "the twentieth working day following the date of receipt").
 *
 * A working day is one with any open time, a half day too. It does not count when the request was on hold up to
 * its close of business: a hold over three closings moves the date by three working days, and a question that is
 * answered within a day moves nothing.
 *
 * @throws {RangeError} when there are not so many working days within twenty years, or a pause that goes on comes first.
 */
export function dueWorkingDays(
  calendar: BusinessCalendar,
  start: Date,
  days: number,
  pauses: readonly Pause[] = [],
): Date {
  return new Date(dueClosing(calendar, start.getTime(), days, mergedPauses(pauses)))
}

/** As `dueWorkingDays`, all in ms. */
export function dueClosing(
  calendar: BusinessCalendar,
  start: number,
  days: number,
  pauses: readonly Span[],
): number {
  if (!Number.isInteger(days) || days < 1) throw new RangeError(`Not a number of working days: ${days}`)
  let left = days
  for (const { close } of closings(calendar, localDay(calendar.timeZone, start) + 1)) {
    if (pauses.some(({ from, to }) => from < close && close <= to)) continue
    left -= 1
    if (left === 0) return close
  }
  throw new RangeError(`No ${days} working days after ${new Date(start).toISOString()}`)
}

/** The `days`-th working day after a local date; dates are `YYYY-MM-DD`. */
export function workingDayAfter(calendar: BusinessCalendar, date: string, days: number): string {
  let left = days
  for (const { day } of closings(calendar, dayOf(date) + 1)) {
    left -= 1
    if (left === 0) return dateOf(day)
  }
  throw new RangeError(`No ${days} working days after ${date}`)
}

/** Working days from the local date `from` until before `until`; dates are `YYYY-MM-DD`. */
export function workingDaysBetween(calendar: BusinessCalendar, from: string, until: string): number {
  const end = dayOf(until)
  let count = 0
  for (const { day } of closings(calendar, dayOf(from))) {
    if (day >= end) break
    count += 1
  }
  return count
}

/** Working days from `first` on, each with the instant of its close of business. */
export function* closings(
  calendar: BusinessCalendar,
  first: DayNumber,
): Generator<{ readonly day: DayNumber; readonly close: number }> {
  const last = Math.min(lastDay(calendar), first + HORIZON)
  for (let day = first; day <= last; day += 1) {
    const close = spansOn(calendar, day).at(-1)?.to
    if (close !== undefined) yield { day, close }
  }
}
