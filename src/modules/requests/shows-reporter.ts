/** What the private link shows besides what everybody sees. */
import type { City } from './ground.ts'
import { opensRequest } from './private-link.ts'

/** Whether `key` opens the request of this number, and this public line of history is one of its. */
export async function showsReporter(
  { db, secret }: City,
  line: number | null,
  { number, key }: { readonly number: number; readonly key: string },
): Promise<boolean> {
  if (line === null || !opensRequest(secret, number, key)) return false
  const found = await db
    .selectFrom('activity')
    .innerJoin('service_request as request', 'request.id', 'activity.request_id')
    .select('activity.id')
    .where('activity.id', '=', line)
    .where('activity.public', '=', true)
    .where('request.number', '=', number)
    .executeTakeFirst()
  return found !== undefined
}
