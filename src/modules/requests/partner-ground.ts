/** Which requests a partner's program reaches, and what it said of them before. */
import type { Act } from '../../kernel/act.ts'
import { type Actor, may } from '../../kernel/actor.ts'
import type { Reader } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type LockedRequest, lockRequest, noSuchRequest } from './change.ts'
import type { RequestId } from './tables.ts'

declare module '../../kernel/db.ts' {
  interface Tables {
    partner_update: { api_key_id: string; request_id: RequestId; update_id: string; activity_id: number }
  }
}

/** What of a request decides whether a partner reaches it. */
export interface Reached {
  readonly visibility: 'public' | 'private'
  readonly api_key_id: string | null
  readonly agencyCode: string
}

/** A public request is everybody's; a private one is for the key it came with, and for keys that may see it. */
export function reaches(by: Actor | null, { visibility, api_key_id, agencyCode }: Reached): boolean {
  if (visibility === 'public') return true
  if (!by) return false
  const own = by.kind === 'partner' && api_key_id !== null && api_key_id === by.id
  return own || may(by, 'see_private_requests', agencyCode)
}

/**
 * The request of this number, locked.
 *
 * @throws {Refusal} `request_not_found`, also when it is none the partner reaches: its existence is private too.
 */
export async function lockForPartner(act: Act, number: number): Promise<LockedRequest> {
  const found = await act.tx
    .selectFrom('service_request')
    .select('id')
    .where('number', '=', number)
    .executeTakeFirst()
  if (!found) throw noSuchRequest()
  const request = await lockRequest(act, found.id)
  if (!reaches(act.by, request)) throw noSuchRequest()
  return request
}

/** The line of history that this key's words of this id became, when they were said before. */
export async function saidBefore(
  act: Act,
  request: RequestId,
  updateId: string,
): Promise<number | undefined> {
  const line = await act.tx
    .selectFrom('partner_update')
    .select('activity_id')
    .where('api_key_id', '=', keyId(act))
    .where('request_id', '=', request)
    .where('update_id', '=', updateId)
    .executeTakeFirst()
  return line?.activity_id
}

/** The same, asked from outside: whether there is anything to fetch for it at all. */
export async function wasHeard(
  db: Reader,
  { apiKeyId, requestId, updateId }: { apiKeyId: string; requestId: string; updateId: string },
): Promise<boolean> {
  const line = await db
    .selectFrom('partner_update')
    .select('activity_id')
    .where('api_key_id', '=', apiKeyId)
    .where('request_id', '=', requestId as RequestId)
    .where('update_id', '=', updateId)
    .executeTakeFirst()
  return line !== undefined
}

/** Remembers them: said again under the same id, they are the same words. The request must be locked. */
export async function keepSaid(act: Act, request: RequestId, updateId: string, line: number): Promise<void> {
  await act.tx
    .insertInto('partner_update')
    .values({ api_key_id: keyId(act), request_id: request, update_id: updateId, activity_id: line })
    .execute()
}

function keyId({ by }: Act): string {
  if (by.kind !== 'partner' || by.id === null)
    throw new Refusal('forbidden', 'forbidden', 'Only a partner may.')
  return by.id
}
