/** A request climbs the ladder of its agreement: before its promise breaks, when it does, and long after. */
import { sql } from 'kysely'
import type { Act } from '../../kernel/act.ts'
import type { Db, Reader } from '../../kernel/db.ts'
import { agencyByCode, calendarByCode, type Catalog, type Rung, serviceById } from '../catalog/index.ts'
import type { StaffId } from '../identity/index.ts'
import { climb, type Promised, stopsClock } from '../service-levels/index.ts'
import { applyChange, type LockedRequest, lockRequest } from './change.ts'
import type { City } from './ground.ts'
import { clockRuns } from './queue-query.ts'
import type { RequestId } from './tables.ts'

/** Rungs a request climbed just now, and who has it. */
export interface Escalated {
  readonly rungs: readonly Rung[]
  readonly assigneeId: StaffId | null
  readonly teamCode: string
  readonly agencyCode: string
}

/** Where a look at the ladders stopped: the next one begins after it. */
export interface EscalationMark {
  readonly at: string
  readonly id: RequestId
}

const BATCH = 500

/** Open requests whose ladder is to be looked at, the longest due first; a page at a time. */
export async function listToEscalate(db: Db, now: Date, after?: EscalationMark): Promise<EscalationMark[]> {
  const { rows } = await sql<EscalationMark>`
    select id, escalate_at::text as at from service_request
    where status <> 'closed' and escalate_at <= ${now}
      and (escalate_at, id) > (${after?.at ?? '-infinity'}::timestamptz, ${after?.id ?? NOBODY}::uuid)
    order by escalate_at, id limit ${BATCH}`.execute(db)
  return rows
}

const NOBODY = '00000000-0000-0000-0000-000000000000'

/**
 * Looks at one request's ladder under its lock: each rung that is reached gets its line of history, once, whatever was
 * done before. Nothing is climbed while the clock stands still, nor by what is closed or repeats another; then the
 * clock's next start brings it back.
 *
 * @returns undefined when no rung was climbed.
 */
export async function escalateRequest(
  act: Act,
  id: RequestId,
  catalog: Catalog,
): Promise<Escalated | undefined> {
  const request = await lockRequest(act, id, undefined, { removed: true })
  const { reached, next } = ladderOf(request, catalog, act.now)
  for (const { at, tell } of reached) {
    const facts = { percent: at, tell, service: serviceById(catalog, request.service_id)?.code ?? '' }
    const set = { escalated: at, escalate_at: next }
    await applyChange(act, request, { set, kind: 'escalated', public: false, facts })
  }
  if (reached.length === 0) {
    await act.tx.updateTable('service_request').set({ escalate_at: next }).where('id', '=', id).execute()
    return undefined
  }
  return {
    rungs: reached,
    assigneeId: request.assignee_id,
    teamCode: catalog.teams.find((team) => team.id === request.team_id)?.code ?? '',
    agencyCode: agencyByCode(catalog, request.agencyCode)?.code ?? request.agencyCode,
  }
}

function ladderOf(request: LockedRequest, catalog: Catalog, now: Date) {
  const { promise, due_at: dueAt, escalated, pauses } = request
  const ladder = serviceById(catalog, request.service_id)?.serviceLevel?.ladder
  if (!promise || !dueAt || !ladder || standsStill(request)) return { reached: [], next: null }
  const calendar = calendarByCode(catalog, promise.calendarCode)
  return climb(promise, calendar, dueAt, ladder, escalated, pauses, now)
}

const standsStill = ({ status, promise, waits_on, parent_id, removed_at }: LockedRequest): boolean =>
  status === 'closed' ||
  parent_id !== null ||
  removed_at !== null ||
  (status === 'on_hold' && stopsClock(promise, waits_on))

/** An escalated request as a letter to staff says it. */
export interface EscalatedRequest {
  readonly id: RequestId
  readonly number: number
  readonly serviceCode: string
  readonly promise: Promised
  readonly dueAt: Date
  /** A reason and a new day were told. */
  readonly delayed: boolean
}

/** Of these requests those that are still open and whose clock runs. */
export async function listEscalated(
  db: Reader,
  { catalog }: Pick<City, 'catalog'>,
  ids: readonly string[],
): Promise<EscalatedRequest[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('service_request as request')
    .select(['id', 'number', 'service_id', 'promise', 'due_at', 'delayed_until'])
    .where('id', '=', sql<RequestId>`any(${ids}::uuid[])`)
    .where('status', '!=', 'closed')
    .where('parent_id', 'is', null)
    .where(clockRuns)
    .execute()
  return rows.flatMap(({ id, number, service_id, promise, due_at: dueAt, delayed_until: until }) =>
    promise && dueAt
      ? [
          {
            id,
            number,
            serviceCode: serviceById(catalog(), service_id)?.code ?? '',
            promise,
            dueAt,
            delayed: until !== null,
          },
        ]
      : [],
  )
}
