/** What became of a submission: for clients that ask again. */
import { isUuid } from '../../kernel/uuid.ts'
import { serviceById } from '../catalog/index.ts'
import type { City } from './ground.ts'
import type { RequestId } from './tables.ts'

/**
 * The number behind a token: the id of a request whose service answers later (`batch`). Whoever holds it was given it
 * on submitting, so it tells the number of a private request too, and nothing else of it.
 */
export async function numberOfToken(city: City, token: string): Promise<string | undefined> {
  if (!isUuid(token)) return undefined
  const request = await city.db
    .selectFrom('service_request')
    .select(['number', 'service_id as serviceId'])
    .where('id', '=', token as RequestId)
    .executeTakeFirst()
  if (!request || serviceById(city.catalog(), request.serviceId)?.delivery !== 'batch') return undefined
  return String(request.number)
}
