/** Whether what was searched for stands in what somebody may read. */
import { sql } from 'kysely'
import type { City } from './ground.ts'
import { masked } from './masked.ts'
import type { RequestId } from './tables.ts'

/**
 * Those of the requests in whose words, as they are shown to somebody who may not know contacts, every one of `words`
 * occurs: a number that is masked must not be found out by asking for it, digit by digit.
 */
export async function foundByShown(
  city: City,
  ids: readonly RequestId[],
  words: readonly string[],
): Promise<ReadonlySet<RequestId>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: RequestId; plain: string; said: string[] }>`
    select r.id, concat_ws(' ', r.number, r.source_id, r.address) as plain,
      array_append(
        array(select a.body from activity a where a.request_id = r.id and a.body <> '' order by a.id),
        r.description) as said
    from service_request r where r.id = any(${ids as RequestId[]}::uuid[])`.execute(city.db)
  const catalog = city.catalog()
  const shown = rows.filter(({ plain, said }) => {
    const text = [plain, ...said.map((one) => masked(one, catalog))].join(' ').toLowerCase()
    return words.every((word) => text.includes(word.toLowerCase()))
  })
  return new Set(shown.map(({ id }) => id))
}
