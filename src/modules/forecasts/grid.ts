/** The ages at which a history is counted: hours at first, then half days, days, and wider steps. */

const HOUR = 1
const DAY = 24 * HOUR

/** From `from` exclusive to `to` inclusive, in hours. */
const steps = (from: number, to: number, by: number): number[] =>
  Array.from({ length: Math.round((to - from) / by) }, (_, at) => from + (at + 1) * by)

/**
 * Ages in hours, rising; the first is 0. What ended between two of them counts at the later one; what was left then
 * (still open, or ended otherwise) at the earlier one: never too hopeful.
 */
export const EDGES: readonly number[] = [
  0,
  ...steps(0, 12, 1),
  ...steps(12, 2 * DAY, 3),
  ...steps(2 * DAY, 14 * DAY, 6),
  ...steps(14 * DAY, 60 * DAY, DAY),
  ...steps(60 * DAY, 180 * DAY, 5 * DAY),
  ...steps(180 * DAY, 720 * DAY, 15 * DAY),
]
