/** Writing what many residents typed at the same moment, in one statement. */
import { sql } from 'kysely'
import type { Db } from '../../kernel/db.ts'
import './tables.ts'

/** What was typed, by field name, not checked yet. An empty text or list means "nothing", and replaces what was there. */
export type DraftFields = Readonly<Record<string, string | readonly string[]>>

export interface Change {
  readonly id: string
  readonly fields: DraftFields
  /** Set when it was sent. */
  readonly sentNumber: number | null
  readonly now: Date
}

/** Answers the changes that were written. A draft that was sent takes no more fields. */
export async function writeDrafts(db: Db, changes: readonly Change[]): Promise<readonly Change[]> {
  const rows = [...merged(changes).values()]
  await sql`insert into report_draft as known (id, fields, sent_number, updated_at)
    select id, fields::jsonb, sent_number, updated_at
      from unnest(${rows.map(({ id }) => id)}::text[],
                  ${rows.map(({ fields }) => JSON.stringify(fields))}::text[],
                  ${rows.map(({ sentNumber }) => sentNumber)}::bigint[],
                  ${rows.map(({ now }) => now)}::timestamptz[]) as change (id, fields, sent_number, updated_at)
     order by id -- two groups that meet lock in the same order
    on conflict (id) do update set
      fields = case when excluded.sent_number is null then known.fields || excluded.fields else '{}' end,
      sent_number = excluded.sent_number, updated_at = excluded.updated_at
    where known.sent_number is null or excluded.sent_number is not null`.execute(db)
  return changes
}

/** One change a draft: a statement cannot touch a row twice. */
function merged(changes: readonly Change[]): Map<string, Change> {
  const byId = new Map<string, Change>()
  for (const change of changes) {
    const before = byId.get(change.id)
    if (!before || change.sentNumber !== null) byId.set(change.id, change)
    else if (before.sentNumber === null)
      byId.set(change.id, { ...change, fields: { ...before.fields, ...change.fields } })
  }
  return byId
}
