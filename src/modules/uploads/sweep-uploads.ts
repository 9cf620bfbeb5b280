import type { Db } from '../../kernel/db.ts'

const HOURS = 3_600_000
/** As long as a photo waits for its report. */
const KEPT = 48 * HOURS

/** Forgets uploads that were begun two days ago, with their pieces; answers how many. */
export async function sweepUploads(db: Db, now = new Date()): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('upload')
    .where('created_at', '<', new Date(now.getTime() - KEPT))
    .executeTakeFirst()
  return Number(numDeletedRows)
}
