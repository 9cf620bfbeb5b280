import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Reader } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import './tables.ts'

/** What was typed, by field name, not checked yet. An empty text or list means "nothing", and replaces what was there. */
export type DraftFields = Readonly<Record<string, string | readonly string[]>>

export interface Draft {
  readonly id: string
  readonly fields: DraftFields
  /** Set once it was sent. */
  readonly sentNumber: number | null
}

const HOURS = 3_600_000
const KEPT = 48 * HOURS
/** Characters of all fields together: the longest description, every answer, and room. */
const LARGEST = 64_000

export const newDraftId = (): string => randomBytes(16).toString('base64url')

export const isDraftId = (text: string): boolean => /^[\w-]{22}$/.test(text)

export async function findDraft(db: Reader, id: string): Promise<Draft | undefined> {
  if (!isDraftId(id)) return undefined
  return db
    .selectFrom('report_draft')
    .select(['id', 'fields', 'sent_number as sentNumber'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/**
 * Adds `fields` to a draft (made if it is new); other fields stay as they are. A draft that was sent stays sent.
 *
 * @throws {Refusal} `draft_too_large`.
 */
export async function saveDraft(db: Db, id: string, fields: DraftFields, now = new Date()): Promise<void> {
  const text = JSON.stringify(fields)
  if (text.length > LARGEST)
    throw new Refusal('invalid', 'draft_too_large', 'That is too much text for one report.')
  await db
    .insertInto('report_draft')
    .values({ id, fields: text, sent_number: null, updated_at: now })
    .onConflict((known) =>
      known
        .column('id')
        .doUpdateSet({ fields: sql`report_draft.fields || excluded.fields`, updated_at: now })
        .where('report_draft.sent_number', 'is', null),
    )
    .execute()
}

/** It became a request: its words are gone from here, and sending it again leads to the same number. */
export async function markSent(db: Db, id: string, number: number, now = new Date()): Promise<void> {
  await db
    .insertInto('report_draft')
    .values({ id, fields: '{}', sent_number: number, updated_at: now })
    .onConflict((known) =>
      known.column('id').doUpdateSet({ fields: '{}', sent_number: number, updated_at: now }),
    )
    .execute()
}

/** Forgets what nobody came back to for two days; answers how many. */
export async function sweepDrafts(db: Db, now = new Date()): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('report_draft')
    .where('updated_at', '<', new Date(now.getTime() - KEPT))
    .executeTakeFirst()
  return Number(numDeletedRows)
}
