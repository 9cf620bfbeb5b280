/** What is left of a request that was removed at the wish of whoever reported it. */
import type { Reader } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'

/**
 * When it was removed; undefined when it is there, never was, or was nobody's business.
 *
 * @param asReporter the private link was checked: they hear it of a private request of theirs too.
 */
export async function removedAt(db: Reader, number: number, asReporter = false): Promise<Date | undefined> {
  const row = await db
    .selectFrom('service_request')
    .select(['removed_at', 'removed_publicly'])
    .where('number', '=', number)
    .executeTakeFirst()
  return row?.removed_at && (asReporter || row.removed_publicly) ? row.removed_at : undefined
}

export const requestRemoved = () =>
  new Refusal('gone', 'request_removed', 'This request was removed at the wish of whoever reported it.')
