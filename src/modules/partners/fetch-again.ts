/** One more try at a partner's photo that could not be had. */
import { sql } from 'kysely'
import { perform } from '../../kernel/act.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { actorOfKey } from '../identity/index.ts'
import { addPartnerPhoto, lockForPartner, standingsOf } from '../requests/index.ts'
import { fetchPhoto, type Missing } from './fetch-photos.ts'
import { deliveriesOf } from './list-deliveries.ts'
import type { PartnerGround } from './partners.ts'
import { LEASE, MOST_TRIES, pauseAfter, REST } from './rules.ts'
import type { PartnerId, PartnerPhotoId } from './tables.ts'

/** Fetches the photo that has waited longest; false when none is due. */
export async function fetchNext(ground: PartnerGround, now = new Date()): Promise<boolean> {
  const { db } = ground.city
  const photo = await claim(ground, now)
  if (!photo) return false
  const { id, url, updateId, status, requestId, apiKeyId } = photo
  const got = await fetchPhoto(ground, url, now)
  if (typeof got !== 'string') {
    await settle(ground, photo, got, now)
    if (got.silent) await putOff(ground, photo.partnerId, now)
    return true
  }
  const [standing] = await standingsOf(db, [requestId])
  const by = await actorOfKey(db, apiKeyId)
  try {
    await perform(
      db,
      by,
      async (act) => {
        // Locked first: removing the request takes the same lock, and it takes what waits with it.
        if (standing) await lockForPartner(act, standing.number)
        const ours = await act.tx.deleteFrom('partner_photo').where('id', '=', id).executeTakeFirstOrThrow()
        // Else somebody was faster, since we took longer than our lease.
        if (standing && ours.numDeletedRows > 0n)
          await addPartnerPhoto(act, { number: standing.number, updateId, status, photo: got })
      },
      now,
    )
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await settle(ground, photo, { url, words: error.message, forGood: true }, now)
  }
  return true
}

interface Claimed {
  readonly id: PartnerPhotoId
  readonly url: string
  readonly attempts: number
}

async function claim({ city: { db } }: PartnerGround, now: Date) {
  return db.transaction().execute(async (tx) => {
    const found = await tx
      .selectFrom('partner_photo as photo')
      .innerJoin('partner_delivery as delivery', 'delivery.id', 'photo.delivery_id')
      .innerJoin('partner_system as partner', 'partner.id', 'delivery.partner_id')
      .select([
        'photo.id',
        'photo.url',
        'photo.update_id as updateId',
        'photo.status',
        'photo.attempts',
        'delivery.request_id as requestId',
        'partner.id as partnerId',
        'partner.api_key_id as apiKeyId',
      ])
      .where('photo.state', '=', 'waiting')
      .where('photo.next_attempt_at', '<=', now)
      .where('partner.active', '=', true)
      .where(({ eb, or }) => or([eb('partner.rest_until', 'is', null), eb('partner.rest_until', '<=', now)]))
      .orderBy('photo.next_attempt_at')
      .orderBy('photo.id')
      .limit(1)
      .forUpdate('photo')
      .skipLocked()
      .executeTakeFirst()
    if (!found) return undefined
    await tx
      .updateTable('partner_photo')
      .set({ next_attempt_at: new Date(now.getTime() + LEASE), attempts: sql`attempts + 1` })
      .where('id', '=', found.id)
      .execute()
    return { ...found, attempts: found.attempts + 1 }
  })
}

async function settle(
  { city: { db } }: PartnerGround,
  { id, attempts }: Claimed,
  { words, forGood }: Missing,
  now: Date,
): Promise<void> {
  const state = forGood ? 'failed' : attempts >= MOST_TRIES ? 'stuck' : 'waiting'
  await db
    .updateTable('partner_photo')
    .set({
      state,
      words: words.slice(0, 1_000),
      next_attempt_at: new Date(now.getTime() + pauseAfter(attempts)),
    })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute()
}

/**
 * The other photos of a partner wait a little when one's server does not answer, so that those of other partners have
 * their turn. The partner itself is not left alone for it: its photos may lie elsewhere.
 */
async function putOff({ city: { db } }: PartnerGround, partnerId: PartnerId, now: Date): Promise<void> {
  await db
    .updateTable('partner_photo')
    .set({ next_attempt_at: new Date(now.getTime() + REST) })
    .where('state', '=', 'waiting')
    .where('next_attempt_at', '<=', now)
    .where('delivery_id', 'in', deliveriesOf(db, partnerId))
    .execute()
}
