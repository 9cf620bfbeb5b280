/** Codes by which the owner of a telephone proves that it is theirs. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Act } from '../../kernel/act.ts'
import type { Reader } from '../../kernel/db.ts'
import type { City } from '../requests/index.ts'
import { numberOf } from './ask.ts'
import { confirmFollow } from './mine.ts'
import type { FollowChannel, FollowerId, SubscriptionId } from './tables.ts'
import { keyOf, type What } from './what.ts'

/** A code holds through the span it was sent in and the next one: half an hour at least. */
export const CODE_SPAN = 30 * 60_000
const DIGITS = 6
/** Tries at one subscription within a day: a guess is right once in a million. */
const MOST_TRIES = 5
const DAY = 86_400_000

/** The code of a subscription at an instant: the same for every text of half an hour, so that the last one is right. */
export function codeOf(secret: string, id: SubscriptionId, at: Date): string {
  const span = Math.floor(at.getTime() / CODE_SPAN)
  const mac = createHmac('sha256', secret).update(`code ${id} ${span}`).digest()
  return String(mac.readUInt32BE(0) % 10 ** DIGITS).padStart(DIGITS, '0')
}

export interface TypedCode {
  /** As it was typed when the code was asked for. */
  readonly phone: string
  readonly what: What
  readonly code: string
}

/**
 * The owner of a number says yes by its code. Undefined for a wrong code, one too old, one tried too often, and for
 * what nobody asked for: whoever tries learns nothing of the number. Tries are counted, so let the transaction commit.
 */
export async function confirmByCode(
  act: Act,
  city: City,
  { phone, what, code }: TypedCode,
): Promise<{ readonly followerId: FollowerId; readonly subscriptionId: SubscriptionId } | undefined> {
  const address = numberOf(city, phone)
  if (address === undefined) return undefined
  const asked = await act.tx
    .selectFrom('subscription')
    .innerJoin('follower', 'follower.id', 'subscription.follower_id')
    .select(['subscription.id', 'subscription.asked_at', 'subscription.code_tries'])
    .where('follower.channel', '=', 'sms')
    .where('follower.address', '=', address)
    .where('subscription.key', '=', keyOf(what))
    .forUpdate()
    .executeTakeFirst()
  if (!asked || asked.code_tries >= MOST_TRIES) return undefined
  if (act.now.getTime() - asked.asked_at.getTime() > DAY) return undefined
  await act.tx
    .updateTable('subscription')
    .set({ code_tries: asked.code_tries + 1 })
    .where('id', '=', asked.id)
    .execute()
  const right = [act.now, new Date(act.now.getTime() - CODE_SPAN)].map((at) =>
    codeOf(city.secret, asked.id, at),
  )
  const given = digitsOf(code)
  if (!right.some((one) => same(given, one))) return undefined
  return { followerId: await confirmFollow(act, asked.id), subscriptionId: asked.id }
}

/** As it was typed, also with blanks and in the digits of Arabic. */
const digitsOf = (typed: string): string =>
  typed
    .slice(0, 40)
    .replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replaceAll(/[\s-]/g, '')

function same(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)]
  return one.length === other.length && timingSafeEqual(one, other)
}

/** Ends all that is followed from an address, and forgets it. Done twice it is as done once. */
export async function endAllAt({ tx }: Act, channel: FollowChannel, address: string): Promise<void> {
  await tx.deleteFrom('follower').where('channel', '=', channel).where('address', '=', address).execute()
}

/** The language in which an address is written to; undefined when nothing is followed from it. */
export async function localeAt(
  db: Reader,
  channel: FollowChannel,
  address: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('follower')
    .select('locale')
    .where('channel', '=', channel)
    .where('address', '=', address)
    .executeTakeFirst()
  return row?.locale
}
