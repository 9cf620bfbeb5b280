/**
 * A splitter of CSV (RFC 4180 and what people make of it), fed piece by piece. Written here because rows must know
 * the line they stand on, a stray quotation mark must cost one row and not the rest of the file, and because it
 * has to keep up with COPY.
 */

/** One row of a file as its cells. `broken`: it could not be read as a row; `cells` hold what there was. */
export interface RawRow {
  /** Line of the file the row begins on, counted from 1. */
  readonly line: number
  readonly cells: string[]
  readonly broken?: string
}

/** Characters of a row. A quotation mark that is not closed within so many was a stray one. */
export const LONGEST_ROW = 12_000_000
/** What is kept of a row that is longer. */
const KEPT = 10_000
const QUOTE = 34
const LF = 10
const CR = 13

export interface CsvSplitter {
  /** The rows that are whole by now. */
  push(text: string): RawRow[]
  /** What is left when the file ends. */
  end(): RawRow[]
}

export function splitCsv(delimiter: string): CsvSplitter {
  const comma = delimiter.charCodeAt(0)
  let carry = ''
  let line = 1
  let width: number | undefined
  /** Less text than this is not looked at again: a long row would else be read once for every piece of it. */
  let enough = 0
  /** Inside a row that is longer than any may be: nothing is read up to its end. */
  let passing = false

  function split(text: string, last: boolean): RawRow[] {
    const rows: RawRow[] = []
    let at = passing ? pass(text) : 0
    while (at < text.length) {
      const found = readRow(text, at, comma, last)
      if (found === undefined) {
        if (!last && text.length - at < LONGEST_ROW) break
        at = takeBroken(text, at, rows, last)
        continue
      }
      width ??= found.cells.length
      if (found.stray || joined(found, width)) {
        at = takeBroken(text, at, rows, last)
        continue
      }
      // An empty line is no row.
      if (found.cells.length > 1 || found.cells[0] !== '') rows.push({ line, cells: found.cells })
      line += found.lines
      at = found.next
    }
    carry = at < text.length ? text.slice(at) : ''
    enough = Math.min(carry.length * 2, LONGEST_ROW)
    return rows
  }

  function takeBroken(text: string, at: number, rows: RawRow[], last: boolean): number {
    const end = endOfLine(text, at)
    passing = end < 0 && !last
    const next = end < 0 ? text.length : end
    const raw = text.slice(at, passing ? at + KEPT : next).trimEnd()
    const broken = passing
      ? `it is longer than ${LONGEST_ROW.toLocaleString('en-US')} characters; only its beginning is kept`
      : 'a quotation mark opens in this row and is never closed'
    rows.push({ line, cells: raw.split(delimiter), broken })
    if (!passing) line += 1
    return next
  }

  function pass(text: string): number {
    const end = endOfLine(text, 0)
    if (end < 0) return text.length
    passing = false
    line += 1
    return end
  }

  return {
    push(text) {
      carry += text
      return carry.length < enough ? [] : split(carry, false)
    },
    end: () => split(carry, true),
  }
}

/** Where the next line begins; -1 when this one does not end. */
function endOfLine(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const sign = text.charCodeAt(at)
    if (sign === LF) return at + 1
    if (sign === CR) return text.charCodeAt(at + 1) === LF ? at + 2 : at + 1
  }
  return -1
}

/** Over several lines and of the wrong width: a stray mark joined rows that are none of its business. */
const joined = ({ lines, cells }: Found, width: number): boolean =>
  lines > 1 && cells.length !== width && cells.some((cell) => cell.includes('\n'))

interface Found {
  readonly cells: string[]
  /** Where the next row begins. */
  readonly next: number
  /** Line ends inside, the row's own included. */
  readonly lines: number
  /** One of its quotation marks most likely opened nothing. */
  readonly stray: boolean
}

/** The row that begins at `at`; undefined when its end is not in `text`. */
function readRow(text: string, at: number, comma: number, last: boolean): Found | undefined {
  const cells: string[] = []
  let lines = 1
  let start = at
  let stray = false
  for (;;) {
    if (text.charCodeAt(start) === QUOTE) {
      const end = closingQuote(text, start + 1)
      if (end < 0) return undefined
      // A file may be cut between the two marks of a doubled one.
      if (end + 1 >= text.length && !last) return undefined
      const inside = text.slice(start + 1, end)
      for (let lf = inside.indexOf('\n'); lf >= 0; lf = inside.indexOf('\n', lf + 1)) lines += 1
      const stop = endOfCell(text, end + 1, comma)
      if (stop >= text.length && !last) return undefined
      // Text after a closing mark (`"12" Main St`) belongs to the cell.
      const tail = text.slice(end + 1, stop)
      // … but not after several lines: then the closing mark is the opening one of a later row.
      if (tail.trim() !== '' && inside.includes('\n')) stray = true
      cells.push((inside.includes('"') ? inside.replaceAll('""', '"') : inside) + tail)
      start = stop
    } else {
      const stop = endOfCell(text, start, comma)
      if (stop >= text.length && !last) return undefined
      cells.push(text.slice(start, stop))
      start = stop
    }
    if (start >= text.length) return { cells, next: start, lines, stray }
    const sign = text.charCodeAt(start)
    if (sign === comma) {
      start += 1
      if (start < text.length) continue
      if (!last) return undefined
      cells.push('')
      return { cells, next: start, lines, stray }
    }
    if (sign === CR && text.charCodeAt(start + 1) === LF) return { cells, next: start + 2, lines, stray }
    // A CR at the very end may be half of a CRLF.
    if (sign === CR && start + 1 >= text.length && !last) return undefined
    return { cells, next: start + 1, lines, stray }
  }
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (at >= 0 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2)
  return at
}

function endOfCell(text: string, from: number, comma: number): number {
  let at = from
  for (; at < text.length; at += 1) {
    const sign = text.charCodeAt(at)
    if (sign === comma || sign === LF || sign === CR) break
  }
  return at
}

/** The delimiter of a file by its first line: the one that stands in it most often outside quotation marks. */
export function sniffDelimiter(head: string): string {
  const line = (head.split(/\r?\n/, 1)[0] ?? '').replaceAll(/"[^"]*"/g, '')
  const count = (sign: string) => line.split(sign).length
  return [',', ';', '\t', '|'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}
