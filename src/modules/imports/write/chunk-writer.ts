/** Writes chunks one after the other, each in its own transaction with the progress of the import. */
import type pg from 'pg'
import type { Db, Tx } from '../../../kernel/db.ts'
import type { Chunk, Refusal } from '../draft-chunks.ts'
import type { Counts } from '../report.ts'
import { createTally, type Draft, storable, type Tally } from '../rows/index.ts'
import type { Ground } from './create.ts'
import type { NameBook } from './name-book.ts'
import { keepProgress, keepRefusals, type WriteGround, writeDrafts, type Written } from './write-chunk.ts'

export interface Tallies {
  readonly changes: Tally
  readonly wonders: Tally
  readonly refusals: Tally
  readonly skipped: Tally
}

export const newTallies = (): Tallies => ({
  changes: createTally(),
  wonders: createTally(),
  refusals: createTally(),
  skipped: createTally(),
})

export interface WriterGround extends Ground, Omit<WriteGround, 'book' | 'tx'> {
  readonly client: pg.PoolClient
  readonly db: Db
  /** Reads the catalogue again: after a rollback what was made is not there. */
  readonly openBook: (tx: Tx) => Promise<NameBook>
}

/** Writes one chunk; `counts` and `tallies` grow by it when it is committed. */
export type WriteChunk = (chunk: Chunk) => Promise<void>

export function chunkWriter(ground: WriterGround, counts: Counts, tallies: Tallies): WriteChunk {
  let book: NameBook | undefined
  return async (chunk) => {
    const outcome = await ground.db.transaction().execute(async (tx) => {
      book ??= await ground.openBook(tx)
      const taken = await takeDrafts(chunk.drafts, tx)
      const refusals = [...chunk.refusals, ...refusedLate(chunk, taken)]
      await keepRefusals(tx, ground.importId, refusals)
      const total = add(counts, { ...taken, rows: chunk.rows, refused: refusals.length })
      tell(tallies, chunk, taken, refusals)
      await keepProgress(tx, ground.importId, total, {
        changes: tallies.changes.findings(),
        wonders: tallies.wonders.findings(),
        refusals: tallies.refusals.findings(),
        skipped: tallies.skipped.findings(),
      })
      return total
    })
    Object.assign(counts, outcome)
  }

  /** All together; when the database refuses one of them, in halves until it is alone. */
  async function takeDrafts(drafts: readonly Draft[], tx: Tx): Promise<Written> {
    await ground.client.query('savepoint drafts')
    try {
      const written = await writeDrafts({ ...ground, book: book! }, tx, drafts)
      await ground.client.query('release savepoint drafts')
      return written
    } catch (cause) {
      const reason = aboutData(cause)
      if (reason === undefined) throw cause
      await ground.client.query('rollback to savepoint drafts')
      await ground.client.query('release savepoint drafts')
      book = await ground.openBook(tx)
      if (drafts.length === 1) return refusedByDatabase(drafts[0]!, reason)
      const middle = drafts.length >> 1
      const first = await takeDrafts(drafts.slice(0, middle), tx)
      return together(first, await takeDrafts(drafts.slice(middle), tx))
    }
  }
}

export const CHANGED_HERE =
  'somebody here worked on the request since it was imported (rules: changed_here: overwrite)'

function refusedLate(chunk: Chunk, { late }: Written): Refusal[] {
  return late.flatMap(({ draft, fate, reason }) => {
    if (fate !== 'changed_here' && fate !== 'broken') return []
    const { number, line, sourceId } = draft
    return [
      {
        number,
        line,
        reason: reason ?? CHANGED_HERE,
        said: sourceId,
        cells: (chunk.cells.get(draft) ?? []).map(storable),
      },
    ]
  })
}

export const SKIPPED = {
  older: '{n} rows are older than what is known',
  seen: '{n} rows were brought in by an earlier run of this file',
} as const

function tell(tallies: Tallies, chunk: Chunk, { late }: Written, refusals: readonly Refusal[]): void {
  tallies.changes.merge(chunk.changes)
  tallies.wonders.merge(chunk.wonders)
  for (const { reason, line, said } of refusals) tallies.refusals.add(reason, line, said)
  for (const { draft, fate } of late) {
    if (fate === 'older' || fate === 'seen') tallies.skipped.add(SKIPPED[fate], draft.line, draft.sourceId)
  }
}

function add(counts: Counts, more: Counts): Counts {
  return {
    rows: counts.rows + more.rows,
    created: counts.created + more.created,
    updated: counts.updated + more.updated,
    unchanged: counts.unchanged + more.unchanged,
    refused: counts.refused + more.refused,
  }
}

const together = (one: Written, other: Written): Written => ({
  ...add(one, other),
  late: [...one.late, ...other.late],
})

function refusedByDatabase(draft: Draft, reason: string): Written {
  return {
    rows: 1,
    created: 0,
    updated: 0,
    unchanged: 0,
    refused: 1,
    late: [{ draft, fate: 'broken', reason }],
  }
}

/** Bad data, integrity violations and what is too long (SQLSTATE classes 22, 23, 54) are about a row; all else is about the database. */
function aboutData(cause: unknown): string | undefined {
  const { code, message } = cause as { code?: unknown; message?: string }
  return typeof code === 'string' && /^(22|23|54)/.test(code)
    ? `the database refuses it: ${message ?? code}`
    : undefined
}
