import { sql } from 'kysely'
import type { Act } from '../../kernel/act.ts'
import type { Reader } from '../../kernel/db.ts'
import { forgetSaidTo } from '../notifications/index.ts'
import type { FollowerId } from './tables.ts'

/**
 * Ends what follows a request that is removed, its news that nobody was told yet, and devices that follow nothing else. Answers the digests that told of
 * it. Whoever calls has allowed the deed.
 */
export async function forgetFollowed(
  act: Act,
  requestId: string,
): Promise<{ readonly address: string; readonly at: Date }[]> {
  const { tx } = act
  // By the events of the request: they are indexed by it, and news by its event.
  const { rows } = await sql<{ address: string; at: Date | null }>`
    with gone as (
      delete from news where event_id in (select id from event where request_id = ${requestId})
      returning follower_id, told_at, frequency
    )
    select distinct f.address, gone.told_at as at from gone join follower f on f.id = gone.follower_id
    where gone.frequency <> 'at_once' and gone.told_at is not null`.execute(tx)
  await tx.deleteFrom('objection').where('request_id', '=', requestId).execute()
  const ended = await tx
    .deleteFrom('subscription')
    .where('request_id', '=', requestId)
    .returning('follower_id')
    .execute()
  await forgetIdleDevices(
    act,
    ended.map(({ follower_id: id }) => id),
  )
  return rows.flatMap(({ address, at }) => (at ? [{ address, at }] : []))
}

async function forgetIdleDevices(act: Act, followerIds: readonly FollowerId[]): Promise<void> {
  if (followerIds.length === 0) return
  const idle = await act.tx
    .deleteFrom('follower')
    .where('id', 'in', followerIds)
    .where('channel', '=', 'push')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('subscription').select('id').whereRef('subscription.follower_id', '=', 'follower.id'),
        ),
      ),
    )
    .returning('address')
    .execute()
  await forgetSaidTo(
    act,
    idle.map(({ address }) => address),
  )
}

/** What the owner of an address follows, in their own words where there are any: their data, for themselves. */
export function followedBy(db: Reader, address: string) {
  return db
    .selectFrom('subscription')
    .innerJoin('follower', 'follower.id', 'subscription.follower_id')
    .select(['subscription.id', 'subscription.kind', 'subscription.label', 'subscription.words'])
    .select(['subscription.request_number as requestNumber', 'subscription.frequency'])
    .select(['subscription.service_id as serviceId', 'subscription.area_id as areaId', 'subscription.metres'])
    .select('subscription.confirmed_at as confirmedAt')
    .where('follower.channel', '=', 'email')
    .where('follower.address', '=', address)
    .orderBy('subscription.id')
    .execute()
}

/** Ends all that the owner of an address follows; nobody knows them afterwards. Answers how much it was. */
export async function forgetFollower({ tx }: Act, address: string): Promise<number> {
  const follows = await followedBy(tx, address)
  await tx.deleteFrom('follower').where('channel', '=', 'email').where('address', '=', address).execute()
  return follows.length
}
