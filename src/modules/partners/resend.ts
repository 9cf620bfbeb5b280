/** A person decides that what did not go through is tried again, or is not. */
import { sql } from 'kysely'
import type { Act } from '../../kernel/act.ts'
import { allow } from '../../kernel/actor.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { deliveriesOf } from './list-deliveries.ts'
import { STOPPED } from './rules.ts'
import { retryPhotosOf } from './stopped-photos.ts'
import type { DeliveryId, PartnerId } from './tables.ts'

/**
 * Tries a delivery again. One that may have arrived is looked for at the partner first; one that was refused is sent.
 *
 * @throws {Refusal} `forbidden`, `no_such_delivery` when there is none, or none that stopped.
 */
export async function resendDelivery(act: Act, id: DeliveryId): Promise<void> {
  allow(act.by, 'manage_keys')
  const { numUpdatedRows } = await again(act).where('id', '=', id).executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) throw noSuchDelivery()
}

/** Tries everything of a partner again that stopped; answers how many. For when its trouble is over. */
export async function resendAll(act: Act, partnerId: PartnerId): Promise<number> {
  allow(act.by, 'manage_keys')
  await act.tx
    .updateTable('partner_system')
    .set({ rest_until: null, last_trouble: null })
    .where('id', '=', partnerId)
    .execute()
  await act.tx
    .updateTable('partner_word')
    .set({ state: 'waiting', attempts: 0, next_attempt_at: act.now, words: null, alerted_at: null })
    .where('state', 'in', STOPPED)
    .where('delivery_id', 'in', deliveriesOf(act.tx, partnerId))
    .execute()
  await retryPhotosOf(act, partnerId)
  const { numUpdatedRows } = await again(act).where('partner_id', '=', partnerId).executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

/** Nothing is sent any more; it was settled by telephone, or is not to be sent at all. */
export async function callOffDelivery(act: Act, id: DeliveryId): Promise<void> {
  allow(act.by, 'manage_keys')
  const { numUpdatedRows } = await act.tx
    .updateTable('partner_delivery')
    .set({ state: 'called_off', settled_at: act.now })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'sent', 'token', ...STOPPED])
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) throw noSuchDelivery()
}

function again({ tx, now }: Act) {
  return tx
    .updateTable('partner_delivery')
    .set({
      // What was refused is not there. Of all else nobody knows, so it is looked for.
      state: sql`case when token is not null then 'token' when state = 'failed' then 'waiting' else 'sent' end`,
      attempts: 0,
      next_attempt_at: now,
      settled_at: null,
    })
    .where('state', 'in', STOPPED)
}

const noSuchDelivery = (): Refusal =>
  new Refusal('not_found', 'no_such_delivery', 'There is no such delivery, or it did not stop.')
