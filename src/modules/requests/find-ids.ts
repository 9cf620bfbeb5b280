/** From the numbers people quote to the ids that commands take. */
import { sql } from 'kysely'
import type { City } from './ground.ts'
import type { RequestId } from './tables.ts'

/** Ids by number; a number that is nobody's is missing. */
export async function findIds({ db }: City, numbers: readonly number[]): Promise<Map<number, RequestId>> {
  if (numbers.length === 0) return new Map()
  const rows = await db
    .selectFrom('service_request')
    .select(['number', 'id'])
    .where('number', '=', sql<number>`any(${numbers as number[]}::bigint[])`)
    .execute()
  return new Map(rows.map(({ number, id }) => [number, id]))
}
