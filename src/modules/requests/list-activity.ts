/** Who did what: lines of history over all requests, for those who answer for their people. */
import type { StaffId } from '../identity/index.ts'
import type { City } from './ground.ts'
import type { Status } from './rules.ts'
import { sql } from 'kysely'
import type { ActivityKind } from './tables.ts'
import { publicBody } from './to-public.ts'

export interface ActivityFilter {
  /** What this person did; else what anybody of the staff or a partner did. */
  readonly actorId?: StaffId
  /** Only lines older than this one. */
  readonly before?: number
  /** Agencies whose private requests may be seen. */
  readonly privateOf: 'everywhere' | readonly string[]
  readonly limit: number
}

export interface ActivityLine {
  readonly id: number
  readonly number: string
  readonly serviceCode: string
  readonly kind: ActivityKind
  readonly public: boolean
  readonly body: string
  readonly status: Status
  readonly actorId: string | null
  readonly actorLabel: string
  readonly happenedAt: Date
}

/** The newest lines first. */
export async function listActivity(city: City, filter: ActivityFilter): Promise<ActivityLine[]> {
  let query = city.db
    .selectFrom('activity')
    .innerJoin('service_request as request', 'request.id', 'activity.request_id')
    .leftJoin('line_wording', 'line_wording.activity_id', 'activity.id')
    .select([
      'activity.id',
      'request.number',
      'request.service_id',
      'activity.kind',
      'activity.public',
      'activity.body',
      'line_wording.shown',
      'line_wording.held',
      'line_wording.wording',
      'activity.status',
      'activity.actor_id as actorId',
      'activity.actor_label as actorLabel',
      'activity.happened_at as happenedAt',
    ])
    .where('activity.actor_id', 'is not', null)
    .orderBy('activity.id', 'desc')
    .limit(filter.limit)
  if (filter.actorId) query = query.where('activity.actor_id', '=', filter.actorId)
  if (filter.before) query = query.where('activity.id', '<', filter.before)
  const { agencies, services } = city.catalog()
  if (filter.privateOf !== 'everywhere') {
    const { privateOf } = filter
    const own = agencies.filter(({ code }) => privateOf.includes(code)).map(({ id }) => id)
    query = query.where(({ eb, or }) =>
      or([
        eb('request.visibility', '=', 'public'),
        eb('request.agency_id', '=', sql<number>`any(${own}::int[])`),
      ]),
    )
  }
  const rows = await query.execute()
  const codes = new Map(services.map(({ id, code }) => [id, code]))
  return rows.map(({ service_id, number, shown, held, wording, ...line }) => ({
    ...line,
    body: publicBody({ body: line.body, shown, held, wording }, city.catalog(), 'staff'),
    number: String(number),
    serviceCode: codes.get(service_id) ?? '',
  }))
}
