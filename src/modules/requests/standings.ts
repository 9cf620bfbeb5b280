/** Where requests stand and whose they are, for readers of the log. */
import { sql } from 'kysely'
import type { Reader } from '../../kernel/db.ts'
import { agencyCodeIn, serviceCodeIn } from '../catalog/index.ts'
import type { Status } from './rules.ts'
import type { RequestId } from './tables.ts'

export interface Standing {
  readonly id: RequestId
  readonly number: number
  readonly agencyCode: string
  readonly serviceCode: string
  readonly status: Status
  readonly visibility: 'public' | 'private'
  /** The API key it came with. */
  readonly apiKeyId: string | null
}

/** The newest line by which a request went to another team or under another service; undefined when there is none. */
export async function lastMoveOf(db: Reader, id: RequestId): Promise<number | undefined> {
  const line = await db
    .selectFrom('activity')
    .select('id')
    .where('request_id', '=', id)
    .where('kind', 'in', ['handed_over', 'reclassified'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return line?.id
}

/** Those of `ids` that are there, in no order. Whoever calls decides who may know. */
export function standingsOf(db: Reader, ids: readonly string[]): Promise<Standing[]> {
  return db
    .selectFrom('service_request')
    .select(['id', 'number', 'status', 'visibility', 'api_key_id as apiKeyId'])
    .select(sql<string>`${sql.raw(agencyCodeIn('agency_id'))}`.as('agencyCode'))
    .select(sql<string>`${sql.raw(serviceCodeIn('service_id'))}`.as('serviceCode'))
    .where('id', '=', sql<RequestId>`any(${ids as string[]}::uuid[])`)
    .execute()
}
