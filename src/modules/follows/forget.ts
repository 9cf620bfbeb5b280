import { sql } from 'kysely'
import type { Act } from '../../kernel/act.ts'
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
