/** One step of one delivery: send, look whether it arrived, or ask what became of a token. */
import { sql, type UpdateObject } from 'kysely'
import type { Tables } from '../../kernel/db.ts'
import { standingsOf } from '../requests/index.ts'
import { composeReport } from './compose-report.ts'
import { createReport, readToken, type ReportFields } from './georeport/client.ts'
import type { Created } from './georeport/read-answers.ts'
import { findArrived } from './find-arrived.ts'
import { noteMovedBefore } from './note-moves.ts'
import { endpointOf, findPartner, type Partner, type PartnerGround } from './partners.ts'
import { goesTo, LEASE, MOST_TRIES, pauseAfter } from './rules.ts'
import type { DeliveryId, DeliveryState, PartnerId } from './tables.ts'
import { rest, type Trouble, troubleOf, wellAgain } from './trouble.ts'

/** A server that gave a token is asked soon, then less and less often. */
const TOKEN_PAUSE = 2_000

interface Claimed {
  readonly id: DeliveryId
  readonly partnerId: PartnerId
  readonly requestId: string
  /** Where it stood before this step. */
  readonly state: DeliveryState
  readonly token: string | null
  readonly sentAt: Date | null
  readonly attempts: number
  /** As it was sent last. */
  readonly withoutWords: boolean
  readonly photoId: string | null
}

/** Takes one step of the delivery that has waited longest; false when none is due. */
export async function deliverNext(ground: PartnerGround, now = new Date()): Promise<boolean> {
  const delivery = await claim(ground, now)
  if (!delivery) return false
  const partner = await findPartner(ground.city.db, delivery.partnerId)
  try {
    await step(ground, partner, delivery, now)
    await wellAgain(ground.city.db, partner.id)
  } catch (error) {
    await settleTrouble(ground, delivery, troubleOf(error), now)
  }
  return true
}

/**
 * Whoever takes a waiting delivery marks it as sent before it sends: if the process dies in between, the next one
 * looks whether it arrived instead of sending it twice.
 */
function claim({ city: { db } }: PartnerGround, now: Date): Promise<Claimed | undefined> {
  return db.transaction().execute(async (tx) => {
    const found = await tx
      .selectFrom('partner_delivery as delivery')
      .innerJoin('partner_system as partner', 'partner.id', 'delivery.partner_id')
      .select([
        'delivery.id',
        'delivery.partner_id as partnerId',
        'delivery.request_id as requestId',
        'delivery.state',
        'delivery.token',
        'delivery.sent_at as sentAt',
        'delivery.attempts',
        'delivery.without_words as withoutWords',
        'delivery.photo_id as photoId',
      ])
      .where('delivery.state', 'in', ['waiting', 'sent', 'token'])
      .where('delivery.next_attempt_at', '<=', now)
      .where('partner.active', '=', true)
      .where(({ eb, or }) => or([eb('partner.rest_until', 'is', null), eb('partner.rest_until', '<=', now)]))
      .orderBy('delivery.next_attempt_at')
      .limit(1)
      .forUpdate('delivery')
      .skipLocked()
      .executeTakeFirst()
    if (!found) return undefined
    await tx
      .updateTable('partner_delivery')
      .set({
        next_attempt_at: new Date(now.getTime() + LEASE),
        attempts: sql`attempts + 1`,
        ...(found.state === 'waiting' && { state: 'sent' as const, sent_at: now }),
      })
      .where('id', '=', found.id)
      .execute()
    return { ...found, attempts: found.attempts + 1 }
  })
}

async function step(ground: PartnerGround, partner: Partner, delivery: Claimed, now: Date): Promise<void> {
  const endpoint = endpointOf(partner, ground)
  if (delivery.state === 'token' && delivery.token !== null) {
    const id = await readToken(endpoint, delivery.token)
    if (id !== undefined) return settle(ground, delivery, { id, token: undefined }, now)
    return postpone(ground, delivery, {
      state: 'token',
      pause: TOKEN_PAUSE * 2 ** Math.min(11, delivery.attempts - 1),
      now,
    })
  }
  const [standing] = await standingsOf(ground.city.db, [delivery.requestId])
  const report = standing && (await composeReport(ground, partner, standing))
  if (delivery.state === 'sent') {
    if (partner.dialect.repeats === 'never') return leaveToPerson(ground, delivery, now)
    const id =
      report &&
      partner.dialect.repeats === 'look_up' &&
      (await lookFor(ground, partner, delivery, report, now))
    if (id) return settle(ground, delivery, { id, token: undefined }, now)
  }
  if (!standing || !report || !goesTo(partner, standing)) {
    return change(ground, delivery.id, { state: 'called_off', settled_at: now, words: null })
  }
  const { withoutWords, photoId } = report
  if (withoutWords !== delivery.withoutWords || photoId !== delivery.photoId)
    await change(ground, delivery.id, { without_words: withoutWords, photo_id: photoId })
  const created = await createReport(endpoint, report, `${ground.city.jurisdictionId} ${standing.number}`)
  await settle(ground, delivery, created, now)
}

function lookFor(
  ground: PartnerGround,
  partner: Partner,
  { id, sentAt }: Claimed,
  report: ReportFields,
  now: Date,
): Promise<string | undefined> {
  return findArrived(ground, partner, { deliveryId: id, report, since: sentAt ?? now, now })
}

async function settle(
  ground: PartnerGround,
  delivery: Claimed,
  { id, token }: Created,
  now: Date,
): Promise<void> {
  if (id !== undefined) {
    return ground.city.db.transaction().execute(async (tx) => {
      const accepted = { state: 'accepted', their_id: id, settled_at: now, words: null } as const
      await tx.updateTable('partner_delivery').set(accepted).where('id', '=', delivery.id).execute()
      await noteMovedBefore(tx, delivery.id, now)
    })
  }
  if (token !== undefined) {
    return change(ground, delivery.id, {
      state: 'token',
      token,
      attempts: 0,
      words: null,
      next_attempt_at: new Date(now.getTime() + TOKEN_PAUSE),
    })
  }
  await settleTrouble(
    ground,
    delivery,
    { means: 'unsure', words: NO_NUMBER, rest: undefined, free: false },
    now,
  )
}

const NO_NUMBER = 'The server took it and gave neither a number nor a token.'
const MAYBE = 'It may have arrived. Look there before it is sent again.'

/** A server that knows neither our key nor our reference: a machine that tries again makes two of one. */
function leaveToPerson(ground: PartnerGround, { id }: Claimed, now: Date): Promise<void> {
  return change(ground, id, { state: 'stuck', settled_at: now, words: sql`coalesce(words, ${MAYBE})` })
}

async function settleTrouble(
  ground: PartnerGround,
  delivery: Claimed,
  trouble: Trouble,
  now: Date,
): Promise<void> {
  const { means, words, free } = trouble
  if (trouble.rest !== undefined) await rest(ground.city.db, delivery.partnerId, trouble, now)
  // A token, or a look-up, that is refused says nothing about whether the report is there.
  if (means === 'refused' && delivery.state === 'waiting') {
    return change(ground, delivery.id, { state: 'failed', settled_at: now, words })
  }
  if (!free && delivery.attempts >= MOST_TRIES) {
    return change(ground, delivery.id, { state: 'stuck', settled_at: now, words })
  }
  // Before this step it was waiting and this step did not get there: so it is still.
  const state = delivery.state === 'waiting' && means === 'unsure' ? 'sent' : delivery.state
  const pause = Math.max(trouble.rest ?? 0, free ? 0 : pauseAfter(delivery.attempts))
  await postpone(ground, delivery, { state, pause, now, words, attempts: delivery.attempts - (free ? 1 : 0) })
}

interface Postponed {
  readonly state: DeliveryState
  /** Milliseconds. */
  readonly pause: number
  readonly now: Date
  readonly words?: string
  readonly attempts?: number
}

function postpone(
  ground: PartnerGround,
  { id, attempts: tried }: Claimed,
  { state, pause, now, words, attempts = tried }: Postponed,
): Promise<void> {
  const next_attempt_at = new Date(now.getTime() + pause)
  return change(ground, id, { state, next_attempt_at, attempts, ...(words !== undefined && { words }) })
}

async function change(
  { city: { db } }: PartnerGround,
  id: DeliveryId,
  set: UpdateObject<Tables, 'partner_delivery'>,
): Promise<void> {
  await db.updateTable('partner_delivery').set(set).where('id', '=', id).execute()
}
