/** "It is not fixed", said by somebody who followed a request to its end. */
import { sql } from 'kysely'
import type { Act } from '../../kernel/act.ts'
import type { Reader } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type City, findPublic, type PublicThread, reopenRequest, takesWords } from '../requests/index.ts'
import { mayNotObject, type Objecting } from './objecting.ts'
import type { FollowerId, SubscriptionId } from './tables.ts'

const DAY = 86_400_000 // milliseconds

/** A request that somebody follows, with why they may not say that it is not fixed; undefined: they may. */
export interface Objectable {
  readonly thread: PublicThread
  readonly why: Refusal | undefined
}

/** What a follower's link is about; nothing when they do not follow one request by it, or it became private. */
export async function findObjectable(
  city: City,
  followerId: FollowerId,
  id: SubscriptionId,
  now = new Date(),
): Promise<Objectable | undefined> {
  const followed = await followedRequest(city.db, followerId, id)
  const thread = followed && (await findPublic(city, followed.number))
  if (!thread) return undefined
  const { closedAt, resolution, number } = thread.request
  const about = await aboutOf(city.db, followed, { closedAt, resolution }, now)
  const late = takesWords(closedAt, now)
    ? undefined
    : new Refusal('conflict', 'closed_too_long', 'It was closed too long ago.', { number, days: 30 })
  return { thread, why: mayNotObject(about) ?? late }
}

/**
 * Opens a closed request again: to the same owner, with the clock's history. Whoever calls has checked the key.
 *
 * @throws {Refusal} `words_needed`, `link_too_old`, those of {@link mayNotObject}, and `closed_too_long`.
 */
export async function objectAsFollower(
  act: Act,
  city: City,
  { followerId, id, note }: { followerId: FollowerId; id: SubscriptionId; note: string },
): Promise<{ readonly number: number }> {
  if (!note.trim())
    throw new Refusal('invalid', 'words_needed', 'Say why, in a few words.', { field: 'note' })
  // One at a time for each address, so that none is counted twice.
  await act.tx.selectFrom('follower').select('id').where('id', '=', followerId).forUpdate().execute()
  const followed = await followedRequest(act.tx, followerId, id)
  const thread = followed && (await findPublic(city, followed.number))
  if (!thread) throw new Refusal('not_found', 'link_too_old', 'This link is too old.')
  const { closedAt, resolution } = thread.request
  const before = mayNotObject(await aboutOf(act.tx, followed, { closedAt, resolution }, act.now))
  if (before) throw before
  await reopenRequest(act, thread.id, { note, asFollower: true })
  // Counted again now that the request is locked: two followers may press at the same moment.
  const after = mayNotObject(await aboutOf(act.tx, followed, { closedAt, resolution }, act.now))
  if (after) throw after
  await act.tx
    .insertInto('objection')
    .values({ request_id: thread.id, follower_id: followerId, objected_at: act.now })
    .execute()
  return { number: followed.number }
}

interface Followed {
  readonly followerId: FollowerId
  readonly requestId: string
  readonly number: number
  readonly since: Date
}

async function followedRequest(
  db: Reader,
  followerId: FollowerId,
  id: SubscriptionId,
): Promise<Followed | undefined> {
  const row = await db
    .selectFrom('subscription')
    .select(['request_id', 'request_number', 'confirmed_at'])
    .where('id', '=', id)
    .where('follower_id', '=', followerId)
    .where('kind', '=', 'request')
    .executeTakeFirst()
  if (!row?.request_id || row.request_number === null || !row.confirmed_at) return undefined
  return { followerId, requestId: row.request_id, number: row.request_number, since: row.confirmed_at }
}

async function aboutOf(
  db: Reader,
  { followerId, requestId, since }: Followed,
  { closedAt, resolution }: { closedAt: Date | null; resolution: string | null },
  now: Date,
): Promise<Objecting> {
  const { rows } = await sql<{ saidBefore: boolean; ofRequest: number; today: number }>`
    select
      exists (select from objection where request_id = ${requestId} and follower_id = ${followerId}) as "saidBefore",
      (select count(*)::int from objection where request_id = ${requestId}) as "ofRequest",
      (select count(*)::int from objection where follower_id = ${followerId}
        and objected_at > ${new Date(now.getTime() - DAY)}) as today`.execute(db)
  return { ...rows[0]!, followsSince: since, closedAt, withdrawn: resolution === 'withdrawn' }
}

/** Addresses whose own act these events are: of an objection its follower is not told. */
export async function addressesThatObjected(
  db: Reader,
  events: readonly { readonly requestId: string; readonly happenedAt: Date }[],
): Promise<ReadonlyMap<string, string>> {
  if (events.length === 0) return new Map()
  const rows = await db
    .selectFrom('objection')
    .innerJoin('follower', 'follower.id', 'objection.follower_id')
    .select(['request_id as requestId', 'objected_at as at', 'address'])
    .where('request_id', '=', sql<string>`any(${events.map(({ requestId }) => requestId)}::uuid[])`)
    .execute()
  return new Map(rows.map(({ requestId, at, address }) => [objectionKey(requestId, at), address]))
}

export const objectionKey = (requestId: string, at: Date): string => `${requestId} ${at.getTime()}`
