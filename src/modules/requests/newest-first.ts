/** Reading many requests a page at a time, so that a million need no more memory than a thousand. */
import { type SelectQueryBuilder, sql } from 'kysely'
import type { Tables } from '../../kernel/db.ts'

type Query<Row> = SelectQueryBuilder<Tables, 'service_request', Row>

/** All rows of a query on requests, the newest first, `size` at a time; the last page may be empty. */
export async function* newestFirst<Row>(query: Query<Row>, size: number): AsyncGenerator<readonly Row[]> {
  const ordered = query
    .select(['id as pageId', sql<string>`submitted_at::text`.as('pageAt')])
    .orderBy('submitted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(size)
  let page = ordered
  for (;;) {
    const rows = (await page.execute()) as readonly (Row & {
      readonly pageId: string
      readonly pageAt: string
    })[]
    yield rows
    const last = rows.at(-1)
    if (!last || rows.length < size) return
    // The instant as text: a Date has milliseconds, the database microseconds, and rows would be left out.
    page = ordered.where(
      sql<boolean>`(submitted_at, id) < (${last.pageAt}::timestamptz, ${last.pageId}::uuid)`,
    )
  }
}
