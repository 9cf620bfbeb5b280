/** Whose subscriptions a signed link opens. */
import type { FastifyRequest } from 'fastify'
import { Refusal } from '../../../kernel/refusal.ts'
import {
  type Follower,
  findFollower,
  labelOf,
  readFollowKey,
  type Subscription,
  type SubscriptionId,
} from '../../../modules/follows/index.ts'
import { frameOf } from '../../../web/index.ts'
import { one } from '../input.ts'

export interface OpenedFollower {
  readonly key: string
  readonly follower: Follower
  /** The subscription the link came with. */
  readonly about: SubscriptionId | null
  readonly label: (subscription: Subscription) => string
}

/** @throws {Refusal} `link_too_old` for a key nobody signed, and for an address that is forgotten. */
export async function openFollower(request: FastifyRequest): Promise<OpenedFollower> {
  const { city } = request
  const key = one(request.query, 'key') || one(request.body, 'key')
  const read = readFollowKey(city.secret, key)
  const follower = read && (await findFollower(city.db, read.followerId))
  if (!read || !follower) throw new Refusal('not_found', 'link_too_old', 'This link is too old.')
  const { t, format } = frameOf(request)
  const speaker = { t, format, catalog: city.catalog(), places: city.places() }
  return { key, follower, about: read.subscriptionId, label: (one) => labelOf(one, speaker) }
}
