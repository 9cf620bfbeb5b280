import type { Db } from '../../kernel/db.ts'

const HOURS = 3_600_000
/** As long as a photo waits for its report. */
const KEPT = 48 * HOURS

/** Of what never came nothing is lost: whoever wants to send it after all begins anew. */
const KEPT_EMPTY = HOURS

/** Forgets uploads that were begun two days ago, with their pieces, and empty ones after an hour; answers how many. */
export async function sweepUploads(db: Db, now = new Date()): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('upload')
    .where(({ eb, and, or }) =>
      or([
        eb('created_at', '<', new Date(now.getTime() - KEPT)),
        and([eb('arrived', '=', 0), eb('created_at', '<', new Date(now.getTime() - KEPT_EMPTY))]),
      ]),
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}
