import { sql } from 'kysely'
import type { Reader } from '../../kernel/db.ts'
import type { RequestId } from './tables.ts'

/** Requests that the owner of an e-mail address reported, the newest first. @param address in small letters. */
export function requestsOfReporter(db: Reader, address: string, limit: number) {
  return db
    .selectFrom('reporter')
    .innerJoin('service_request as request', 'request.id', 'reporter.request_id')
    .select(['request.id', 'request.number', 'request.service_id as serviceId', 'request.status'])
    .select(['request.submitted_at as submittedAt', 'request.address'])
    .where(sql<boolean>`lower(reporter.email) = ${address}`)
    .where('reporter.email', 'is not', null)
    .where('request.removed_at', 'is', null)
    .orderBy('request.submitted_at', 'desc')
    .limit(limit)
    .$narrowType<{ id: RequestId }>()
    .execute()
}
