/** Removing for somebody who asked by letter or at the counter. */
import { cleanText } from '../../kernel/clean-text.ts'
import { type Act, perform } from '../../kernel/act.ts'
import { type Actor, mayEverywhere } from '../../kernel/actor.ts'
import type { Reader } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type City, type RequestId } from '../requests/index.ts'
import { addressOf } from './data-link.ts'
import { removeAtWish } from './remove-at-wish.ts'
import { removeByAddress, type Removed } from './remove-by-address.ts'

/** How it was asked for; without saying by whom: the record stays when the person is gone. */
export function reasonOf(typed: string): string {
  const reason = cleanText(typed)
  if (reason === '') throw new Refusal('invalid', 'reason_needed', 'Say why.', { field: 'reason' })
  if (reason.length > 2_000) {
    const more = { field: 'reason', limit: 2_000 }
    throw new Refusal('invalid', 'field_too_long', 'reason is longer than 2000 characters.', more)
  }
  return reason
}

/** Whether somebody may remove all that is held about a person, whichever department has it. */
export const mayRemoveAll = (by: Actor): boolean =>
  mayEverywhere(by, 'moderate_requests') && mayEverywhere(by, 'see_contact_data')

/** @throws {Refusal} `reason_needed`, `field_too_long`, and as `removeAtWish`. */
export async function removeRequestAtDesk(
  city: Pick<City, 'db' | 'photos'>,
  by: Actor,
  { id, number }: { readonly id: RequestId; readonly number: number },
  typed: string,
): Promise<void> {
  const reason = reasonOf(typed)
  await perform(city.db, by, async (act) => {
    await removeAtWish(act, city, id, reason)
    await note(act, 'request', { numbers: [number], follows: 0 }, reason)
  })
}

/**
 * All that is held about the owner of an address. Of the whole city: whoever decides for one department only must not
 * leave the rest standing and call it done.
 *
 * @throws {Refusal} `forbidden`, `reason_needed`, `field_too_long`, `not_an_email`.
 */
export async function removeAddressAtDesk(
  city: Pick<City, 'db' | 'photos'>,
  by: Actor,
  typedAddress: string,
  typed: string,
): Promise<Removed> {
  if (!mayRemoveAll(by)) {
    const permission = 'moderate_requests'
    throw new Refusal('forbidden', 'forbidden', 'This needs permissions for the whole city.', { permission })
  }
  const reason = reasonOf(typed)
  return removeByAddress(city, by, addressOf(typedAddress), {
    reason,
    last: (act, removed) => note(act, 'address', removed, reason),
  })
}

async function note(
  { tx, by, now }: Act,
  askedFor: 'request' | 'address',
  { numbers, follows }: Removed,
  reason: string,
): Promise<void> {
  await tx
    .insertInto('removal')
    .values({
      asked_for: askedFor,
      numbers: [...numbers],
      follows,
      reason,
      actor_id: by.id,
      actor_label: by.label,
      happened_at: now,
    })
    .execute()
}

/** What staff removed, the newest first. Whoever calls has checked that the reader may remove. */
export function listRemovals(db: Reader, limit: number) {
  return db
    .selectFrom('removal')
    .select(['id', 'asked_for as askedFor', 'numbers', 'follows', 'reason'])
    .select(['actor_label as actorLabel', 'happened_at as happenedAt'])
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}
