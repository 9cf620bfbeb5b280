/** What people wrote, with the service it became: for learning one from the other. */
import type { Db } from '../../kernel/db.ts'
import { newestFirst } from './newest-first.ts'

/** Somebody's words. They may name anybody: they are for learning in this process, not for showing. */
export interface WordedRequest {
  readonly serviceId: number
  readonly description: string
  readonly submittedAt: Date
}

const PAGE = 1_000

/**
 * Requests with words of their own, private ones too, a page at a time, the newest first. The service is the one they
 * have now: whoever corrected it is believed.
 */
export const everyWorded = (db: Db, since: Date): AsyncGenerator<readonly WordedRequest[]> =>
  newestFirst(
    db
      .selectFrom('service_request')
      .select(['service_id as serviceId', 'description', 'submitted_at as submittedAt'])
      .where('submitted_at', '>=', since)
      .where('description', '<>', ''),
    PAGE,
  )
