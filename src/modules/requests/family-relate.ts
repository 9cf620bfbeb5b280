/** Requests that belong together without being the same: one cause, different places. */
import type { Act } from '../../kernel/act.ts'
import { may } from '../../kernel/actor.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { allowOn, applyChange, type LockedRequest, lockRequests, noSuchRequest } from './change.ts'
import { cleanText } from '../../kernel/clean-text.ts'
import type { RequestId } from './tables.ts'

/**
 * Notes that two requests belong together; each keeps its own life, and the desk shows each on the other's page.
 * Said again, it changes nothing.
 *
 * @throws {Refusal} `forbidden`, `request_not_found` or `relates_to_itself`.
 */
export async function relateRequests(
  act: Act,
  id: RequestId,
  input: { readonly to: number; readonly note: string },
): Promise<void> {
  const { one, other } = await lockBoth(act, id, input.to)
  const { numInsertedOrUpdatedRows } = await act.tx
    .insertInto('request_relation')
    .values({
      ...ordered(one, other),
      kind: 'related',
      note: [...cleanText(input.note)].slice(0, 2_000).join(''),
      related_at: act.now,
    })
    .onConflict((known) => known.columns(['one_id', 'other_id']).doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 0n) return
  await tellBoth(act, one, other, 'related')
}

/** The opposite. What was never related stays so. */
export async function unrelateRequests(
  act: Act,
  id: RequestId,
  input: { readonly to: number },
): Promise<void> {
  const { one, other } = await lockBoth(act, id, input.to)
  const pair = ordered(one, other)
  const { numDeletedRows } = await act.tx
    .deleteFrom('request_relation')
    .where('kind', '=', 'related')
    .where('one_id', '=', pair.one_id)
    .where('other_id', '=', pair.other_id)
    .executeTakeFirst()
  if (numDeletedRows > 0n) await tellBoth(act, one, other, 'unrelated')
}

async function tellBoth(
  act: Act,
  one: LockedRequest,
  other: LockedRequest,
  kind: 'related' | 'unrelated',
): Promise<void> {
  await applyChange(act, one, { kind, public: false, facts: { to: other.number } })
  await applyChange(act, other, { kind, public: false, facts: { to: one.number } })
}

const ordered = (one: LockedRequest, other: LockedRequest) =>
  one.id < other.id ? { one_id: one.id, other_id: other.id } : { one_id: other.id, other_id: one.id }

async function lockBoth(act: Act, id: RequestId, number: number) {
  const found = await act.tx
    .selectFrom('service_request')
    .select('id')
    .where('number', '=', number)
    .executeTakeFirst()
  if (found?.id === id)
    throw new Refusal('conflict', 'relates_to_itself', 'A request cannot be related to itself.')
  const locked = await lockRequests(act, found ? [id, found.id] : [id])
  const one = locked.find((request) => request.id === id)
  const other = locked.find((request) => request.id === found?.id)
  if (!one || !other) throw noSuchRequest()
  if (other.visibility === 'private' && !may(act.by, 'see_private_requests', other.agencyCode))
    throw noSuchRequest()
  allowOn(act, 'merge_requests', one)
  return { one, other }
}
