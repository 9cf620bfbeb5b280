/** The signed links of followers: they have no account, and need none. */
import { isUuid } from '../../kernel/uuid.ts'
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FollowerId, SubscriptionId } from './tables.ts'

/** What a link of a letter opens: somebody's subscriptions, and the one the letter is about. */
export interface FollowKey {
  readonly followerId: FollowerId
  readonly subscriptionId: SubscriptionId | null
}

/** `<follower>.<subscription or empty>.<128 bits of HMAC-SHA256>`, signed with the city's secret. */
export function followKey(secret: string, { followerId, subscriptionId }: FollowKey): string {
  const said = `${short(followerId)}.${subscriptionId ? short(subscriptionId) : ''}`
  return `${said}.${mac(secret, `follower ${said}`)}`
}

/** What `key` opens; undefined when nobody of this city signed it. */
export function readFollowKey(secret: string, key: string): FollowKey | undefined {
  const [follower = '', subscription = '', signed = ''] = key.split('.')
  if (!same(signed, mac(secret, `follower ${follower}.${subscription}`))) return undefined
  const followerId = long(follower)
  const subscriptionId = subscription === '' ? null : long(subscription)
  if (followerId === undefined || subscriptionId === undefined) return undefined
  return { followerId: followerId as FollowerId, subscriptionId: subscriptionId as SubscriptionId | null }
}

/** The key by which the owner of an address says yes to one subscription. */
export function confirmKey(secret: string, id: SubscriptionId): string {
  return `${short(id)}.${mac(secret, `confirm ${id}`)}`
}

export function readConfirmKey(secret: string, key: string): SubscriptionId | undefined {
  const [text = '', signed = ''] = key.split('.')
  const id = long(text)
  if (id === undefined || !same(signed, mac(secret, `confirm ${id}`))) return undefined
  return id as SubscriptionId
}

function mac(secret: string, words: string): string {
  return createHmac('sha256', secret).update(words).digest().subarray(0, 16).toString('base64url')
}

function same(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)]
  return one.length === other.length && timingSafeEqual(one, other)
}

const short = (uuid: string): string => Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('base64url')

function long(text: string): string | undefined {
  const hex = Buffer.from(text, 'base64url').toString('hex')
  const uuid = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return isUuid(uuid) ? uuid : undefined
}
