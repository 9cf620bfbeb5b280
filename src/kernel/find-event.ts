/** One event of the log. */
import type { Happened } from './announce.ts'
import type { Db } from './db.ts'

export async function findEvent(db: Db, id: number): Promise<Happened | undefined> {
  const row = await db
    .selectFrom('event')
    .select([
      'id',
      'name',
      'request_id as requestId',
      'facts',
      'actor_id as actorId',
      'happened_at as happenedAt',
    ])
    .where('id', '=', id)
    .executeTakeFirst()
  return row as Happened | undefined
}
