/** From the numbers people quote to the ids that commands take. */
import { sql } from 'kysely'
import type { City } from './ground.ts'
import type { RequestId } from './tables.ts'
import { agencyCode } from './to-public.ts'

/**
 * Ids by number; missing is a number that is nobody's, and one of a private request that may not be seen.
 *
 * @param privateOf agencies whose private requests may be seen.
 */
export async function findIds(
  { db, catalog }: City,
  numbers: readonly number[],
  privateOf: 'everywhere' | readonly string[],
): Promise<Map<number, RequestId>> {
  if (numbers.length === 0) return new Map()
  const rows = await db
    .selectFrom('service_request')
    .select(['number', 'id', 'visibility', 'agency_id'])
    .where('number', '=', sql<number>`any(${numbers as number[]}::bigint[])`)
    .execute()
  const mayBeSeen = (row: (typeof rows)[number]) =>
    row.visibility === 'public' ||
    privateOf === 'everywhere' ||
    privateOf.includes(agencyCode(catalog(), row.agency_id))
  return new Map(rows.filter(mayBeSeen).map(({ number, id }) => [number, id]))
}
