/** What the answers say, by service, agency or area. */
import { sql } from 'kysely'
import { type Actor, may } from '../../kernel/actor.ts'
import type { Db } from '../../kernel/db.ts'
import { standingsOf } from '../requests/index.ts'
import { type Grade } from './tables.ts'
import { type Share, wilson } from './wilson.ts'

export type By = 'service' | 'agency' | 'area'

export interface Result {
  /** Code of the service or agency; id of the area. */
  readonly key: string
  /** Closings whose reporters were asked, and how many of those answered. */
  readonly asked: number
  readonly answeredOfAsked: number
  /** All answers, also of those who came by themselves. */
  readonly answered: number
  /** Those who were happy or very happy; undefined where there are too few answers to say. */
  readonly satisfied: Share | undefined
  /** Those to whom it was easy or very easy. */
  readonly easy: Share | undefined
}

/** Fewer answers than these tell of persons, not of a service. */
export const FEWEST = 5

interface Counts {
  readonly key: string
  readonly asked: number
  readonly answeredOfAsked: number
  readonly answered: number
  readonly happy: number
  readonly easy: number
}

/** A row as it is shown: shares only where enough answered. Pure. */
export function resultOf({ happy, easy, ...counts }: Counts): Result {
  const enough = counts.answered >= FEWEST
  return {
    ...counts,
    satisfied: enough ? wilson(happy, counts.answered) : undefined,
    easy: enough ? wilson(easy, counts.answered) : undefined,
  }
}

const COUNTS = sql`count(asked_at)::int as asked,
  count(*) filter (where asked_at is not null and answered_at is not null)::int as "answeredOfAsked",
  count(answered_at)::int as answered,
  count(*) filter (where satisfaction >= 4)::int as happy,
  count(*) filter (where effort >= 4)::int as easy`

/**
 * Closings since an instant, those with most answers first: an order by share would rank what the intervals cannot
 * tell apart. In areas a request counts in each that it lies in. Whoever calls has checked `see_reports`.
 */
export async function surveyResults(db: Db, by: By, since: Date): Promise<Result[]> {
  const key = { service: sql`service_code`, agency: sql`agency_code`, area: sql`area.id::text` }[by]
  const areas = by === 'area' ? sql`cross join lateral unnest(area_ids) as area (id)` : sql``
  const { rows } = await sql<Counts>`select ${key} as key, ${COUNTS} from survey ${areas}
    where closed_at >= ${since} group by 1 order by answered desc, asked desc, key`.execute(db)
  return rows.map(resultOf)
}

/** All of the city together. */
export async function surveyTotal(db: Db, since: Date): Promise<Result> {
  const { rows } = await sql<Counts>`select '' as key, ${COUNTS} from survey
    where closed_at >= ${since}`.execute(db)
  return resultOf(rows[0]!)
}

export interface SaidInSurvey {
  readonly closingId: number
  readonly number: number
  readonly serviceCode: string
  readonly agencyCode: string
  readonly answeredAt: Date
  readonly satisfaction: Grade
  readonly effort: Grade
  readonly words: string
  readonly mayContact: boolean
}

/**
 * The newest words, of agencies whose reporters this person may know, and of private requests only where they may see
 * those.
 */
export async function surveyWords(db: Db, by: Actor, limit: number): Promise<SaidInSurvey[]> {
  const grants = by.grants === 'all' ? 'everywhere' : (by.grants.get('see_contact_data') ?? new Set<string>())
  let query = db
    .selectFrom('survey')
    .selectAll()
    .where('words', '!=', '')
    .where('answered_at', 'is not', null)
  if (grants !== 'everywhere') query = query.where('agency_code', 'in', ['', ...grants])
  const rows = await query.orderBy('answered_at', 'desc').limit(limit).execute()
  const ids = rows.map(({ request_id }) => request_id)
  const standings = new Map((await standingsOf(db, ids)).map((one) => [one.id, one]))
  return rows.flatMap((row) => {
    const standing = standings.get(row.request_id)
    if (!standing || !row.answered_at || !row.satisfaction || !row.effort) return []
    // By who answers for it now, as its own page decides: it may have gone to others since.
    if (!may(by, 'see_contact_data', standing.agencyCode)) return []
    if (standing.visibility === 'private' && !may(by, 'see_private_requests', standing.agencyCode)) return []
    return {
      closingId: row.closing_id,
      number: standing.number,
      serviceCode: row.service_code,
      agencyCode: row.agency_code,
      answeredAt: row.answered_at,
      satisfaction: row.satisfaction,
      effort: row.effort,
      words: row.words,
      mayContact: row.may_contact,
    }
  })
}
