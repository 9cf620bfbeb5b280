/** How long a message is tried, and when a webhook is given up. */

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Pauses between tries: they span a day and four hours. */
const PAUSES = [5 * SECOND, 30 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 10 * HOUR]

/** Milliseconds until the next try; undefined after the last. @param tries made so far, from 1. */
export const pauseAfter = (tries: number): number | undefined => PAUSES[Math.max(1, tries) - 1]

/** A receiver that failed is left alone so long, whatever else waits for it: it must not hold up the others. */
export const REST = 4 * SECOND

/** A webhook to which nothing got for so long is switched off. */
export const LASTING = 72 * HOUR
