import { sql } from 'kysely'
import type { Act } from '../../kernel/act.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { isAddress, localeOf } from '../notifications/index.ts'
import { type City, findPublic, textNumber } from '../requests/index.ts'
import './events.ts'
import { type FollowChannel, type Frequency, type FollowerId, type SubscriptionId } from './tables.ts'
import { toRow } from './to-row.ts'
import { keyOf, type What } from './what.ts'

export interface Wish {
  /** One of the two. */
  readonly email?: string
  /** Texts, which come at once whatever else is wished. */
  readonly phone?: string
  readonly what: What
  readonly frequency: Frequency
  /** BCP 47 tag; one the city does not speak becomes its first language. */
  readonly language: string
}

/** Letters that ask for a yes, to one address within a day: more are somebody's mischief. */
const MOST_A_DAY = 5
/** Things one address can follow. */
const MOST_SUBSCRIPTIONS = 100
const DAY = 86_400_000

/**
 * Somebody wants to be told of `what`. Nothing is sent but one letter that asks the owner of the address; what holds
 * already stays as it is until they say yes. Whoever asks learns nothing about the address: known, refused by its
 * owner, asked too often, the answer is the same.
 *
 * @throws {Refusal} `not_an_email`, `not_a_text_number`, or `request_not_found` for a request that is not public.
 */
export async function askToFollow(act: Act, city: City, wish: Wish): Promise<void> {
  const to = addressOf(city, wish)
  const row = await rowOf(city, wish.what)
  const locale = localeOf(city, wish.language)
  const followerId = await followerOf(act, to, locale)
  if (await askedTooOften(act, followerId)) return
  const frequency = to.channel === 'sms' ? 'at_once' : wish.frequency
  const subscriptionId = await write(act, followerId, { ...wish, frequency, language: locale }, row)
  await act.tx
    .insertInto('event')
    .values({
      name: 'follow.asked',
      request_id: null,
      facts: JSON.stringify({ subscriptionId }),
      actor_id: null,
      happened_at: act.now,
      relayed_at: null,
    })
    .execute()
}

interface Address {
  readonly channel: FollowChannel
  readonly address: string
}

function addressOf(city: City, { email = '', phone }: Wish): Address {
  if (phone !== undefined) {
    const number = numberOf(city, phone)
    if (number !== undefined) return { channel: 'sms', address: number }
    throw new Refusal('invalid', 'not_a_text_number', 'No texts can be sent to this number.', {
      field: 'phone',
    })
  }
  const address = email.trim().toLowerCase()
  if (isAddress(address) && address.length <= 320) return { channel: 'email', address }
  throw new Refusal('invalid', 'not_an_email', 'This is not an e-mail address.', { field: 'email' })
}

/** As E.164, when this city sends texts to it. */
export const numberOf = (city: Pick<City, 'catalog'>, phone: string): string | undefined =>
  textNumber(phone, city.catalog().jurisdiction.textCountries)

/** The columns that say what is followed. */
export async function rowOf(city: City, what: What) {
  if (what.kind !== 'request') return toRow(what)
  const thread = await findPublic(city, what.number)
  if (!thread) throw new Refusal('not_found', 'request_not_found', 'There is no such request.')
  return { request_id: thread.id, request_number: what.number }
}

async function followerOf({ tx, now }: Act, to: Address, locale: string): Promise<FollowerId> {
  const row = { id: uuidv7(now) as FollowerId, ...to, locale, created_at: now }
  await tx
    .insertInto('follower')
    .values(row)
    .onConflict((known) => known.columns(['channel', 'address']).doNothing())
    .execute()
  const { id } = await tx
    .selectFrom('follower')
    .select('id')
    .where('channel', '=', to.channel)
    .where('address', '=', to.address)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return id
}

/** Counts this time too. Whoever said yes before may be asked that many times more: it is nobody's mischief then. */
async function askedTooOften({ tx, now }: Act, followerId: FollowerId): Promise<boolean> {
  const { yes, all } = await tx
    .selectFrom('subscription')
    .select(({ fn }) => [
      fn.countAll<number>().filterWhere('confirmed_at', 'is not', null).as('yes'),
      fn.countAll<number>().as('all'),
    ])
    .where('follower_id', '=', followerId)
    .executeTakeFirstOrThrow()
  const yesterday = new Date(now.getTime() - DAY)
  const { asks } = await tx
    .updateTable('follower')
    .set({
      asks: sql<number>`case when asks_since > ${yesterday} then least(asks + 1, 1000) else 1 end`,
      asks_since: sql<Date>`case when asks_since > ${yesterday} then asks_since else ${now} end`,
    })
    .where('id', '=', followerId)
    .returning('asks')
    .executeTakeFirstOrThrow()
  return asks > MOST_A_DAY + yes || all >= MOST_SUBSCRIPTIONS
}

/** New, or asked again: then only the wish is kept beside what holds. */
async function write(
  { tx, now }: Act,
  followerId: FollowerId,
  { what, frequency, language }: Wish,
  row: Awaited<ReturnType<typeof rowOf>>,
): Promise<SubscriptionId> {
  const wish = { asked_frequency: frequency, asked_locale: language, asked_at: now }
  // Whoever asks again within a day gets no more tries at its code.
  const tries = sql<number>`case when subscription.asked_at > ${new Date(now.getTime() - DAY)} then subscription.code_tries else 0 end`
  const { id } = await tx
    .insertInto('subscription')
    .values({
      id: uuidv7(now) as SubscriptionId,
      follower_id: followerId,
      kind: what.kind,
      key: keyOf(what),
      ...row,
      frequency,
      ...wish,
      confirmed_at: null,
    })
    .onConflict((known) => known.columns(['follower_id', 'key']).doUpdateSet({ ...wish, code_tries: tries }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
