/** What rules decide by, of every request since a moment: for trying other rules on what really came in. */
import { sql } from 'kysely'
import type { Db } from '../../kernel/db.ts'
import { newestFirst } from './newest-first.ts'
import type { Status, WaitsOn } from './rules.ts'
import type { Pause } from './tables.ts'

/** One request as the rules saw it. It says nothing about anybody. */
export interface RoutedRequest {
  readonly number: number
  readonly serviceId: number
  readonly areaIds: readonly number[]
  readonly answers: Readonly<Record<string, string | readonly string[]>>
  readonly channel: string
  readonly status: Status
  readonly submittedAt: Date
  readonly closedAt: Date | null
  /** Finished holds. */
  readonly pauses: readonly Pause[]
  /** Since when it waits; null when it does not. */
  readonly onHoldSince: Date | null
  readonly waitsOn: WaitsOn | null
}

const PAGE = 2_000

/** How many came in since a moment, private ones too. */
export async function countRouted(db: Db, since: Date): Promise<number> {
  const { count } = await db
    .selectFrom('service_request')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('submitted_at', '>=', since)
    .executeTakeFirstOrThrow()
  return count
}

/**
 * Requests submitted at `since` or later, private ones too, a page at a time, the newest first.
 *
 * @param serviceId only those of one service, found by its own index.
 */
export function everyRouted(
  db: Db,
  since: Date,
  serviceId?: number,
): AsyncGenerator<readonly RoutedRequest[]> {
  const query = db
    .selectFrom('service_request')
    .select(['number', 'service_id as serviceId', 'area_ids as areaIds', 'answers', 'channel', 'status'])
    .select(['submitted_at as submittedAt', 'closed_at as closedAt', 'pauses'])
    .select(['on_hold_since as onHoldSince', 'waits_on as waitsOn'])
    .where('submitted_at', '>=', since)
  return newestFirst(serviceId === undefined ? query : query.where('service_id', '=', serviceId), PAGE)
}
