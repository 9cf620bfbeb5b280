/** What a file holds, before anybody says what it means. */
import { basename } from 'node:path'
import { openRows, rowsAfter, type Survey, surveyFile } from '../read/index.ts'
import { type ColumnLook, type ColumnProfile, lookAtColumn } from './look-at-column.ts'
import { createRepeats, type Repeats } from './repeats.ts'
import { type CommonPoint, findPoints, type PointLook } from './points.ts'

export interface FileProfile {
  readonly file: string
  readonly format: string
  readonly encoding: string
  readonly gzipped: boolean
  readonly damaged: boolean
  readonly delimiter: string
  readonly rows: number
  readonly broken: readonly { readonly line: number; readonly reason: string }[]
  readonly brokenCount: number
  readonly columns: readonly ColumnProfile[]
  /** The column that most likely names a row, with how many rows repeat an id. */
  readonly id: { readonly column: string; readonly repeats: number | undefined } | undefined
  /** Points that very many rows share, and points that cannot be surveyed ones. */
  readonly points: readonly CommonPoint[]
}

/** @param limit rows to look at. @throws {Error} of the file system. */
export async function profileFile(path: string, limit = Infinity): Promise<FileProfile> {
  const survey = await surveyFile(path)
  const rows = await openRows(path, survey)
  const looks: ColumnLook[] = []
  const broken: { line: number; reason: string }[] = []
  const seen = { rows: 0, broken: 0 }
  const repeats = new Map<number, Repeats>()
  let points: PointLook | undefined
  for await (const group of rowsAfter(rows, 0, limit)) {
    points ??= findPoints(rows.columns)
    for (const { line, cells, broken: reason } of group) {
      seen.rows += 1
      if (reason !== undefined) {
        seen.broken += 1
        if (broken.length < 5) broken.push({ line, reason })
        continue
      }
      for (const [at, cell] of cells.entries()) {
        looks[at] ??= missed(lookAtColumn(), seen.rows - seen.broken - 1)
        looks[at].see(cell)
        if (idLike(rows.columns[at] ?? '') && cell !== '') repeatsOf(repeats, at).see(cell)
      }
      points.see(cells)
    }
  }
  const columns = rows.columns.map((name, at) => (looks[at] ?? lookAtColumn()).profile(name))
  return {
    file: basename(path),
    ...shapeOf(survey),
    delimiter: rows.delimiter,
    rows: seen.rows,
    broken,
    brokenCount: seen.broken,
    columns,
    id: idOf(columns, repeats, seen.rows),
    points: points?.common(seen.rows) ?? [],
  }
}

function shapeOf({ format, encoding, gzipped, damaged }: Survey) {
  return { format, encoding, gzipped, damaged }
}

/** A column of JSON that occurs late was empty before. */
function missed(look: ColumnLook, rows: number): ColumnLook {
  for (let at = 0; at < rows; at += 1) look.see('')
  return look
}

/** A number that people quote rather than one of some database. */
const likely = (name: string): number => (/request|case|sr|ticket/i.test(name) ? 1 : 0)

const idLike = (name: string): boolean =>
  // Words written together, as in ServiceRequestNum, are words too.
  /(^|[^a-z])(id|key|number|num|no|nr)$|requestid|srnumber|case/i.test(
    name.replaceAll(/([a-z])([A-Z])/g, '$1 $2'),
  )

function repeatsOf(all: Map<number, Repeats>, at: number): Repeats {
  let one = all.get(at)
  if (!one) all.set(at, (one = createRepeats()))
  return one
}

/** Of the columns named like an id the one with the fewest gaps and repeats. */
function idOf(
  columns: readonly ColumnProfile[],
  repeats: Map<number, Repeats>,
  rows: number,
): FileProfile['id'] {
  const [best] = [...repeats]
    .map(([at, counter]) => ({ column: columns[at]!, repeats: counter.count() }))
    .filter(({ column }) => column.empty < rows / 2)
    .map((one) => ({ ...one, faults: one.column.empty + (one.repeats ?? 0) }))
    .sort((a, b) => a.faults - b.faults || likely(b.column.name) - likely(a.column.name))
  return best && best.faults < rows / 2 ? { column: best.column.name, repeats: best.repeats } : undefined
}
