/** Deliveries as the desk shows them. */
import { sql } from 'kysely'
import type { Reader, Tx } from '../../kernel/db.ts'
import { standingsOf } from '../requests/index.ts'
import { STOPPED } from './rules.ts'
import type { DeliveryId, DeliveryState, PartnerId } from './tables.ts'

export interface Delivery {
  readonly id: DeliveryId
  readonly partnerId: PartnerId
  readonly partnerName: string
  readonly requestId: string
  /** Public number of the request. */
  readonly number: string
  readonly state: DeliveryState
  readonly theirId: string | null
  readonly theirStatus: string | null
  readonly attempts: number
  readonly nextAttemptAt: Date
  /** Why it did not go through, in the partner's words. */
  readonly words: string | null
  readonly createdAt: Date
  readonly sentAt: Date | null
}

export interface DeliveryFilter {
  readonly states?: readonly DeliveryState[]
  readonly partnerId?: PartnerId
  readonly requestId?: string
  readonly limit: number
}

/** The newest first. */
export async function listDeliveries(db: Reader, filter: DeliveryFilter): Promise<Delivery[]> {
  let query = db
    .selectFrom('partner_delivery as delivery')
    .innerJoin('partner_system as partner', 'partner.id', 'delivery.partner_id')
    .select([
      'delivery.id',
      'delivery.partner_id as partnerId',
      'partner.name as partnerName',
      'delivery.request_id as requestId',
      'delivery.state',
      'delivery.their_id as theirId',
      'delivery.their_status as theirStatus',
      'delivery.attempts',
      'delivery.next_attempt_at as nextAttemptAt',
      'delivery.words',
      'delivery.created_at as createdAt',
      'delivery.sent_at as sentAt',
    ])
    .orderBy('delivery.created_at', 'desc')
    .limit(filter.limit)
  if (filter.states) query = query.where('delivery.state', 'in', filter.states)
  if (filter.partnerId) query = query.where('delivery.partner_id', '=', filter.partnerId)
  if (filter.requestId) query = query.where('delivery.request_id', '=', filter.requestId as never)
  const rows = await query.execute()
  const standings = await standingsOf(
    db,
    rows.map(({ requestId }) => requestId),
  )
  const numbers = new Map<string, number>(standings.map(({ id, number }) => [id, number]))
  return rows.map((row) => ({ ...row, number: String(numbers.get(row.requestId) ?? '') }))
}

export interface DeliveryCounts {
  /** On their way. */
  readonly waiting: number
  /** Stopped: a person has to look. */
  readonly troubled: number
}

export async function countDeliveries(db: Reader): Promise<Map<PartnerId, DeliveryCounts>> {
  const rows = await db
    .selectFrom('partner_delivery')
    .select(({ fn }) => [
      'partner_id as id',
      fn.countAll<number>().filterWhere('state', 'in', ['waiting', 'sent', 'token']).as('waiting'),
      fn.countAll<number>().filterWhere('state', 'in', STOPPED).as('troubled'),
    ])
    // Both are partial indexes: what was accepted is nearly all of the table and is not counted.
    .where('state', 'in', ['waiting', 'sent', 'token', ...STOPPED])
    .groupBy('partner_id')
    .execute()
  return new Map(rows.map(({ id, ...counts }) => [id, counts]))
}

/** What stopped at one partner and needs a person. */
export interface StoppedAt {
  readonly partner: string
  readonly count: number
  /** Why the newest of them did, in the partner's words. */
  readonly words: string | null
}

/** What stopped and was told to nobody yet, the partner with most first; from now on it counts as told. */
export async function takeStopped(tx: Tx, now: Date): Promise<StoppedAt[]> {
  const { rows } = await sql<StoppedAt>`
    with told as (
      update partner_delivery set alerted_at = greatest(${now}::timestamptz, settled_at)
      where state in ('failed', 'stuck') and (alerted_at is null or alerted_at < settled_at)
      returning partner_id, words, settled_at
    )
    select partner.name as partner, count(*)::int as count,
      (array_agg(told.words order by told.settled_at desc))[1] as words
    from told join partner_system partner on partner.id = told.partner_id
    group by partner.id, partner.name order by 2 desc, 1`.execute(tx)
  return rows
}

/** The same for lines of history that partners never heard of requests they have. */
export async function takeUnheard(tx: Tx, now: Date): Promise<StoppedAt[]> {
  const { rows } = await sql<StoppedAt>`
    with told as (
      update partner_word set alerted_at = ${now}::timestamptz
      where state in ('failed', 'stuck') and alerted_at is null
      returning delivery_id, activity_id, words
    )
    select partner.name as partner, count(*)::int as count,
      (array_agg(told.words order by told.activity_id desc))[1] as words
    from told join partner_delivery delivery on delivery.id = told.delivery_id
    join partner_system partner on partner.id = delivery.partner_id
    group by partner.id, partner.name order by 2 desc, 1`.execute(tx)
  return rows
}

/** The ids of all deliveries to a partner, for what belongs to them. */
export const deliveriesOf = (db: Reader, partnerId: PartnerId) =>
  db.selectFrom('partner_delivery').select('id').where('partner_id', '=', partnerId)
