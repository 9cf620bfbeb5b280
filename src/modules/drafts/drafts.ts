import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../kernel/db.ts'
import { type Grouped, inGroups } from '../../kernel/grouped.ts'
import { Refusal } from '../../kernel/refusal.ts'
import './tables.ts'
import { type Change, type DraftFields, writeDrafts } from './write-drafts.ts'

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

/** Under load residents' drafts are read and written together: a page more is then no statement more. */
interface Desk {
  readonly find: Grouped<string, Draft | undefined>
  readonly write: Grouped<Change, unknown>
}

const desks = new WeakMap<Db, Desk>()

function deskOf(db: Db): Desk {
  let desk = desks.get(db)
  if (!desk) {
    desk = {
      find: inGroups((ids) => findDrafts(db, ids)),
      write: inGroups((changes) => writeDrafts(db, changes)),
    }
    desks.set(db, desk)
  }
  return desk
}

export const newDraftId = (): string => randomBytes(16).toString('base64url')

export const isDraftId = (text: string): boolean => /^[\w-]{22}$/.test(text)

export async function findDraft(db: Db, id: string): Promise<Draft | undefined> {
  return isDraftId(id) ? deskOf(db).find.add(id) : undefined
}

async function findDrafts(db: Db, ids: readonly string[]): Promise<readonly (Draft | undefined)[]> {
  const { rows } = await sql<Draft>`select id, fields, sent_number as "sentNumber"
    from report_draft where id = any(${ids}::text[])`.execute(db)
  const byId = new Map(rows.map((draft) => [draft.id, draft]))
  return ids.map((id) => byId.get(id))
}

/**
 * Adds `fields` to a draft (made if it is new); other fields stay as they are. A draft that was sent stays sent.
 *
 * @throws {Refusal} `draft_too_large`.
 */
export async function saveDraft(db: Db, id: string, fields: DraftFields, now = new Date()): Promise<void> {
  if (JSON.stringify(fields).length > LARGEST)
    throw new Refusal('invalid', 'draft_too_large', 'That is too much text for one report.')
  await deskOf(db).write.add({ id, fields, sentNumber: null, now })
}

/** It became a request: its words are gone from here, and sending it again leads to the same number. */
export async function markSent(db: Db, id: string, number: number, now = new Date()): Promise<void> {
  await deskOf(db).write.add({ id, fields: {}, sentNumber: number, now })
}

/** Forgets what nobody came back to for two days; answers how many. */
export async function sweepDrafts(db: Db, now = new Date()): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('report_draft')
    .where('updated_at', '<', new Date(now.getTime() - KEPT))
    .executeTakeFirst()
  return Number(numDeletedRows)
}
