/** How many open promises count on a calendar. */
import { sql } from 'kysely'
import type { Reader } from '../../kernel/db.ts'

export interface PromisesOn {
  /** Open requests with a date that was promised on the calendar. */
  readonly open: number
  /** Those of them that wait: their time goes on, on the calendar as it is then. */
  readonly onHold: number
}

/** Reads all open requests, so it is for pages that few look at. */
export async function promisesOn(db: Reader, calendarCode: string): Promise<PromisesOn> {
  const count = (filter = sql``) => sql<number>`(count(*) ${filter})::integer`
  return db
    .selectFrom('service_request')
    .select([count().as('open'), count(sql`filter (where status = 'on_hold')`).as('onHold')])
    .where('status', '<>', 'closed')
    .where(sql<string>`promise->>'calendarCode'`, '=', calendarCode)
    .executeTakeFirstOrThrow()
}
