/** A reader of the log: what happened becomes rows of what is to be delivered, in the relay's own transaction. */
import { type Insertable, sql } from 'kysely'
import type { Happened } from '../../kernel/announce.ts'
import type { Tables, Tx } from '../../kernel/db.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { type Standing, standingsOf } from '../requests/index.ts'
import { listPartners, type Partner } from './partners.ts'
import { noteMoves } from './note-moves.ts'
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
  const partners = (await listPartners(tx)).filter(({ active }) => active)
  if (partners.length === 0) return
  const standings = await standingsOf(
    tx,
    idsOf(about.filter(({ name }) => MOVES.has(name) || ENDS.has(name))),
  )
  await noteDeliveries(tx, partners, standings, now)
  await callOff(tx, partners, standings, now)
  await noteWords(tx, partners, about, now)
  await noteMoves(tx, partners, about, standings, now)
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

async function noteWords(
  tx: Tx,
  partners: readonly Partner[],
  events: readonly Happened[],
  now: Date,
): Promise<void> {
  const told = events.filter(isTold)
  const listening = partners.filter(({ tellsUpdates }) => tellsUpdates)
  if (told.length === 0 || listening.length === 0) return
  const deliveries = await tx
    .selectFrom('partner_delivery')
    .select(['id', 'partner_id', 'request_id'])
    .where('request_id', '=', sql<never>`any(${idsOf(told)}::uuid[])`)
    .where('state', 'in', ['waiting', 'sent', 'token', 'accepted'])
    .execute()
  const shown = new Set(told.filter(isShown).map(({ facts }) => facts.activityId))
  const rows = deliveries.flatMap(({ id, partner_id, request_id }) => {
    const partner = listening.find((one) => one.id === partner_id)
    if (!partner) return []
    return (
      told
        // What the partner said itself is not told back to it.
        .filter(({ requestId, actorId }) => requestId === request_id && actorId !== partner.apiKeyId)
        .map(({ facts }) => ({
          delivery_id: id,
          activity_id: facts.photos ?? facts.activityId,
          photos_of: facts.photos === undefined ? null : facts.activityId,
          state: 'waiting' as const,
          their_update_id: null,
          next_attempt_at: now,
          words: null,
          sent_at: null,
        }))
    )
  })
  await noteRows(
    tx,
    rows.filter((row) => !shown.has(row.activity_id)),
    false,
  )
  await noteRows(
    tx,
    rows.filter((row) => shown.has(row.activity_id)),
    true,
  )
}

/**
 * @param anew what was not told because its words were held is told now; what was told is not told again. One that
 *   waits may be just being found held: it is moved by a moment, so that it is not called off (see `callOffAsFound`).
 */
async function noteRows(
  tx: Tx,
  rows: readonly Insertable<Tables['partner_word']>[],
  anew: boolean,
): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insertInto('partner_word')
    .values(rows)
    .onConflict((known) => {
      const line = known.columns(['delivery_id', 'activity_id'])
      if (!anew) return line.doNothing()
      return line
        .doUpdateSet({
          state: 'waiting',
          attempts: sql`case when partner_word.state = 'waiting' then partner_word.attempts else 0 end`,
          next_attempt_at: sql`case when partner_word.state = 'waiting'
            then partner_word.next_attempt_at + interval '1 millisecond' else excluded.next_attempt_at end`,
        })
        .where('partner_word.state', 'in', ['called_off', 'waiting'])
    })
    .execute()
}

type Told = Happened & {
  readonly facts: { readonly activityId: number; readonly public: boolean; readonly photos?: number }
}

/** Words and photos together; photos alone are a word of their own. */
const isShown = ({ name, facts }: Told): boolean => name === 'request.shown' && facts.photos === undefined

const isTold = (event: Happened): event is Told => {
  const { activityId, public: open } = event.facts as { activityId?: number; public?: boolean }
  return activityId !== undefined && open === true
}
