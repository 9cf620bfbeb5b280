/** One chunk of a file, in one transaction: all of it with the progress of the import, or none of it. */
import { sql } from 'kysely'
import type { Tx } from '../../../kernel/db.ts'
import { indexWords } from '../../requests/index.ts'
import type { Mapping } from '../mapping/index.ts'
import type { Refusal } from '../draft-chunks.ts'
import type { Counts, Findings } from '../report.ts'
import type { Draft } from '../rows/index.ts'
import { createRequests, type Ground, newRequest, type NewRequest } from './create.ts'
import { type AtHand, fateOf, type Fate, findKnown } from './known.ts'
import type { NameBook } from './name-book.ts'
import { type Update, updateRequests } from './update.ts'

export interface Written extends Counts {
  /** Drafts that were not taken after all, and why. */
  readonly late: readonly Late[]
}

export interface Late {
  readonly draft: Draft
  /** `broken`: the database refused it, for `reason`. */
  readonly fate: Fate | 'broken'
  readonly reason?: string
}

export interface WriteGround extends Ground {
  readonly mapping: Mapping
  readonly atHand: AtHand
  readonly book: NameBook
}

/** Brings drafts in: new ones by COPY, news by comparison, and the words that both are searched by. */
export async function writeDrafts(ground: WriteGround, tx: Tx, drafts: readonly Draft[]): Promise<Written> {
  const { source, mapping, atHand, book } = ground
  const known = await findKnown(
    tx,
    source,
    drafts.map(({ sourceId }) => sourceId),
  )
  const creates: NewRequest[] = []
  const updates: Update[] = []
  const late: Late[] = []
  for (const draft of drafts) {
    const before = known.get(draft.sourceId)
    const fate = fateOf(draft, before, atHand, mapping.changedHere)
    if (fate === 'create') creates.push(newRequest(draft, await book.resolve(tx, draft.asked)))
    else if (fate === 'update') {
      updates.push({
        id: before!.id,
        version: before!.version,
        draft,
        resolved: await book.resolve(tx, draft.asked),
      })
    } else late.push({ draft, fate })
  }
  await createRequests(ground, creates)
  const changed = await updateRequests(ground, updates)
  await indexWords(tx, changed)
  const refused = late.filter(({ fate }) => fate === 'changed_here').length
  return {
    rows: drafts.length,
    created: creates.length,
    updated: updates.length,
    unchanged: late.length - refused,
    refused,
    late,
  }
}

export async function keepRefusals(tx: Tx, importId: number, refusals: readonly Refusal[]): Promise<void> {
  if (refusals.length === 0) return
  await sql`
    insert into import_refusal (import_id, row_number, line, reason, said, cells)
    select ${importId}, number, line, reason, said, cells
    from json_to_recordset(${JSON.stringify(refusals)}::json)
      as r(number bigint, line bigint, reason text, said text, cells jsonb)`.execute(tx)
}

/** Where the import stands; committed with the rows it counts. */
export async function keepProgress(
  tx: Tx,
  importId: number,
  counts: Counts,
  findings: Findings,
): Promise<void> {
  await tx
    .updateTable('import')
    .set({
      rows_done: counts.rows,
      created: counts.created,
      updated: counts.updated,
      unchanged: counts.unchanged,
      refused: counts.refused,
      findings: JSON.stringify(findings),
    })
    .where('id', '=', importId)
    .execute()
}
