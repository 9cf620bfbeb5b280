/** The statement behind every change: the request's row, its line of history and its event. */
import { CompiledQuery, type Insertable, type Updateable } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import type { ActivityTable, RequestId, ServiceRequestTable } from './tables.ts'

// Written by hand and kept by the columns it sets: building it anew cost more than the database takes to run it.
const statements = new Map<string, string>()

const CASTS: Readonly<Record<string, string>> = Object.fromEntries(
  ['pauses', 'answers', 'extra_answers', 'promise', 'routing'].map((column) => [column, '::jsonb']),
)

function statementFor(columns: readonly string[]): string {
  const key = columns.join()
  const known = statements.get(key)
  if (known) return known
  const set = columns.map((column, at) => `${column} = $${at + FIXED + 1}${CASTS[column] ?? ''}`)
  const text = `
    with changed as (
      update service_request set ${set.join(', ')}, version = version + 1 where id = $1
    ), line as (
      insert into activity (request_id, kind, public, body, status, facts, actor_kind, actor_id, actor_label, happened_at)
      values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9, $10) returning id
    ), told as (
      insert into event (name, request_id, facts, actor_id, happened_at)
      select 'request.' || $2, $1, $11::jsonb || jsonb_build_object('activityId', line.id), $8::text, $10 from line
    )
    select id from line`
  statements.set(key, text)
  return text
}

const FIXED = 11 // parameters before those that are set

/** Answers the id of the line of history. */
export async function writeChange(
  tx: Tx,
  id: RequestId,
  set: Updateable<ServiceRequestTable>,
  line: Insertable<ActivityTable>,
  eventFacts: string,
): Promise<number> {
  const columns = Object.keys(set).sort()
  const { kind, public: isPublic, body, status, facts, actor_kind, actor_id, actor_label, happened_at } = line
  const fixed = [
    id,
    kind,
    isPublic,
    body,
    status,
    facts,
    actor_kind,
    actor_id,
    actor_label,
    happened_at,
    eventFacts,
  ]
  const values = columns.map((column) => (set as Record<string, unknown>)[column])
  const { rows } = await tx.executeQuery<{ id: number }>(
    CompiledQuery.raw(statementFor(columns), [...fixed, ...values]),
  )
  const [written] = rows
  if (!written) throw new Error('A change wrote no line of history')
  return written.id
}
