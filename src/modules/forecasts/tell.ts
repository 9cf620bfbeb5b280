/** What is told of a curve to whoever waits: a range, and on what it rests. */
import { ageWhen, type Curve, FEWEST, seenAt, shareAt } from './curve.ts'

const HOUR = 3_600_000

/** The 80 % range. */
const [LOW, HIGH] = [0.1, 0.9] as const

/** Whoever asks sooner asks about all of them, also those that were done when they were written down. */
const FIRST_HOUR = 1

/**
 * The ends of the 80 % range as ages in hours, each undefined where the history does not reach it; the later one also
 * where it lies beyond `reach` (`reachOf`). Where more than the
 * lower tail is done at once the range begins with that and nothing is cut off below it: then all of what is cut off
 * is cut off above, or the range would hold more often than it says.
 */
export function rangeAt(
  curve: Curve,
  age: number,
  reach: number,
): readonly [number | undefined, number | undefined] {
  const atOnce = 1 - shareAt(curve, FIRST_HOUR)
  const fromNow = age < FIRST_HOUR && atOnce >= LOW
  const until = ageWhen(curve, fromNow ? Math.max(HIGH - LOW, atOnce) : HIGH, age)
  return [fromNow ? age : ageWhen(curve, LOW, age), until !== undefined && until <= reach ? until : undefined]
}

/** Shares of ten that can be said, the most telling first. */
const TENTHS = [8, 7, 6, 5] as const

export interface Likely {
  /** The 80 % range; null where the history does not reach its end. */
  readonly range: { readonly from: Date; readonly until: Date } | null
  /** So many of ten like this, as old as this, were done within so many hours from now. */
  readonly tenths: (typeof TENTHS)[number]
  readonly hours: number
}

/**
 * What is likely for a request that came at `submittedAt` and is not done at `now`. Nothing lies before `now`; no range
 * ends beyond the age `reach`.
 *
 * @returns `too_few` when too few like it were seen at its age; `too_long` when not even half of them were done within
 *   the time the history reaches.
 */
export function likelyOf(
  curve: Curve,
  reach: number,
  submittedAt: Date,
  now: Date,
): Likely | 'too_few' | 'too_long' {
  const age = Math.max(0, (now.getTime() - submittedAt.getTime()) / HOUR)
  if (seenAt(curve, age) < FEWEST) return 'too_few'
  // From now and not from the submission: a millisecond lost in an hour's fraction must not promise the past.
  const after = (hours: number) => new Date(now.getTime() + Math.ceil((hours - age) * HOUR))
  const [from, until] = rangeAt(curve, age, reach)
  for (const tenths of TENTHS) {
    const within = ageWhen(curve, tenths / 10, age)
    if (within === undefined) continue
    const range =
      from === undefined || until === undefined ? null : { from: after(from), until: after(until) }
    return { range, tenths, hours: within - age }
  }
  return 'too_long'
}
