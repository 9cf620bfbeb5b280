/** What residents said and showed, for staff who decide what everybody reads and sees of it. */
import { sql } from 'kysely'
import type { Act } from '../../kernel/act.ts'
import { type Actor, allow, may } from '../../kernel/actor.ts'
import type { Reader } from '../../kernel/db.ts'
import { type Catalog, serviceById } from '../catalog/index.ts'
import { type Photo, photosOf } from '../media/index.ts'
import type { City } from './ground.ts'
import { agencyCode, isInWords, publicWords } from './to-public.ts'

/** What came with one line of history. */
export interface ToCheck {
  /** Of the line: names it in a decision. */
  readonly line: number
  readonly number: string
  readonly serviceCode: string
  readonly agencyCode: string
  /** Nobody sees it yet; else everybody does. */
  readonly held: boolean
  /** It is the report itself. */
  readonly isReport: boolean
  readonly cameAt: Date
  /** As it was said, for those who may see contact data; else masked. */
  readonly said: string
  /** Answers in words, by the code of their question. */
  readonly answers: readonly (readonly [code: string, answer: string])[]
  /** Where in the reporter's own words, when nobody reads that yet. */
  readonly address: string | null
  readonly photos: readonly Photo[]
}

/** Questions whose answers are somebody's words, and for everybody. */
const wordyQuestions = (catalog: Catalog, serviceId: number): string[] =>
  (serviceById(catalog, serviceId)?.attributes ?? [])
    .filter(({ visibility, datatype }) => visibility === 'public' && isInWords(datatype))
    .map(({ code }) => code)

/** Agencies for whose requests somebody decides. */
function agenciesOf({ catalog }: City, by: Actor): number[] {
  return catalog()
    .agencies.filter(({ code }) => may(by, 'moderate_requests', code))
    .map(({ id }) => id)
}

/** What waits, the oldest first; of public requests only: of a private one nobody reads anything. */
export async function listToCheck(city: City, by: Actor, limit: number): Promise<ToCheck[]> {
  const rows = await waiting(city.db, agenciesOf(city, by))
    .innerJoin('activity', 'activity.id', 'item.activity_id')
    .select([
      'item.activity_id as line',
      'item.request_id as requestId',
      'item.held',
      'item.came_at as cameAt',
    ])
    .select(['request.number', 'request.service_id as serviceId', 'request.agency_id as agencyId'])
    .select(['request.description', 'request.answers', 'request.address', 'request.address_shown'])
    .select(['activity.kind', 'activity.body'])
    .orderBy('item.came_at')
    .orderBy('item.activity_id')
    .limit(limit)
    .execute()
  const catalog = city.catalog()
  const photos = await photosOf(city.db, [...new Set(rows.map(({ requestId }) => requestId))])
  return rows.map((row): ToCheck => {
    const service = serviceById(catalog, row.serviceId)
    const agency = agencyCode(catalog, row.agencyId)
    const words = (text: string) => (may(by, 'see_contact_data', agency) ? text : publicWords(text, catalog))
    const isReport = row.kind === 'submitted'
    return {
      ...{ line: row.line, number: String(row.number), held: row.held, cameAt: row.cameAt, isReport },
      serviceCode: service?.code ?? '',
      agencyCode: agency,
      said: words(isReport ? row.description : row.body),
      answers: (isReport ? wordyQuestions(catalog, row.serviceId) : []).flatMap((code) => {
        const answer = row.answers[code]
        return answer === undefined ? [] : [[code, words([answer].flat().join(', '))] as const]
      }),
      address: isReport && !row.address_shown && row.address !== null ? words(row.address) : null,
      photos: (photos.get(row.requestId) ?? []).filter(
        ({ activityId, public: shown, held }) => activityId === row.line && (shown || held),
      ),
    }
  })
}

const waiting = (db: Reader, agencies: readonly number[]) =>
  db
    .selectFrom('to_check as item')
    .innerJoin('service_request as request', 'request.id', 'item.request_id')
    .where('item.decision', 'is', null)
    .where('request.visibility', '=', 'public')
    .where('request.agency_id', '=', sql<number>`any(${agencies as number[]}::int[])`)

export interface CheckCounts {
  readonly waiting: number
  /** Of those: what nobody sees meanwhile. */
  readonly held: number
  /** Since when the oldest waits. */
  readonly oldest: Date | null
  /** Decided today, on the city's clocks: by everybody, and by this person. */
  readonly today: number
  readonly mine: number
}

export async function countToCheck(city: City, by: Actor): Promise<CheckCounts> {
  const { timeZone } = city.catalog().jurisdiction
  const [open, done] = await Promise.all([
    waiting(city.db, agenciesOf(city, by))
      .select((eb) => [
        eb.fn.countAll<number>().as('waiting'),
        sql<number>`count(*) filter (where item.held)`.as('held'),
        eb.fn.min('item.came_at').as('oldest'),
      ])
      .executeTakeFirstOrThrow(),
    city.db
      .selectFrom('to_check')
      .select((eb) => [
        eb.fn.countAll<number>().as('today'),
        sql<number>`count(*) filter (where decided_by = ${by.id})`.as('mine'),
      ])
      .where('decision', 'is not', null)
      .where(
        sql<boolean>`decided_at >= date_trunc('day', now() at time zone ${timeZone}) at time zone ${timeZone}`,
      )
      .executeTakeFirstOrThrow(),
  ])
  return {
    waiting: Number(open.waiting),
    held: Number(open.held),
    oldest: open.oldest,
    today: Number(done.today),
    mine: Number(done.mine),
  }
}

export interface CheckDecided {
  readonly line: number
  readonly number: string
  readonly decision: 'shown' | 'changed' | 'hidden'
  readonly decidedAt: Date
}

/** What somebody decided last and can take back, the newest first. */
export async function lastDecided({ db }: City, by: Actor, limit: number): Promise<CheckDecided[]> {
  const rows = await db
    .selectFrom('to_check as item')
    .innerJoin('service_request as request', 'request.id', 'item.request_id')
    .select(['item.activity_id as line', 'request.number', 'item.decision', 'item.decided_at as decidedAt'])
    .where('item.decision', 'is not', null)
    .where('item.former', 'is not', null)
    .where('item.decided_by', '=', by.id)
    .where('item.decided_at', '>', sql<Date>`now() - interval '1 day'`)
    .orderBy('item.decided_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ number, decision, decidedAt, ...row }) => ({
    ...row,
    number: String(number),
    decision: decision!,
    decidedAt: decidedAt!,
  }))
}

export interface SaidToCheck {
  readonly said: string
  /** Of a report: its answers in words, and where in the reporter's own words. */
  readonly answers: readonly string[]
  readonly address: string
}

/**
 * The words that came with a line, as they were said, for whoever decides on them; undefined when there is nothing to
 * check.
 *
 * @throws {Refusal} `forbidden`
 */
export async function saidToCheck(
  { catalog }: Pick<City, 'catalog'>,
  { by, tx }: Act,
  line: number,
): Promise<SaidToCheck | undefined> {
  const row = await tx
    .selectFrom('to_check as item')
    .innerJoin('service_request as request', 'request.id', 'item.request_id')
    .innerJoin('activity', 'activity.id', 'item.activity_id')
    .select(['activity.kind', 'activity.body', 'request.description', 'request.answers', 'request.address'])
    .select(['request.service_id as serviceId', 'request.agency_id as agencyId'])
    .where('item.activity_id', '=', line)
    .executeTakeFirst()
  if (!row) return undefined
  allow(by, 'moderate_requests', agencyCode(catalog(), row.agencyId))
  if (row.kind !== 'submitted') return { said: row.body, answers: [], address: '' }
  const inWords = wordyQuestions(catalog(), row.serviceId)
  const answers = inWords.flatMap((code) => row.answers[code] ?? [])
  return { said: row.description, answers, address: row.address ?? '' }
}
