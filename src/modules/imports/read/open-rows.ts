/** A file of requests as rows, whatever it is packed, encoded and written in. */
import { splitCsv, type RawRow, sniffDelimiter } from './split-csv.ts'
import { splitJson } from './split-json.ts'
import type { Encoding, Format, Survey } from './survey-file.ts'
import { textOf } from './text-of.ts'

/** What a mapping may say about its file instead of letting it be found out. */
export interface FileHints {
  readonly format?: Format
  readonly encoding?: Encoding
  readonly delimiter?: string
}

export interface Rows {
  /** Names of the columns; of JSON they grow as new ones occur, so ask when the rows are there. */
  readonly columns: readonly string[]
  readonly format: Format
  readonly delimiter: string
  /** Where a column stands in the cells; of CSV undefined when there is none, of JSON it may still come. */
  place(column: string): number | undefined
  /** In groups as they come off the disk. */
  groups(): AsyncGenerator<RawRow[]>
}

/** The rows of a file. Columns of JSON are those of the first group. */
export async function openRows(path: string, survey: Survey, hints: FileHints = {}): Promise<Rows> {
  const format = hints.format ?? survey.format
  const encoding = survey.marked ? survey.encoding : (hints.encoding ?? survey.encoding)
  const pieces = textOf(path, encoding, survey.gzipped)
  return format === 'csv' ? csvRows(pieces, hints.delimiter) : jsonRows(pieces, format)
}

async function csvRows(pieces: AsyncGenerator<string>, said: string | undefined): Promise<Rows> {
  const first = await pieces.next()
  const head = first.done ? '' : first.value
  const delimiter = said ?? sniffDelimiter(head)
  const splitter = splitCsv(delimiter)
  const begun = await untilRows(head, pieces, splitter)
  const [header, ...rows] = begun
  const columns = unique((header?.cells ?? []).map((name) => name.trim()))
  const fit = (row: RawRow): RawRow =>
    row.cells.length === columns.length || row.broken !== undefined
      ? row
      : { ...row, broken: `it has ${row.cells.length} cells, the first line has ${columns.length}` }
  return {
    columns,
    format: 'csv',
    delimiter,
    place: (column) => (columns.includes(column) ? columns.indexOf(column) : undefined),
    async *groups() {
      yield rows.map(fit)
      for await (const text of pieces) yield splitter.push(text).map(fit)
      yield splitter.end().map(fit)
    },
  }
}

async function jsonRows(pieces: AsyncGenerator<string>, format: 'jsonl' | 'json'): Promise<Rows> {
  const splitter = splitJson(format)
  const first = await pieces.next()
  const rows = await untilRows(first.done ? '' : first.value, pieces, splitter)
  return {
    columns: splitter.columns,
    format,
    delimiter: '',
    place: splitter.place,
    async *groups() {
      yield rows
      for await (const text of pieces) yield splitter.push(text)
      yield splitter.end()
    },
  }
}

interface Splitter {
  push(text: string): RawRow[]
  end(): RawRow[]
}

async function untilRows(
  head: string,
  pieces: AsyncGenerator<string>,
  splitter: Splitter,
): Promise<RawRow[]> {
  let rows = splitter.push(head)
  while (rows.length === 0) {
    const next = await pieces.next()
    if (next.done) return splitter.end()
    rows = splitter.push(next.value)
  }
  return rows
}

/** A second column of the same name becomes `name (2)`, so that each can be mapped. */
function unique(names: string[]): string[] {
  const seen = new Map<string, number>()
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count === 1 ? name : `${name} (${count})`
  })
}
