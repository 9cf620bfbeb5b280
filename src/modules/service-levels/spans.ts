import type { BusinessCalendar } from '../catalog/index.ts'
import { lastDay, merged, type Span, spansOn } from './open-day.ts'
import { localDay } from './wall-clock.ts'

/**
 * A hold during which the clock stands: `[from, to]`, half-open, as dates or ISO 8601 instants (as a request keeps
 * them); `null` = it has not ended. Holds may overlap.
 */
export type Pause = readonly [from: Date | string, to: Date | string | null]

// A target that is not reached in twenty years is a mistake in a file, and must not be counted to the end of time.
const HORIZON = 20 * 366

/** When the city works, from `from` on, as instants: in order of time, none overlapping, for twenty years. */
export function* openSpans(calendar: BusinessCalendar, from: Date): Generator<{ opens: Date; closes: Date }> {
  for (const span of open(calendar, from.getTime()))
    yield { opens: new Date(span.from), closes: new Date(span.to) }
}

/** Open time from `start` on, less what was paused: the time that counts. */
export function* running(
  calendar: BusinessCalendar,
  start: number,
  pauses: readonly Span[],
): Generator<Span> {
  if (pauses.length === 0) return yield* open(calendar, start)
  for (const span of open(calendar, start)) {
    let { from } = span
    for (const pause of pauses) {
      if (pause.to <= from) continue
      if (pause.from >= span.to) break
      if (pause.from > from) yield { from, to: pause.from }
      from = pause.to
    }
    if (from < span.to) yield { from, to: span.to }
  }
}

/** Pauses in order of time, those that overlap or touch made one; one that goes on ends at `Infinity`. */
export function mergedPauses(pauses: readonly Pause[]): Span[] {
  if (pauses.length === 0) return []
  return merged(
    pauses.map(([from, to]) => ({ from: instant(from), to: to === null ? Infinity : instant(to) })),
  )
}

function instant(moment: Date | string): number {
  return typeof moment === 'string' ? Date.parse(moment) : moment.getTime()
}

function* open(calendar: BusinessCalendar, start: number): Generator<Span> {
  const first = localDay(calendar.timeZone, start)
  const last = Math.min(lastDay(calendar), first + HORIZON)
  for (let day = first; day <= last; day += 1) {
    for (const span of spansOn(calendar, day)) {
      if (span.to > start) yield span.from >= start ? span : { from: start, to: span.to }
    }
  }
}
