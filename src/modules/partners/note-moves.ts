/** A request that a partner has goes to somebody else, or comes back: the partner is told, since that line is internal. */
import { sql } from 'kysely'
import type { Happened } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/db.ts'
import { lastMoveOf, type Standing, standingsOf } from '../requests/index.ts'
import { findPartner, type Partner } from './partners.ts'
import { isOf } from './rules.ts'
import type { DeliveryId } from './tables.ts'

const MOVES = new Set<string>(['request.handed_over', 'request.reclassified'])

/** Whether a request may have gone from one to another by it. */
export const isMove = ({ name }: Pick<Happened, 'name'>): boolean => MOVES.has(name)

/**
 * Notes a word for each partner that has the request and is not to do it any more, or again. `taken_back_at` says that
 * it is noted; noted twice it is noted once.
 */
export async function noteMoves(
  tx: Tx,
  partners: readonly Partner[],
  events: readonly Happened[],
  standings: readonly Standing[],
  now: Date,
): Promise<void> {
  const moved = events.filter(isMove)
  if (moved.length === 0) return
  const deliveries = await tx
    .selectFrom('partner_delivery')
    .select([
      'id',
      'state',
      'partner_id',
      'request_id',
      'ended_at as endedAt',
      'taken_back_at as takenBackAt',
    ])
    .where('request_id', '=', sql<never>`any(${moved.map(({ requestId }) => requestId!)}::uuid[])`)
    // Those that are just being accepted are waited for; whoever accepts the others looks whose they are by then.
    .where('state', 'in', ['sent', 'token', 'accepted'])
    .orderBy('id')
    .forUpdate()
    .execute()
  for (const { partner_id, request_id, ...delivery } of deliveries) {
    const partner = partners.find((one) => one.id === partner_id)
    const standing = standings.find((one) => one.id === request_id)
    const last = moved.findLast(({ requestId }) => requestId === request_id)
    if (delivery.state !== 'accepted' || !partner || !standing || !last) continue
    const { activityId } = last.facts as { activityId: number }
    const knows = last.actorId === partner.apiKeyId
    await noteMove(tx, partner, standing, { ...delivery, activityId, knows }, now)
  }
}

/** The same for a request that went to somebody else while the partner was about to take it. */
export async function noteMovedBefore(tx: Tx, id: DeliveryId, now: Date): Promise<void> {
  const { partnerId, requestId, ...delivery } = await tx
    .selectFrom('partner_delivery')
    .select(['id', 'partner_id as partnerId', 'request_id as requestId'])
    .select(['ended_at as endedAt', 'taken_back_at as takenBackAt'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const [standing] = await standingsOf(tx, [requestId])
  const activityId = await lastMoveOf(tx, requestId)
  if (!standing || activityId === undefined) return
  const partner = await findPartner(tx, partnerId)
  await noteMove(tx, partner, standing, { ...delivery, activityId, knows: false }, now)
  if (isOf(partner, standing)) return
  // What others said since waited for it to be accepted.
  await tx
    .updateTable('partner_word')
    .set({ state: 'called_off' })
    .where('delivery_id', '=', id)
    .where('activity_id', '>', activityId)
    .where('state', '=', 'waiting')
    .execute()
}

interface Move {
  readonly id: DeliveryId
  readonly endedAt: Date | null
  readonly takenBackAt: Date | null
  /** The line by which it went. */
  readonly activityId: number
  /** The partner did it itself. */
  readonly knows: boolean
}

async function noteMove(
  tx: Tx,
  partner: Partner,
  standing: Standing,
  { id, endedAt, takenBackAt, activityId, knows }: Move,
  now: Date,
): Promise<void> {
  const theirs = isOf(partner, standing)
  if (theirs === (takenBackAt === null)) return
  await tx
    .updateTable('partner_delivery')
    .set(theirs ? { ended_at: null, taken_back_at: null } : { ended_at: endedAt ?? now, taken_back_at: now })
    .where('id', '=', id)
    .execute()
  const waiting = await tx
    .updateTable('partner_word')
    .set({ state: 'called_off' })
    .where('delivery_id', '=', id)
    .where('move', '=', true)
    .where('state', '=', 'waiting')
    .returning('attempts')
    .execute()
  // It has not heard of the last move: now there is nothing to hear.
  if (waiting.some(({ attempts }) => attempts === 0)) return
  // What it has ended itself it need not be told to end.
  if (knows || !partner.tellsUpdates || (!theirs && endedAt !== null)) return
  await tx
    .insertInto('partner_word')
    .values({
      delivery_id: id,
      activity_id: activityId,
      move: true,
      state: 'waiting',
      their_update_id: null,
      next_attempt_at: now,
      words: null,
      sent_at: null,
    })
    // A public line by which it went is told as a move, and not as a line.
    .onConflict((known) =>
      known
        .columns(['delivery_id', 'activity_id'])
        .doUpdateSet({ move: true })
        .where('partner_word.state', '=', 'waiting'),
    )
    .execute()
}
