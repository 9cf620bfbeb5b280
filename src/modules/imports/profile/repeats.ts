/** Values that occur again, counted exactly in flat memory: 16 bytes a value at most, then estimates. */
import { createHash } from 'node:crypto'

export interface Repeats {
  see(text: string): void
  /** Rows that repeat an earlier value; undefined when there were too many values to know. */
  count(): number | undefined
}

/** 48 bits of a hash for each value: of a million values one in 500 million pairs is taken for equal wrongly. */
const MOST = 2_000_000

export function createRepeats(): Repeats {
  const seen = new Set<number>()
  let again = 0
  let lost = false
  return {
    see(text) {
      const key = createHash('sha1').update(text).digest().readUIntBE(0, 6)
      if (seen.has(key)) again += 1
      else if (seen.size < MOST) seen.add(key)
      else lost = true
    },
    count: () => (lost ? undefined : again),
  }
}
