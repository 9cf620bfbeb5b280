/** Says what happened, as a row of the deed's own transaction. */
import type { ColumnType, Generated } from 'kysely'
import type { Act } from './act.ts'
import type {} from './db.ts'

/**
 * Every event and its facts; modules add theirs by declaration merging. Facts hold no personal data:
 * they travel to live pages, jobs and partners.
 */
// oxlint-disable-next-line typescript/no-empty-interface, typescript/no-empty-object-type
export interface Events {}

export interface EventTable {
  id: Generated<number>
  name: string
  request_id: string | null
  facts: ColumnType<Record<string, unknown>, string, never>
  actor_id: string | null
  happened_at: Date
  relayed_at: Date | null
}

declare module './db.ts' {
  interface Tables {
    event: EventTable
  }
}

/** An event as its readers get it. */
export interface Happened<Name extends keyof Events = keyof Events> {
  readonly id: number
  readonly name: Name
  readonly requestId: string | null
  readonly facts: Events[Name]
  readonly actorId: string | null
  readonly happenedAt: Date
}

/** Says what happened. The row commits with the deed, or not at all; the relay hands it to its readers. */
export async function announce<Name extends keyof Events>(
  { by, now, tx }: Act,
  name: Name,
  requestId: string | null,
  facts: Events[Name],
): Promise<void> {
  // No NOTIFY here: it takes a lock over the whole database until the commit is on disk, and a busy city
  // would commit one deed at a time. The relay notifies once for each batch that it takes.
  await tx
    .insertInto('event')
    .values({ name, request_id: requestId, facts: JSON.stringify(facts), actor_id: by.id, happened_at: now })
    .execute()
}
