/** How long requests took, counted for forecasts: the history as it was known at a moment. */
import { sql } from 'kysely'
import type { Reader } from '../../kernel/db.ts'

const DAY = 86_400_000
/** Rows are read a month of submissions at a time, so that no one statement lasts. */
const CHUNK = 30 * DAY

export interface EndsQuestion {
  /** What happened later is not known. */
  readonly asOf: Date
  /** What happened earlier is not counted: who was open then is seen from that age on. */
  readonly since: Date
  /** Ages in hours, rising, the first 0. */
  readonly edges: readonly number[]
  /** Areas that are told apart; in the others everything is counted as area 0. */
  readonly areaIds: readonly number[]
}

/** So many requests that were seen from one step of `edges` to another, and were done there or not. */
export interface EndsCount {
  readonly serviceId: number
  readonly areaId: number
  /** The step that ends at `edges[from]`. */
  readonly from: number
  /** The step in which they were done; or the last through which they were seen without being done. */
  readonly until: number
  readonly done: boolean
  readonly count: number
}

/**
 * Done within a minute of being written down, by a clock that knows seconds: what staff put on record after the deed.
 * Nobody waited for it, so it tells nothing of waiting. Histories that know whole minutes or days only are all kept.
 */
const onRecordOnly = sql<boolean>`(closed_at - submitted_at < interval '1 minute' and submitted_at <> date_trunc('minute', submitted_at))`

/**
 * Counts of every service and area. Done is what was closed as completed; what ended otherwise was seen until then, as
 * what is still open until `asOf`. Duplicates are left out: they end as their parents do, and would count twice.
 */
export async function* countEnds(
  db: Reader,
  { asOf, since, edges, areaIds }: EndsQuestion,
): AsyncGenerator<readonly EndsCount[]> {
  const oldest = since.getTime() - edges.at(-1)! * 3_600_000
  const first = await db
    .selectFrom('service_request')
    .select('submitted_at as at')
    .where('submitted_at', '>=', new Date(oldest))
    .orderBy('submitted_at')
    .limit(1)
    .executeTakeFirst()
  if (!first) return
  for (let from = first.at.getTime(); from < asOf.getTime(); from += CHUNK) {
    const to = new Date(Math.min(from + CHUNK, asOf.getTime()))
    const { rows } = await sql<EndsCount>`
      with seen as (
        select service_id,
          coalesce((select a from unnest(area_ids) as a where a = any(${areaIds as number[]}::integer[]) limit 1), 0) as area_id,
          submitted_at,
          closed_at < ${asOf} and resolution = 'completed' as is_done,
          extract(epoch from least(closed_at, ${asOf}::timestamptz) - submitted_at) / 3600 as hours,
          extract(epoch from ${since}::timestamptz - submitted_at) / 3600 as began
        from service_request
        where submitted_at >= ${new Date(from)} and submitted_at < ${to} and parent_id is null
          and (closed_at is null or (closed_at >= ${since} and closed_at >= submitted_at))
          and not coalesce(${onRecordOnly}, false)
      ), steps as (
        select service_id, area_id, coalesce(is_done, false) as is_done,
          case when began <= 0 then 1 else width_bucket(began, ${edges as number[]}::numeric[]) + 1 end as seen_from,
          width_bucket(hours, ${edges as number[]}::numeric[]) - case when is_done then 0 else 1 end as seen_until
        from seen
      )
      select service_id as "serviceId", area_id as "areaId", seen_from as "from", seen_until as "until",
        is_done as done, count(*) as count
      from steps where seen_until >= seen_from
      group by 1, 2, 3, 4, 5`.execute(db)
    yield rows
  }
}

/** One request of the past, for measuring forecasts against what came. */
export interface PastRequest {
  readonly serviceId: number
  readonly areaId: number
  readonly submittedAt: Date
  /** Hours until it was closed; null while it is open. */
  readonly hours: number | null
  /** Closed as completed. */
  readonly done: boolean
  /** Put on record after the deed: nobody waited for it. */
  readonly recorded: boolean
}

/** Requests submitted from `from` to before `to`; duplicates are left out. */
export async function listPast(
  db: Reader,
  { from, to, areaIds }: { from: Date; to: Date; areaIds: readonly number[] },
): Promise<readonly PastRequest[]> {
  const { rows } = await sql<PastRequest>`
    select service_id as "serviceId",
      coalesce((select a from unnest(area_ids) as a where a = any(${areaIds as number[]}::integer[]) limit 1), 0) as "areaId",
      submitted_at as "submittedAt",
      (extract(epoch from closed_at - submitted_at) / 3600)::float8 as hours,
      coalesce(resolution = 'completed', false) as done,
      coalesce(${onRecordOnly}, false) as recorded
    from service_request
    where submitted_at >= ${from} and submitted_at < ${to} and parent_id is null
      and (closed_at is null or closed_at >= submitted_at)
    order by submitted_at, id`.execute(db)
  return rows
}

/** The newest moment the history knows of: a submission or an end; undefined for a city without requests. */
export async function lastKnown(db: Reader): Promise<Date | undefined> {
  const { at } = await db
    .selectFrom('service_request')
    .select(sql<Date | null>`greatest(max(submitted_at), max(closed_at))`.as('at'))
    .executeTakeFirstOrThrow()
  return at ?? undefined
}
