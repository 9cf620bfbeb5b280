/** A file's rows as chunks of drafts, each with what it refused and found on the way. */
import { type NumberedRow, type Rows, rowsAfter } from './read/index.ts'
import {
  createTally,
  type Draft,
  type Finding,
  type Found,
  RowRefused,
  type RowReader,
  storable,
  type Tally,
} from './rows/index.ts'

/** A row that was not taken, as it is kept. */
export interface Refusal {
  readonly number: number
  /** Of the file. */
  readonly line: number
  readonly reason: string
  readonly said: string
  readonly cells: readonly string[]
}

/** Rows of a file that follow each other; no source id occurs twice among the drafts. */
export interface Chunk {
  readonly rows: number
  readonly drafts: readonly Draft[]
  /** The cells of each draft, should the database refuse it. */
  readonly cells: ReadonlyMap<Draft, readonly string[]>
  readonly refusals: readonly Refusal[]
  readonly changes: readonly Finding[]
  readonly wonders: readonly Finding[]
}

export interface Drafting {
  readonly rows: Rows
  /** Made with the same tallies. */
  readonly read: RowReader
  readonly found: Found
  /** Rows to pass over, because an earlier run brought them in. */
  readonly after: number
  readonly upTo: number
  /** Beginning of the file's fingerprint. */
  readonly file: string
  /** The file is damaged UTF-8: look for signs that were lost. */
  readonly damaged: boolean
}

/** Why a row is refused that is none. */
export const UNREADABLE = 'the row cannot be read'

/** Larger ones are not faster, and a kill loses more of them. */
const CHUNK = 2_500

export const newFound = (): Found & { changes: Tally; wonders: Tally } => ({
  changes: createTally(),
  wonders: createTally(),
})

export async function* draftChunks(drafting: Drafting): AsyncGenerator<Chunk> {
  const { rows, read, found, after, upTo, file, damaged } = drafting
  let open = emptyChunk()
  const close = (): Chunk => {
    const done = { ...open, changes: found.changes.take(), wonders: found.wonders.take() }
    open = emptyChunk()
    return done
  }
  for await (const group of rowsAfter(rows, after, upTo)) {
    for (const row of group) {
      const drafted = draftOf(row, read, file)
      // What a file says twice about one request is settled by what the first of them wrote.
      if (!(drafted instanceof RowRefused) && open.ids.has(drafted.sourceId)) yield close()
      add(open, row, drafted)
      if (damaged && row.cells.some((cell) => cell.includes('\uFFFD'))) {
        found.wonders.add(
          '{n} rows hold signs that are not in the file’s encoding; they show as �',
          row.line,
          '',
        )
      }
      if (open.rows >= CHUNK) yield close()
    }
  }
  if (open.rows > 0) yield close()
}

function emptyChunk() {
  return {
    rows: 0,
    ids: new Set<string>(),
    drafts: [] as Draft[],
    cells: new Map<Draft, readonly string[]>(),
    refusals: [] as Refusal[],
  }
}

function add(open: ReturnType<typeof emptyChunk>, row: NumberedRow, drafted: Draft | RowRefused): void {
  open.rows += 1
  if (drafted instanceof RowRefused) {
    const { number, line, cells } = row
    const said = storable(drafted.said)
    open.refusals.push({ number, line, reason: drafted.reason, said, cells: cells.map(storable) })
  } else {
    open.ids.add(drafted.sourceId)
    open.drafts.push(drafted)
    open.cells.set(drafted, row.cells)
  }
}

function draftOf(row: NumberedRow, read: RowReader, file: string): Draft | RowRefused {
  if (row.broken !== undefined) return new RowRefused(UNREADABLE, row.broken)
  try {
    return read({ line: row.line, number: row.number, file, cells: row.cells })
  } catch (refused) {
    if (refused instanceof RowRefused) return refused
    throw refused
  }
}
