/** Every public request, for whoever wants the whole: a few in memory at a time. */
import type { City } from './ground.ts'
import type { RequestId } from './tables.ts'
import { PUBLIC_COLUMNS, type PublicRow, toPublic } from './to-public.ts'
import type { PublicRequest } from './views.ts'

const PAGE = 1_000

/** Public requests submitted at `since` or later, each exactly once, in the order of their ids (those of one source by age). */
export async function* everyPublic(city: City, since = new Date(0)): AsyncGenerator<PublicRequest> {
  let after = '00000000-0000-0000-0000-000000000000' as RequestId
  for (;;) {
    const rows = await city.db
      .selectFrom('service_request as request')
      .leftJoin('service_request as parent', (join) =>
        join.onRef('parent.id', '=', 'request.parent_id').on('parent.visibility', '=', 'public'),
      )
      .select([...PUBLIC_COLUMNS, 'parent.number as parentNumber'])
      .where('request.visibility', '=', 'public')
      .where('request.submitted_at', '>=', since)
      .where('request.id', '>', after)
      .orderBy('request.id')
      .limit(PAGE)
      .execute()
    const catalog = city.catalog()
    for (const row of rows) yield toPublic(row as PublicRow, catalog)
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    after = last.id
  }
}
