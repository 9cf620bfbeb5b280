/** What people wrote, with the service it became: for learning one from the other. */
import { sql } from 'kysely'
import type { Db } from '../../kernel/db.ts'

/** Somebody's words. They may name anybody: they are for learning in this process, not for showing. */
export interface WordedRequest {
  readonly serviceId: number
  readonly description: string
  readonly submittedAt: Date
}

const PAGE = 1_000

/**
 * Requests with words of their own, private ones too, a page at a time, the newest first. The service is the one they
 * have now: whoever corrected it is believed.
 */
export async function* everyWorded(db: Db, since: Date): AsyncGenerator<readonly WordedRequest[]> {
  let before: { readonly at: string; readonly id: string } | undefined
  for (;;) {
    let query = db
      .selectFrom('service_request')
      .select([
        'id',
        'service_id as serviceId',
        'description',
        'submitted_at as submittedAt',
        // As text: a Date has milliseconds, an instant of the database microseconds, and rows would be left out.
        sql<string>`submitted_at::text`.as('at'),
      ])
      .where('submitted_at', '>=', since)
      .where('description', '<>', '')
      .orderBy('submitted_at', 'desc')
      .orderBy('id', 'desc')
      .limit(PAGE)
    if (before) {
      const { at, id } = before
      query = query.where(sql<boolean>`(submitted_at, id) < (${at}::timestamptz, ${id}::uuid)`)
    }
    const rows = await query.execute()
    yield rows
    before = rows.at(-1)
    if (!before || rows.length < PAGE) return
  }
}
