/** Escalation ladders: at which moments of a promise somebody is told, before it breaks and after. Pure. */
import type { BusinessCalendar, Rung } from '../catalog/index.ts'
import { ROUND_THE_CLOCK } from './clock.ts'
import { due, elapsed } from './open-minutes.ts'
import type { Promised } from './promise.ts'
import { mergedPauses, type Pause } from './spans.ts'

/**
 * The instant at which so many percent of the promised time are used, holds left out; at 100 the due date itself.
 * For a promise in working days too it is open time that is counted, as `usedShare` does.
 *
 * @param end when it is due, finished holds counted in.
 * @param pauses finished ones.
 * @returns undefined when the calendar ends before.
 */
export function momentOf(
  promised: Promised,
  calendar: BusinessCalendar | undefined,
  end: Date,
  percent: number,
  pauses: readonly Pause[],
): Date | undefined {
  if (percent === 100) return end
  try {
    const hours = calendar ?? ROUND_THE_CLOCK
    const start = Date.parse(promised.startsAt)
    const holds = mergedPauses(pauses).filter(({ to }) => to !== Infinity)
    const whole = elapsed(hours, start, end.getTime(), holds)
    // A calendar that was edited since can leave no open time: then all of it happens when it is due.
    if (whole === 0) return end
    return new Date(due(hours, start, Math.ceil((whole * percent) / 100), holds))
  } catch (problem) {
    if (problem instanceof RangeError) return undefined
    throw problem
  }
}

/** Where a request stands on its ladder. */
export interface Climbed {
  /** Rungs that are reached and were not climbed yet, the lowest first. */
  readonly reached: readonly Rung[]
  /** When the next one will be; null: there is none. */
  readonly next: Date | null
}

/**
 * What is to be climbed at `now`: rungs above the highest one climbed whose moment has come. A rung is climbed once,
 * whatever holds and reopenings do to the due date afterwards.
 *
 * @param end when it is due, finished holds counted in.
 * @param climbed the highest rung climbed, in percent; 0 = none.
 * @param pauses finished ones: with the clock standing still nothing is to be climbed, and nobody asks.
 */
export function climb(
  promised: Promised,
  calendar: BusinessCalendar | undefined,
  end: Date,
  ladder: readonly Rung[],
  climbed: number,
  pauses: readonly Pause[],
  now: Date,
): Climbed {
  const reached: Rung[] = []
  for (const rung of ladder) {
    if (rung.at <= climbed) continue
    const moment = momentOf(promised, calendar, end, rung.at, pauses)
    if (!moment) break
    if (moment > now) return { reached, next: moment }
    reached.push(rung)
  }
  return { reached, next: null }
}
