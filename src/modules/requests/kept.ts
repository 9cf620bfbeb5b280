/** How promises were kept, service by service: what agreements are judged by. */
import { sql } from 'kysely'
import type { Db } from '../../kernel/db.ts'
import type { Outcomes } from '../service-levels/index.ts'
import { clockRuns } from './queue-query.ts'

const DAY = 86_400_000
const MINUTE = 60_000

const known = new WeakMap<
  Db,
  { readonly at: number; readonly outcomes: Promise<ReadonlyMap<number, Outcomes>> }
>()

/**
 * Requests received in the last 90 days, by the number of their service. What repeats another counts with that one,
 * and what its reporter took back is nobody's. It reads a quarter of a year, so it is asked ten minutes apart.
 */
export function countKept(db: Db, now: Date): Promise<ReadonlyMap<number, Outcomes>> {
  const kept = known.get(db)
  if (kept && Math.abs(now.getTime() - kept.at) < 10 * MINUTE) return kept.outcomes
  const outcomes = read(db, now)
  known.set(db, { at: now.getTime(), outcomes })
  outcomes.catch(() => known.delete(db))
  return outcomes
}

async function read(db: Db, now: Date): Promise<ReadonlyMap<number, Outcomes>> {
  const { rows } = await sql<Outcomes & { serviceId: number }>`
    select service_id as "serviceId",
      count(*) filter (where closed_at <= due_at) as met,
      count(*) filter (where closed_at > due_at) as late,
      count(*) filter (where closed_at is null and due_at < ${now} and ${clockRuns}) as "openOverdue",
      count(*) filter (where closed_at is null and not (due_at < ${now} and ${clockRuns})) as "openNotDue"
    from service_request as request
    where submitted_at >= ${new Date(now.getTime() - 90 * DAY)} and due_at is not null and parent_id is null
      and resolution is distinct from 'withdrawn'
    group by service_id`.execute(db)
  return new Map(rows.map(({ serviceId, ...outcomes }) => [serviceId, outcomes]))
}
