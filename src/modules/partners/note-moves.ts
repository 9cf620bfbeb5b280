/** A request that a partner has goes to somebody else, or comes back: the partner is told, since that line is internal. */
import { sql } from 'kysely'
import type { Happened } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/db.ts'
import type { Standing } from '../requests/index.ts'
import type { Partner } from './partners.ts'
import { isOf } from './rules.ts'

const MOVES = new Set<string>(['request.handed_over', 'request.reclassified'])

/**
 * Notes a word for each partner that has the request and is not to do it any more, or again. `ended_at` says that it
 * knows; noted twice it is noted once.
 */
export async function noteMoves(
  tx: Tx,
  partners: readonly Partner[],
  events: readonly Happened[],
  standings: readonly Standing[],
  now: Date,
): Promise<void> {
  const moved = events.filter(({ name }) => MOVES.has(name))
  const listening = partners.filter(({ tellsUpdates }) => tellsUpdates)
  if (moved.length === 0 || listening.length === 0) return
  const deliveries = await tx
    .selectFrom('partner_delivery')
    .select(['id', 'partner_id', 'request_id', 'ended_at'])
    .where('request_id', '=', sql<never>`any(${moved.map(({ requestId }) => requestId!)}::uuid[])`)
    .where('state', '=', 'accepted')
    .orderBy('id')
    .forUpdate()
    .execute()
  for (const { id, partner_id, request_id, ended_at } of deliveries) {
    const partner = listening.find((one) => one.id === partner_id)
    const standing = standings.find((one) => one.id === request_id)
    const last = moved.findLast(({ requestId }) => requestId === request_id)
    if (!partner || !standing || !last || standing.status === 'closed') continue
    const theirs = isOf(partner, standing)
    if (theirs === (ended_at === null) || last.actorId === partner.apiKeyId) continue
    const { activityId } = last.facts as { activityId: number }
    await tx
      .insertInto('partner_word')
      .values({
        delivery_id: id,
        activity_id: activityId,
        state: 'waiting',
        their_update_id: null,
        next_attempt_at: now,
        words: null,
        sent_at: null,
      })
      .onConflict((known) => known.columns(['delivery_id', 'activity_id']).doNothing())
      .execute()
    await tx
      .updateTable('partner_delivery')
      .set({ ended_at: theirs ? null : now })
      .where('id', '=', id)
      .execute()
  }
}
