/** Photos of partners that could not be had and need a person: listed, tried again, or left. */
import { sql } from 'kysely'
import type { Act } from '../../kernel/act.ts'
import { allow } from '../../kernel/actor.ts'
import type { Reader, Tx } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { standingsOf } from '../requests/index.ts'
import { deliveriesOf, type StoppedAt } from './list-deliveries.ts'
import { STOPPED } from './rules.ts'
import type { PartnerId, PartnerPhotoId } from './tables.ts'

export interface StoppedPhoto {
  readonly id: PartnerPhotoId
  readonly partnerId: PartnerId
  readonly partnerName: string
  /** Public number of the request. */
  readonly number: string
  readonly url: string
  /** `stuck`: tried for a day. `failed`: trying again changes nothing until something is put right. */
  readonly state: 'failed' | 'stuck'
  readonly attempts: number
  /** Why it could not be had. */
  readonly words: string | null
  /** When it was named. */
  readonly createdAt: Date
}

/** The newest first. */
export async function listStoppedPhotos(db: Reader, limit: number): Promise<StoppedPhoto[]> {
  const rows = await db
    .selectFrom('partner_photo as photo')
    .innerJoin('partner_delivery as delivery', 'delivery.id', 'photo.delivery_id')
    .innerJoin('partner_system as partner', 'partner.id', 'delivery.partner_id')
    .select([
      'photo.id',
      'partner.id as partnerId',
      'partner.name as partnerName',
      'delivery.request_id as requestId',
      'photo.url',
      sql<StoppedPhoto['state']>`photo.state`.as('state'),
      'photo.attempts',
      'photo.words',
      'photo.created_at as createdAt',
    ])
    .where('photo.state', 'in', STOPPED)
    .orderBy('photo.created_at', 'desc')
    .limit(limit)
    .execute()
  const standings = await standingsOf(db, [...new Set(rows.map(({ requestId }) => requestId))])
  const numbers = new Map<string, number>(standings.map(({ id, number }) => [id, number]))
  return rows.map(({ requestId, ...row }) => ({ ...row, number: String(numbers.get(requestId) ?? '') }))
}

/** Partners of whom a photo stopped. */
export async function partnersOfStoppedPhotos(db: Reader): Promise<ReadonlySet<PartnerId>> {
  const rows = await db
    .selectFrom('partner_photo as photo')
    .innerJoin('partner_delivery as delivery', 'delivery.id', 'photo.delivery_id')
    .select('delivery.partner_id as id')
    .distinct()
    .where('photo.state', 'in', STOPPED)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/**
 * What stopped and was told to nobody yet, the partner with most first; from now on it counts as told, until it is tried
 * again.
 */
export async function takeUnfetched(tx: Tx, now: Date): Promise<StoppedAt[]> {
  await tx
    .deleteFrom('partner_photo_told')
    .where('photo_id', 'not in', (photo) =>
      photo.selectFrom('partner_photo').select('id').where('state', 'in', STOPPED),
    )
    .execute()
  const { rows } = await sql<StoppedAt>`
    with told as (
      insert into partner_photo_told (photo_id, told_at)
      select id, ${now}::timestamptz from partner_photo where state in ('failed', 'stuck')
      on conflict do nothing returning photo_id
    )
    select partner.name as partner, count(*)::int as count,
      (array_agg(photo.words order by photo.id desc))[1] as words
    from told join partner_photo photo on photo.id = told.photo_id
    join partner_delivery delivery on delivery.id = photo.delivery_id
    join partner_system partner on partner.id = delivery.partner_id
    group by partner.id, partner.name order by 2 desc, 1`.execute(tx)
  return rows
}

/** Tries it again at once. @throws {Refusal} `forbidden`, `no_such_photo` when there is none that stopped. */
export async function retryPhoto(act: Act, id: PartnerPhotoId): Promise<void> {
  allow(act.by, 'manage_keys')
  const { numUpdatedRows } = await again(act).where('id', '=', id).executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) throw noSuchPhoto()
}

/** It is not wanted any more. @throws {Refusal} `forbidden`, `no_such_photo` when there is none that stopped. */
export async function callOffPhoto(act: Act, id: PartnerPhotoId): Promise<void> {
  allow(act.by, 'manage_keys')
  const { numUpdatedRows } = await act.tx
    .updateTable('partner_photo')
    .set({ state: 'called_off' })
    .where('id', '=', id)
    .where('state', 'in', STOPPED)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) throw noSuchPhoto()
}

/** Tries all of a partner again that stopped. Whoever calls has allowed the deed. */
export async function retryPhotosOf(act: Act, partnerId: PartnerId): Promise<void> {
  await again(act).where('delivery_id', 'in', deliveriesOf(act.tx, partnerId)).execute()
}

function again({ tx, now }: Act) {
  return tx
    .updateTable('partner_photo')
    .set({ state: 'waiting', attempts: 0, next_attempt_at: now })
    .where('state', 'in', STOPPED)
}

const noSuchPhoto = (): Refusal => new Refusal('not_found', 'no_such_photo', 'There is no such photo.')
