/** One request as a partner's program reads it. */
import type { Actor } from '../../kernel/actor.ts'
import type { City } from './ground.ts'
import { findPublic, type PublicThread } from './find-public.ts'
import { reaches } from './partner-ground.ts'
import { agencyCode } from './to-public.ts'

export type PartnerThread = PublicThread & { readonly visibility: 'public' | 'private' }

/**
 * A request by its number: a public one for everybody, a private one for the key it came with and for keys that may
 * see it. Its words are masked and its hidden photos left out either way: no key reads anybody's contact data.
 *
 * @param by null: somebody without a key.
 */
export async function findForPartner(
  city: City,
  by: Actor | null,
  number: number,
): Promise<PartnerThread | undefined> {
  const row = await city.db
    .selectFrom('service_request')
    .select(['visibility', 'agency_id', 'api_key_id'])
    .where('number', '=', number)
    .executeTakeFirst()
  if (!row || !reaches(by, { ...row, agencyCode: agencyCode(city.catalog(), row.agency_id) }))
    return undefined
  const thread = await findPublic(city, number, false, row.visibility === 'private')
  return thread && { ...thread, visibility: row.visibility }
}
