/** Somebody's subscriptions, as their signed links open them. */
import type { Act } from '../../kernel/act.ts'
import type { Reader } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { localeOf } from '../notifications/index.ts'
import type { City } from '../requests/index.ts'
import type { FollowChannel, FollowerId, Frequency, Kind, SubscriptionId } from './tables.ts'

/** One thing somebody follows. */
export interface Subscription {
  readonly id: SubscriptionId
  readonly followerId: FollowerId
  readonly key: string
  readonly kind: Kind
  readonly requestNumber: number | null
  readonly serviceId: number | null
  readonly areaId: number | null
  readonly metres: number | null
  readonly label: string | null
  readonly words: string | null
  /** What was drawn, as PostgreSQL says it; `cornersOf` reads it. */
  readonly outline: string | null
  readonly frequency: Frequency
}

/** Personal data: only for whoever holds the link. */
export interface Follower {
  readonly id: FollowerId
  readonly channel: FollowChannel
  readonly address: string
  readonly locale: string
  /** Those they said yes to, the newest first. */
  readonly subscriptions: readonly Subscription[]
}

const SUBSCRIPTION = [
  'id',
  'follower_id as followerId',
  'key',
  'kind',
  'request_number as requestNumber',
  'service_id as serviceId',
  'area_id as areaId',
  'metres',
  'label',
  'words',
  'outline',
  'frequency',
] as const

export async function findFollower(db: Reader, id: FollowerId): Promise<Follower | undefined> {
  const follower = await db
    .selectFrom('follower')
    .select(['id', 'channel', 'address', 'locale'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!follower) return undefined
  const subscriptions = await db
    .selectFrom('subscription')
    .select(SUBSCRIPTION)
    .where('follower_id', '=', id)
    .where('confirmed_at', 'is not', null)
    .orderBy('id', 'desc')
    .execute()
  return { ...follower, subscriptions }
}

/** A subscription with its owner's wish, also before they said yes. */
export function findAsked(db: Reader, id: SubscriptionId) {
  return db
    .selectFrom('subscription')
    .innerJoin('follower', 'follower.id', 'subscription.follower_id')
    .select(SUBSCRIPTION.map((column) => `subscription.${column}` as const))
    .select(['channel', 'address', 'asked_frequency as askedFrequency', 'asked_locale as askedLocale'])
    .where('subscription.id', '=', id)
    .executeTakeFirst()
}

/** What somebody asked for, the newest first, with where they are reached. */
export function findAllAsked(db: Reader, id: FollowerId) {
  return db
    .selectFrom('subscription')
    .innerJoin('follower', 'follower.id', 'subscription.follower_id')
    .select(SUBSCRIPTION.map((column) => `subscription.${column}` as const))
    .select(['address', 'locale'])
    .where('follower.id', '=', id)
    .orderBy('subscription.id', 'desc')
    .execute()
}

/**
 * The owner of the address says yes. Said twice it is as said once. Whoever calls has checked the key.
 *
 * @throws {Refusal} `link_too_old` when the wish was swept away, or ended since.
 */
export async function confirmFollow({ tx, now }: Act, id: SubscriptionId): Promise<FollowerId> {
  const asked = await tx
    .selectFrom('subscription')
    .select(['follower_id', 'asked_frequency', 'asked_locale', 'confirmed_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!asked) throw new Refusal('not_found', 'link_too_old', 'This link is too old.')
  await tx
    .updateTable('subscription')
    .set({ confirmed_at: asked.confirmed_at ?? now, frequency: asked.asked_frequency })
    .where('id', '=', id)
    .execute()
  await tx
    .updateTable('follower')
    .set({ locale: asked.asked_locale })
    .where('id', '=', asked.follower_id)
    .execute()
  return asked.follower_id
}

/**
 * How often from now on; a device is always told at once. Whoever calls has checked the key.
 *
 * @throws {Refusal} `link_too_old` when it ended meanwhile; `texts_at_once_only`: there are no digests by text.
 */
export async function changeFrequency(
  { tx }: Act,
  followerId: FollowerId,
  id: SubscriptionId,
  frequency: Frequency,
): Promise<void> {
  if (frequency !== 'at_once') {
    const { channel } = await tx
      .selectFrom('follower')
      .select('channel')
      .where('id', '=', followerId)
      .executeTakeFirstOrThrow()
    if (channel === 'sms') {
      throw new Refusal('invalid', 'texts_at_once_only', 'Texts come at once.', { field: 'frequency' })
    }
  }
  const changed = await tx
    .updateTable('subscription')
    .set({ frequency, asked_frequency: frequency })
    .where('id', '=', id)
    .where('follower_id', '=', followerId)
    .where('confirmed_at', 'is not', null)
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('follower').select('id').where('id', '=', followerId).where('channel', '!=', 'push')),
    )
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw new Refusal('not_found', 'link_too_old', 'It ended meanwhile.')
}

/** In which language from now on. Whoever calls has checked the key. */
export async function changeLanguage(
  { tx }: Act,
  city: City,
  followerId: FollowerId,
  language: string,
): Promise<void> {
  await tx
    .updateTable('follower')
    .set({ locale: localeOf(city, language) })
    .where('id', '=', followerId)
    .execute()
}

/**
 * Ends one subscription, or all of them, and drops what still waits to be told because of it. Said twice it is as
 * said once. Whoever calls has checked the key.
 */
export async function endFollow(
  { tx }: Act,
  followerId: FollowerId,
  id: SubscriptionId | 'all',
): Promise<void> {
  let waiting = tx.deleteFrom('news').where('follower_id', '=', followerId).where('told_at', 'is', null)
  let ended = tx.deleteFrom('subscription').where('follower_id', '=', followerId)
  if (id !== 'all') {
    waiting = waiting.where('subscription_id', '=', id)
    ended = ended.where('id', '=', id)
  }
  await waiting.execute()
  await ended.execute()
}
