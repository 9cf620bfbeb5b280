/** Says what happened, as a row of the deed's own transaction. */
import type { ColumnType, Generated } from 'kysely'
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
