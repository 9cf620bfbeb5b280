/** A reader of the log: what happened becomes rows of what is to be delivered, in the relay's own transaction. */
import { sql } from 'kysely'
import type { Happened } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/db.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { type Standing, standingsOf } from '../requests/index.ts'
import { listPartners, type Partner } from './partners.ts'
import { noteMoves } from './note-moves.ts'
import { noteWords } from './note-words.ts'
import { goesTo, STOPPED } from './rules.ts'
import type { DeliveryId } from './tables.ts'

/** Events after which a request may be another agency's, or another service. */
const MOVES = new Set<string>([
  'request.submitted',
  'request.handed_over',
  'request.reclassified',
  'request.reopened',
])
const ENDS = new Set<string>(['request.closed', 'request.withdrawn'])

/** Notes deliveries and words for partners; a batch that is read twice notes nothing the second time. */
export async function noteForPartners(tx: Tx, events: readonly Happened[], now = new Date()): Promise<void> {
  const about = events.filter(({ name, requestId }) => requestId !== null && name.startsWith('request.'))
  if (about.length === 0) return
  const all = await listPartners(tx)
  if (all.length === 0) return
  const partners = all.filter(({ active }) => active)
  const standings = await standingsOf(
    tx,
    idsOf(about.filter(({ name }) => MOVES.has(name) || ENDS.has(name))),
  )
  await noteDeliveries(tx, partners, standings, now)
  await callOff(tx, partners, standings, now)
  await noteWords(tx, partners, about, standings, now)
  // One that is switched off hears of it when it is switched on again.
  await noteMoves(tx, all, about, standings, now)
}

const idsOf = (events: readonly Happened[]): string[] =>
  [...new Set(events.flatMap(({ requestId }) => requestId ?? []))].sort()

async function noteDeliveries(
  tx: Tx,
  partners: readonly Partner[],
  standings: readonly Standing[],
  now: Date,
): Promise<void> {
  const wanted = partners.flatMap((partner) =>
    standings.filter((standing) => goesTo(partner, standing)).map((standing) => ({ partner, standing })),
  )
  if (wanted.length === 0) return
  await tx
    .insertInto('partner_delivery')
    .values(
      wanted.map(({ partner, standing }) => ({
        id: uuidv7(now) as DeliveryId,
        partner_id: partner.id,
        request_id: standing.id,
        state: 'waiting' as const,
        their_id: null,
        token: null,
        their_status: null,
        heard: null,
        asked_at: null,
        ended_at: null,
        next_attempt_at: now,
        words: null,
        created_at: now,
        sent_at: null,
        settled_at: null,
      })),
    )
    // It comes back to whom it was taken from: known there by its number, it need not be sent anew.
    .onConflict((known) =>
      known
        .columns(['partner_id', 'request_id'])
        .doUpdateSet({
          state: sql`case when partner_delivery.their_id is null then 'waiting' else 'accepted' end`,
          attempts: 0,
          next_attempt_at: now,
        })
        .where('partner_delivery.state', '=', 'called_off'),
    )
    .execute()
}

/** What was not sent yet and is not theirs any more is not sent. */
async function callOff(
  tx: Tx,
  partners: readonly Partner[],
  standings: readonly Standing[],
  now: Date,
): Promise<void> {
  for (const partner of partners) {
    const gone = standings.filter((standing) => !goesTo(partner, standing)).map(({ id }) => id)
    if (gone.length === 0) continue
    await tx
      .updateTable('partner_delivery')
      .set({ state: 'called_off', settled_at: now })
      .where('partner_id', '=', partner.id)
      .where('request_id', '=', sql<never>`any(${gone}::uuid[])`)
      .where('state', 'in', ['waiting', ...STOPPED])
      .where('their_id', 'is', null)
      .execute()
  }
}
