import type { BusinessCalendar } from '../catalog/index.ts'
import { type DayNumber, dayOf, stretchesOf, weekdayOf } from './wall-clock.ts'

/** Half-open: `from` is in it, `to` is not. Instants in ms since 1970 UTC. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** A working day that the city takes off, by its calendar. */
export interface ClosedDay {
  /** Local date `YYYY-MM-DD`. */
  readonly date: string
  readonly name: BusinessCalendar['name']
}

interface Reading {
  readonly week: readonly (readonly Span[])[]
  readonly dated: ReadonlyMap<DayNumber, readonly Span[]>
  readonly closed: readonly (ClosedDay & { readonly day: DayNumber })[]
  /** After this day the calendar never opens again; `Infinity` when some weekday is open. */
  readonly last: DayNumber
  readonly spans: Map<DayNumber, readonly Span[]>
}

const MINUTE = 60_000
const DAY = 86_400_000
const MOST_DAYS = 40_000

// By the object, not by code and version: whoever reads the catalogue again gets new objects, and two cities
// in one process may both have a calendar called `city`.
const readings = new WeakMap<BusinessCalendar, Reading>()

/**
 * When the city works on a local day: spans in order of time, none touching another.
 *
 * An instant is open when its wall clock is within a window. So a window loses what a spring gap skips, and an
 * autumn hour that happens twice counts twice: a minute is always 60 seconds.
 */
export function spansOn(calendar: BusinessCalendar, day: DayNumber): readonly Span[] {
  const { spans, week, dated } = reading(calendar)
  let found = spans.get(day)
  if (!found) {
    if (spans.size >= MOST_DAYS) spans.clear()
    const windows = dated.get(day) ?? week[weekdayOf(day)] ?? []
    found = windows.length === 0 ? [] : toInstants(windows, calendar.timeZone, day)
    spans.set(day, found)
  }
  return found
}

/** The last local day on which the calendar may be open. */
export function lastDay(calendar: BusinessCalendar): DayNumber {
  return reading(calendar).last
}

/** Days from `first` to `last`, both included, that would be open but for a dated exception. */
export function closedDays(calendar: BusinessCalendar, first: DayNumber, last: DayNumber): ClosedDay[] {
  return reading(calendar)
    .closed.filter(({ day }) => day >= first && day <= last)
    .map(({ date, name }) => ({ date, name }))
}

function reading(calendar: BusinessCalendar): Reading {
  let found = readings.get(calendar)
  if (!found) readings.set(calendar, (found = read(calendar)))
  return found
}

/** @throws {RangeError} when a window is not `HH:MM` to a later `HH:MM` of the same day (`24:00` ends it). */
function read({ week, exceptions }: BusinessCalendar): Reading {
  const byWeekday = Array.from({ length: 8 }, (_, day) =>
    inOrder(week.filter((window) => window.day === day)),
  )
  const dated = new Map(exceptions.map(({ date, windows }) => [dayOf(date), inOrder(windows)]))
  const closed = exceptions
    .map(({ date, name }) => ({ date, name, day: dayOf(date) }))
    .filter(({ day }) => dated.get(day)?.length === 0 && byWeekday[weekdayOf(day)]!.length > 0)
    .sort((a, b) => a.day - b.day)
  const last = week.length > 0 ? Infinity : Math.max(-Infinity, ...dated.keys())
  return { week: byWeekday, dated, closed, last, spans: new Map() }
}

/** Windows as ms of the wall clock since local midnight, in order, those that overlap or touch made one. */
function inOrder(windows: readonly { readonly opens: string; readonly closes: string }[]): Span[] {
  return merged(windows.map(({ opens, closes }) => ({ from: wallTime(opens), to: wallTime(closes) })))
}

function wallTime(text: string): number {
  const [, hour, minute] = /^(\d{1,2}):(\d{2})$/.exec(text) ?? []
  const minutes = Number(hour) * 60 + Number(minute)
  if (!(Number(minute) < 60 && minutes <= 1440)) throw new RangeError(`Not a time of day: ${text}`)
  return minutes * MINUTE
}

function toInstants(windows: readonly Span[], zone: string, day: DayNumber): readonly Span[] {
  const midnight = day * DAY
  return merged(
    stretchesOf(zone, day).flatMap(({ from, to, offset }) =>
      windows
        .map((window) => ({
          from: Math.max(from, midnight + window.from - offset),
          to: Math.min(to, midnight + window.to - offset),
        }))
        .filter((span) => span.from < span.to),
    ),
  )
}

/**
 * Spans in order of time, those that overlap or touch made one.
 *
 * @throws {RangeError} when one ends before it begins.
 */
export function merged(spans: readonly Span[]): Span[] {
  const result: { from: number; to: number }[] = []
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    if (!(from <= to)) throw new RangeError('A span ends before it begins')
    const before = result.at(-1)
    if (before && from <= before.to) before.to = Math.max(before.to, to)
    else if (from < to) result.push({ from, to })
  }
  return result
}
