import { sql } from 'kysely'
import type { Act } from '../../kernel/act.ts'
import { noSuchRequest } from './change.ts'
import type { RequestId } from './tables.ts'

/** Where a request stands between two deeds. */
export interface Stand {
  readonly version: number
  /** The newest line of its history, 0 when there is none. */
  readonly line: number
}

/**
 * Where a request stands; it stays so until the transaction ends, but for what the transaction itself does.
 *
 * @throws {Refusal} `request_not_found`.
 */
export async function lockStand({ tx }: Act, id: RequestId): Promise<Stand> {
  const row = await tx
    .selectFrom('service_request')
    .select('version')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw noSuchRequest()
  // A statement of its own: one that waited for the lock would still see the history of before.
  const { line } = await tx
    .selectFrom('activity')
    .select(sql<number>`coalesce(max(id), 0)`.as('line'))
    .where('request_id', '=', id)
    .executeTakeFirstOrThrow()
  return { version: row.version, line }
}
