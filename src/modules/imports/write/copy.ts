/** COPY: the fastest way into a table, with every index and check of it alive. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

/** A value as COPY takes it; null is NULL. */
export type CopyValue = string | number | boolean | null

// oxlint-disable-next-line no-control-regex
const SPECIAL = /[\\\t\n\r\b\f\v]/
const SIGNS: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\b': '\\b',
  '\f': '\\f',
  '\v': '\\v',
}

function escaped(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return SPECIAL.test(text) ? text.replaceAll(/[\\\t\n\r\b\f\v]/g, (sign) => SIGNS[sign]!) : text
}

/** One row in COPY's text format. */
export function copyLine(values: readonly CopyValue[]): string {
  let line = ''
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at]!
    if (at > 0) line += '\t'
    line += value === null ? '\\N' : typeof value === 'string' ? escaped(value) : value
  }
  return `${line}\n`
}

/** Copies rows into `table`; answers how many. */
export async function copyInto(
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly CopyValue[]>,
): Promise<void> {
  const stream = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`))
  await pipeline(Readable.from(pieces(rows), { objectMode: false }), stream)
}

const PIECE = 1 << 16 // characters a write: small writes cost a system call each

function* pieces(rows: Iterable<readonly CopyValue[]>): Generator<Buffer> {
  let text = ''
  for (const row of rows) {
    text += copyLine(row)
    if (text.length >= PIECE) {
      yield Buffer.from(text)
      text = ''
    }
  }
  if (text) yield Buffer.from(text)
}
