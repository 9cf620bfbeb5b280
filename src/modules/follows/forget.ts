import { sql } from 'kysely'
import type { Act } from '../../kernel/act.ts'

/**
 * Ends what follows a request that is removed, and its news that nobody was told yet. Answers the digests that told of
 * it. Whoever calls has allowed the deed.
 */
export async function forgetFollowed(
  { tx }: Act,
  requestId: string,
): Promise<{ readonly address: string; readonly at: Date }[]> {
  // By the events of the request: they are indexed by it, and news by its event.
  const { rows } = await sql<{ address: string; at: Date | null }>`
    with gone as (
      delete from news where event_id in (select id from event where request_id = ${requestId})
      returning follower_id, told_at, frequency
    )
    select distinct f.address, gone.told_at as at from gone join follower f on f.id = gone.follower_id
    where gone.frequency <> 'at_once' and gone.told_at is not null`.execute(tx)
  await tx.deleteFrom('objection').where('request_id', '=', requestId).execute()
  await tx.deleteFrom('subscription').where('request_id', '=', requestId).execute()
  return rows.flatMap(({ address, at }) => (at ? [{ address, at }] : []))
}
