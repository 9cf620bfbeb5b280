/** Queues: work waiting, the soonest due first. */
import { sql } from 'kysely'
import type { City } from './ground.ts'
import { clockRuns, type QueueFilter, queueQuery, toQueueRow } from './queue-query.ts'
import type { RequestId } from './tables.ts'
import type { QueueRow } from './views.ts'

/** The last line seen: the next page begins after it. `dueAt` null = it had no promise. */
export interface QueueCursor {
  readonly dueAt: Date | null
  readonly id: RequestId
}

export interface QueuePage {
  readonly rows: readonly QueueRow[]
  /** Where the next page begins; undefined on the last. */
  readonly next?: QueueCursor
}

/** A page of a queue, the soonest due first, requests without a promise last. */
export async function listQueue(
  city: City,
  filter: QueueFilter,
  limit: number,
  after?: QueueCursor,
): Promise<QueuePage> {
  let query = queueQuery(city, filter)
    .orderBy('request.due_at', 'asc')
    .orderBy('request.id', 'asc')
    .limit(limit + 1)
  // From the last row seen, not from a page number: requests leave the queue while somebody reads it.
  if (after?.dueAt) {
    query = query.where(
      sql<boolean>`((request.due_at, request.id) > (${after.dueAt}, ${after.id}::uuid) or request.due_at is null)`,
    )
  } else if (after) {
    query = query.where('request.due_at', 'is', null).where('request.id', '>', after.id)
  }
  const found = await query.execute()
  const catalog = city.catalog()
  const rows = found.slice(0, limit).map((row) => toQueueRow(row, catalog))
  const last = rows.at(-1)
  return found.length > limit && last ? { rows, next: { dueAt: last.dueAt, id: last.id } } : { rows }
}

/** The newest requests under a filter, closed ones too when it says so. */
export async function listNewest(
  city: City,
  filter: QueueFilter,
  limit: number,
  offset = 0,
): Promise<QueueRow[]> {
  const rows = await queueQuery(city, filter)
    .orderBy('request.submitted_at', 'desc')
    .orderBy('request.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  const catalog = city.catalog()
  return rows.map((row) => toQueueRow(row, catalog))
}

export interface QueueCounts {
  readonly all: number
  readonly late: number
  readonly dueSoon: number
}

/** How much waits under a filter, how much of it is late, and how much is due before `soon`. */
export async function countQueue(
  city: City,
  filter: QueueFilter,
  now: Date,
  soon: Date,
): Promise<QueueCounts> {
  const row = await queueQuery(city, filter)
    .clearSelect()
    .select(({ fn }) => [
      fn.countAll<number>().as('all'),
      fn.countAll<number>().filterWhere('request.due_at', '<', now).filterWhere(clockRuns).as('late'),
      fn
        .countAll<number>()
        .filterWhere(clockRuns)
        .filterWhere('request.due_at', '>=', now)
        .filterWhere('request.due_at', '<', soon)
        .as('dueSoon'),
    ])
    .executeTakeFirstOrThrow()
  return row
}
