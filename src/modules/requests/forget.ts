/** The one way words of the history are lost: by a deed that says that it forgets (docs/decisions/0011). */
import { sql } from 'kysely'
import type { Act } from '../../kernel/act.ts'
import type { Tx } from '../../kernel/db.ts'
import { FAMILY_KINDS, type RequestId } from './tables.ts'

/** Lets the trigger that keeps lines from being edited pass, for `deed` alone. */
export async function forgetting<T>(tx: Tx, deed: () => Promise<T>): Promise<T> {
  const say = (value: string) => sql`select set_config('broadstreet.forgets', ${value}, true)`.execute(tx)
  await say('yes')
  const done = await deed()
  await say('')
  return done
}

/**
 * What a line may carry on besides numbers: what happened, in the program's own words. Without its `service` a rung
 * that was climbed under two services would be the same rung twice, which the table refuses.
 */
const KEPT = [
  ...['on', 'waitsOn', 'resolution', 'fromService', 'toService', 'how', 'delayedUntil', 'delayReason'],
  ...['moderated', 'service'],
]

/** Empties every line of a request. */
export async function forgetLines({ tx }: Act, id: RequestId): Promise<void> {
  await forgetting(tx, () =>
    sql`
      update activity set body = '',
        actor_label = case when actor_kind = 'person' then '' else actor_label end,
        facts = (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(facts)
          where jsonb_typeof(value) in ('number', 'boolean') or key = any(${KEPT}))
      where request_id = ${id}`.execute(tx),
  )
  await sql`
    delete from to_check where request_id = ${id}`.execute(tx)
  await sql`
    delete from line_wording using activity
    where activity.id = line_wording.activity_id and activity.request_id = ${id}`.execute(tx)
}

/**
 * Forgets what the rest of its family was told of a request: its reporter's words carried there, and why staff put
 * them together. What the city told others at the end stays with them.
 */
export async function forgetInFamily({ tx }: Act, id: RequestId, number: number): Promise<void> {
  const relatives = await relativesOf(tx, id)
  await forgetting(tx, () =>
    sql`
      update activity set facts = facts - 'reason',
        body = case when actor_kind = 'person' or kind = any(${[...FAMILY_KINDS]}) then '' else body end
      where request_id = any(${relatives}::uuid[]) and (facts ? 'reason' or body <> '') and kind <> 'closed'
        and exists (select from jsonb_each(facts) where value = to_jsonb(${number}::bigint))`.execute(tx),
  )
  await sql`update duplicate set reason = '' where request_id = any(${relatives}::uuid[]) and reason <> ''`.execute(
    tx,
  )
  await tx.deleteFrom('duplicate').where('request_id', '=', id).execute()
  await sql`update request_relation set note = '' where one_id = ${id} or other_id = ${id}`.execute(tx)
}

/** Relatives of now, and of once: their numbers stand in the lines of the request. */
async function relativesOf(tx: Tx, id: RequestId): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from service_request where parent_id = ${id}
    union select r.id from activity a, jsonb_each(a.facts) as said (key, value), service_request r
    where a.request_id = ${id} and a.kind = any(${[...FAMILY_KINDS, 'closed', 'reopened']})
      and case when jsonb_typeof(value) = 'number' then r.number = value::bigint end
    order by 1`.execute(tx)
  return rows.map((row) => row.id)
}

/** Who asked, and under which key it was sent. */
export async function forgetReporters({ tx }: Act, ids: readonly RequestId[]): Promise<void> {
  await tx.deleteFrom('reporter').where('request_id', 'in', ids).execute()
  await tx.deleteFrom('submission').where('request_id', 'in', ids).execute()
}
