import type { Db } from '../../kernel/db.ts'

const DAY = 86_400_000 // milliseconds
/** A phone keeps what it could not send for a week (src/web/shift/deed.ts); here it is known four times as long. */
const KEPT = 30 * DAY

/** Forgets deeds that were sent a month ago; answers how many. */
export async function sweepDeeds(db: Db, now = new Date()): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('sent_deed')
    .where('sent_at', '<', new Date(now.getTime() - KEPT))
    .executeTakeFirst()
  return Number(numDeletedRows)
}
