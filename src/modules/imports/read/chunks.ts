/** Rows in chunks. */
import type { RawRow } from './split-csv.ts'
import type { Rows } from './open-rows.ts'

/** A row with its number in the file, counted from 1 without the header. */
export interface NumberedRow extends RawRow {
  readonly number: number
}

/** Rows number `after + 1` to `upTo`, one by one. */
export async function* rowsAfter(rows: Rows, after: number, upTo: number): AsyncGenerator<NumberedRow[]> {
  let number = 0
  for await (const group of rows.groups()) {
    const wanted: NumberedRow[] = []
    for (const row of group) {
      number += 1
      if (number > after && number <= upTo) wanted.push({ ...row, number })
    }
    if (wanted.length > 0) yield wanted
    if (number >= upTo) return
  }
}
