/** What a partner's update named and could not be had is written down, to be tried again. */
import type { Reader, Tx } from '../../kernel/db.ts'
import type { Missing } from './fetch-photos.ts'
import { pauseAfter } from './rules.ts'
import type { DeliveryId } from './tables.ts'

export interface Named {
  readonly deliveryId: DeliveryId
  readonly updateId: string
  /** What the partner called the status. */
  readonly status: string
}

/** Noted again they stay as they are. */
export async function noteMissing(
  tx: Tx,
  { deliveryId, updateId, status }: Named,
  missing: readonly Missing[],
  now: Date,
): Promise<void> {
  if (missing.length === 0) return
  const rows = missing.map(({ url, words, forGood }) => ({
    delivery_id: deliveryId,
    update_id: updateId,
    url,
    status: status.slice(0, 300),
    state: forGood ? ('failed' as const) : ('waiting' as const),
    attempts: 1,
    next_attempt_at: new Date(now.getTime() + pauseAfter(1)),
    words: words.slice(0, 1_000),
    created_at: now,
  }))
  await tx
    .insertInto('partner_photo')
    .values(rows)
    .onConflict((known) => known.columns(['delivery_id', 'update_id', 'url']).doNothing())
    .execute()
}

/**
 * Whether photos of this update were noted: one of nothing but those is heard once they are here, and what could not be
 * had for good is not asked for each time it is listed.
 */
export async function waitsForPhotos(
  db: Reader,
  { deliveryId, updateId }: Pick<Named, 'deliveryId' | 'updateId'>,
): Promise<boolean> {
  const one = await db
    .selectFrom('partner_photo')
    .select('id')
    .where('delivery_id', '=', deliveryId)
    .where('update_id', '=', updateId)
    .limit(1)
    .executeTakeFirst()
  return one !== undefined
}

/** What was noted of an update before it had words: with them its photos were asked for once more. */
export async function forgetNamed(
  tx: Tx,
  { deliveryId, updateId }: Pick<Named, 'deliveryId' | 'updateId'>,
): Promise<void> {
  await tx
    .deleteFrom('partner_photo')
    .where('delivery_id', '=', deliveryId)
    .where('update_id', '=', updateId)
    .execute()
}
