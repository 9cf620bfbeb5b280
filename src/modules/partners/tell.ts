/** One public line of a request's history, told to the partner that has the request. */
import { sql, type UpdateObject } from 'kysely'
import type { Tables } from '../../kernel/db.ts'
import { composeUpdate, type Word } from './compose-update.ts'
import { tellUpdate, PartnerRefuses } from './georeport/client.ts'
import { endpointOf, findPartner, type PartnerGround } from './partners.ts'
import { LEASE, MOST_TRIES, pauseAfter } from './rules.ts'
import type { PartnerId } from './tables.ts'
import { rest, troubleOf, wellAgain } from './trouble.ts'

interface Claimed extends Word {
  readonly partnerId: PartnerId
  readonly attempts: number
  /** Until then nobody else takes it up. */
  readonly leasedUntil: Date
}

/** Tells the line that has waited longest; false when none is due. A partner that hears it twice knows it by its id. */
export async function tellNext(ground: PartnerGround, now = new Date()): Promise<boolean> {
  const { db } = ground.city
  const word = await claim(ground, now)
  if (!word) return false
  const partner = await findPartner(db, word.partnerId)
  try {
    const update = await composeUpdate(ground, partner, word)
    if (!update) await callOffAsFound(ground, word)
    else {
      const id = await tellUpdate(endpointOf(partner, ground), update)
      await settle(ground, word, {
        state: 'sent',
        their_update_id: id?.slice(0, 300) ?? null,
        // Of no line of the history: kept, so that it is known again when it comes back to us.
        words: update.ofNoLine ? update.body : null,
        sent_at: now,
      })
    }
    await wellAgain(db, partner.id)
  } catch (error) {
    if (isKnownThere(error)) {
      await settle(ground, word, { state: 'sent', their_update_id: null, words: null, sent_at: now })
    } else await settleTrouble(ground, word, error, now)
  }
  return true
}

/** They have it from a try whose answer we never got. */
const isKnownThere = (error: unknown): boolean =>
  error instanceof PartnerRefuses && error.status < 500 && /already exists/i.test(error.message)

function claim({ city: { db } }: PartnerGround, now: Date): Promise<Claimed | undefined> {
  return db.transaction().execute(async (tx) => {
    const found = await tx
      .selectFrom('partner_word as word')
      .innerJoin('partner_delivery as delivery', 'delivery.id', 'word.delivery_id')
      .innerJoin('partner_system as partner', 'partner.id', 'delivery.partner_id')
      .select([
        'word.delivery_id as deliveryId',
        'word.activity_id as activityId',
        'word.attempts',
        'delivery.partner_id as partnerId',
        'delivery.request_id as requestId',
        'delivery.their_id as theirId',
        'delivery.without_words as withoutWords',
        'delivery.photo_id as photoSent',
        'word.photos_of as photosOf',
        'word.move',
      ])
      .where('word.state', '=', 'waiting')
      .where('word.next_attempt_at', '<=', now)
      // Before they have the request there is nothing to say something of.
      .where('delivery.state', '=', 'accepted')
      .where('delivery.their_id', 'is not', null)
      .where('partner.active', '=', true)
      .where('partner.tells_updates', '=', true)
      .where(({ eb, or }) => or([eb('partner.rest_until', 'is', null), eb('partner.rest_until', '<=', now)]))
      .orderBy('word.next_attempt_at')
      .orderBy('word.activity_id')
      .limit(1)
      .forUpdate('word')
      .skipLocked()
      .executeTakeFirst()
    if (!found || found.theirId === null) return undefined
    const leasedUntil = new Date(now.getTime() + LEASE)
    await tx
      .updateTable('partner_word')
      .set({ next_attempt_at: leasedUntil, attempts: sql`attempts + 1` })
      .where('delivery_id', '=', found.deliveryId)
      .where('activity_id', '=', found.activityId)
      .execute()
    return { ...found, theirId: found.theirId, attempts: found.attempts + 1, leasedUntil }
  })
}

/** Not where it was shown since it was looked at: then it goes on waiting. */
async function callOffAsFound(
  { city: { db } }: PartnerGround,
  { deliveryId, activityId, leasedUntil }: Claimed,
): Promise<void> {
  await db
    .updateTable('partner_word')
    .set({ state: 'called_off', their_update_id: null, words: null, sent_at: null })
    .where('delivery_id', '=', deliveryId)
    .where('activity_id', '=', activityId)
    .where('state', '=', 'waiting')
    .where('next_attempt_at', '=', leasedUntil)
    .execute()
}

async function settle(
  { city: { db } }: PartnerGround,
  { deliveryId, activityId }: Claimed,
  set: UpdateObject<Tables, 'partner_word'>,
): Promise<void> {
  await db
    .updateTable('partner_word')
    .set(set)
    .where('delivery_id', '=', deliveryId)
    .where('activity_id', '=', activityId)
    .execute()
}

async function settleTrouble(ground: PartnerGround, word: Claimed, error: unknown, now: Date): Promise<void> {
  const trouble = troubleOf(error)
  const { means, words, free } = trouble
  if (trouble.rest !== undefined) await rest(ground.city.db, word.partnerId, trouble, now)
  if (means === 'refused') return settle(ground, word, { state: 'failed', words })
  if (!free && word.attempts >= MOST_TRIES) return settle(ground, word, { state: 'stuck', words })
  const pause = Math.max(trouble.rest ?? 0, free ? 0 : pauseAfter(word.attempts))
  await settle(ground, word, {
    words,
    attempts: word.attempts - (free ? 1 : 0),
    next_attempt_at: new Date(now.getTime() + pause),
  })
}
