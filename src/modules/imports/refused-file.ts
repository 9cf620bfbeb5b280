/** The rows that were not taken, as a file like the one they came from, with the reason in two more columns. */
import {
  closeSync,
  createWriteStream,
  existsSync,
  openSync,
  realpathSync,
  rmSync,
  type WriteStream,
} from 'node:fs'
import { once } from 'node:events'
import { dirname } from 'node:path'
import { finished } from 'node:stream/promises'
import { Refusal as Refused } from '../../kernel/refusal.ts'
import { type Refusal, UNREADABLE } from './draft-chunks.ts'
import type { Format } from './read/index.ts'

export interface RefusedFile {
  write(refusals: readonly Refusal[]): Promise<void>
  close(): Promise<void>
}

/** How the file that is imported is written. */
export interface FileShape {
  readonly columns: readonly string[]
  readonly format: Format
  readonly delimiter: string
}

const EXTRA = ['refused_line', 'refused_because']

/** The first of `cases.refused.csv`, `cases.refused-2.csv`, … that is free: somebody may be correcting the others. */
export function freePath(stem: string, extension: string): string {
  for (let at = 1; ; at += 1) {
    const path = `${stem}.refused${at === 1 ? '' : `-${at}`}.${extension}`
    if (!existsSync(path)) return path
  }
}

/**
 * Tries before an import begins, so that it does not end with rows nobody can see.
 *
 * @throws {Refused} `no_refused_file`.
 */
export function mustBeWritable(path: string, importing: string): void {
  const refuse = (why: string) =>
    new Refused(
      'invalid',
      'no_refused_file',
      `Refused rows cannot be written to ${path}: ${why}. Name another file with --refused.`,
    )
  const isThere = existsSync(path)
  if (isThere && realpathSync(path) === realpathSync(importing))
    throw refuse('it is the file that is imported')
  if (!existsSync(dirname(path))) throw refuse('there is no such folder')
  try {
    closeSync(openSync(path, 'a'))
  } catch (cause) {
    throw refuse(
      (cause as NodeJS.ErrnoException).code === 'EISDIR' ? 'it is a folder' : (cause as Error).message,
    )
  }
  if (!isThere) rmSync(path)
}

/** Written as the file was that the rows come from, so that the same mapping reads it. Created with the first row. */
export function refusedFile(path: string, shape: FileShape): RefusedFile {
  let stream: WriteStream | undefined
  const { head, toText, between, foot } = shape.format === 'csv' ? csvForm(shape) : jsonForm(shape)
  return {
    async write(refusals) {
      if (refusals.length === 0) return
      const before = stream ? between : head
      if (!stream) {
        stream = createWriteStream(path)
        await once(stream, 'open')
      }
      if (!stream.write(before + refusals.map(toText).join(between))) await once(stream, 'drain')
    },
    async close() {
      if (!stream) return
      stream.end(foot)
      await finished(stream)
    },
  }
}

interface Form {
  readonly head: string
  readonly toText: (refusal: Refusal) => string
  readonly between: string
  readonly foot: string
}

const because = ({ reason, said }: Refusal): string => (said ? `${reason}: ${said}` : reason)

/** A spreadsheet takes a file for UTF-8 only when it begins with this. */
const MARK = '\uFEFF'

function csvForm({ columns, delimiter }: FileShape): Form {
  // Of a row that is refused a second time, the new reason counts.
  const own = columns.flatMap((name, at) => (EXTRA.includes(name) ? [] : [at]))
  const head = csvLine([...own.map((at) => columns[at]!), ...EXTRA], delimiter)
  const toText = ({ cells, ...refusal }: Refusal) => {
    const kept = cells.length > columns.length ? cells : own.map((at) => cells[at] ?? '')
    return csvLine([...kept, String(refusal.line), because({ ...refusal, cells })], delimiter)
  }
  return { head: MARK + head, toText, between: '', foot: '' }
}

function csvLine(cells: readonly string[], delimiter: string): string {
  const quoted = cells.map((cell) =>
    cell.includes('"') || cell.includes(delimiter) || /[\r\n]/.test(cell)
      ? `"${cell.replaceAll('"', '""')}"`
      : cell,
  )
  return `${quoted.join(delimiter)}\n`
}

function jsonForm({ columns, format }: FileShape): Form {
  const toText = (refusal: Refusal) => {
    const more = { refused_line: refusal.line, refused_because: because(refusal) }
    // What is no JSON object has no columns: it is kept as the text it is.
    if (refusal.reason === UNREADABLE)
      return JSON.stringify({ refused_text: refusal.cells[0] ?? '', ...more })
    const said = columns.flatMap((name, at) =>
      refusal.cells[at] ? [[name, refusal.cells[at]] as const] : [],
    )
    return JSON.stringify({ ...Object.fromEntries(said), ...more })
  }
  return format === 'json'
    ? { head: '[\n', toText, between: ',\n', foot: '\n]\n' }
    : { head: '', toText, between: '\n', foot: '\n' }
}
