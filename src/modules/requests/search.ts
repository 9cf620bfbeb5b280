/** The desk's search: a number, words, an address, or the reporter. */
import { type RawBuilder, sql } from 'kysely'
import { PLAN_ANEW } from '../../kernel/db.ts'
import { cleanText } from '../../kernel/clean-text.ts'
import { foundByShown } from './found-by-shown.ts'
import type { City } from './ground.ts'
import { likeText } from './list-public.ts'
import { parseNumber } from './number.ts'
import { type QueueFilter, queueQuery, toQueueRow } from './queue-query.ts'
import type { RequestId } from './tables.ts'
import type { QueueRow } from './views.ts'

export interface SearchQuestion {
  readonly text: string
  /** Agencies whose reporters may be searched, by name, e-mail and telephone: to be found by it is to be known by it. */
  readonly contactsOf: 'everywhere' | readonly string[]
  readonly filter: QueueFilter
  readonly limit: number
}

/**
 * Requests that fit what was typed, the newest first. Whoever may not know the contacts of an agency's reporters finds
 * its requests by what they would read, not by what is masked in it. A number finds its request at once; words must all occur, whole
 * or as the beginning of one, in any language (text search `simple` for words, trigrams for scripts without blanks).
 */
export async function searchRequests(
  city: City,
  { text, contactsOf, filter, limit }: SearchQuestion,
): Promise<QueueRow[]> {
  const typed = cleanText(text).slice(0, 200)
  if (!typed) return []
  const number = parseNumber(typed)
  if (number !== undefined) {
    const byNumber = await rows(city, queueQuery(city, filter).where('request.number', '=', number))
    if (byNumber.length > 0) return byNumber
  }
  const [byReporter, byWords] = await Promise.all([
    searchReporters(city, typed, { contactsOf, filter, limit }),
    searchWords(city, typed, { contactsOf, filter, limit }),
  ])
  const seen = new Set<string>()
  return [...byReporter, ...byWords].filter(({ id }) => !seen.has(id) && seen.add(id)).slice(0, limit)
}

type Query = ReturnType<typeof queueQuery>

async function rows(city: City, query: Query): Promise<QueueRow[]> {
  const catalog = city.catalog()
  return (await query.execute()).map((row) => toQueueRow(row, catalog))
}

/** Namesakes before what their words find: streets are called like people. */
const NAMESAKES = 20
const LETTERS = /^[^\d@]*\p{L}[^\d@]*\p{L}[^\d@]*$/u

/** What an e-mail address, a telephone number or a name asks of a reporter, and how many are worth a line. */
function reporterCalled(typed: string): { is: RawBuilder<boolean>; most: number } | undefined {
  const most = Infinity
  if (typed.includes('@')) return { is: sql<boolean>`lower(email) = ${typed.toLowerCase()}`, most }
  // Written as it comes to mind: only its digits are compared.
  const digits = typed.replaceAll(/\D/g, '')
  if (digits.length >= 7) return { is: sql<boolean>`regexp_replace(phone, '\\D', '', 'g') = ${digits}`, most }
  if (!LETTERS.test(typed)) return undefined
  const begin = `${likeText(typed.toLowerCase())}%`
  const name = sql`lower(coalesce(first_name || ' ', '') || coalesce(last_name, ''))`
  return {
    is: sql<boolean>`((first_name is not null or last_name is not null) and ${name} like ${begin}
      or lower(last_name) like ${begin})`,
    most: NAMESAKES,
  }
}

async function searchReporters(
  city: City,
  typed: string,
  { contactsOf, filter, limit }: Omit<SearchQuestion, 'text'>,
): Promise<QueueRow[]> {
  const asked = reporterCalled(typed)
  if (contactsOf.length === 0 || !asked) return []
  const called = sql`(select request_id from reporter where ${asked.is} limit ${LOOKED_THROUGH}) as called`
  const ids = await newest(city, called, CANDIDATES)
  if (ids.length === 0) return []
  let query = queueQuery(city, filter)
    .where('request.id', '=', sql<RequestId>`any(${ids}::uuid[])`)
    .orderBy('request.submitted_at', 'desc')
    .limit(Math.min(limit, asked.most))
  if (contactsOf !== 'everywhere') {
    const { agencies } = city.catalog()
    const known = agencies.filter(({ code }) => contactsOf.includes(code)).map(({ id }) => id)
    query = query.where('request.agency_id', '=', sql<number>`any(${known}::int[])`)
  }
  return rows(city, query)
}

/** Of a beginning that more names have, some are looked through. */
const LOOKED_THROUGH = 5_000

// Chinese, Japanese, Korean, Thai, … are written without blanks: `simple` would take a sentence for one word.
const NO_BLANKS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

// With the marks that are written above, below and between letters, and the signs that join or part them: half of
// Hindi's vowels are marks, and a Mac writes an accent as one. PostgreSQL's parser takes them for parts of a word too.
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u200C\u200D]*/gu

/** Looked at when some of what is found may not be shown. */
const CANDIDATES = 2_000

/** Compared at a time with what may be read, until enough of them are found. */
const TOGETHER = 100

async function searchWords(
  city: City,
  typed: string,
  { contactsOf, filter, limit }: Omit<SearchQuestion, 'text'>,
): Promise<QueueRow[]> {
  const words = typed.match(WORD) ?? []
  if (words.length === 0) return []
  const fits = NO_BLANKS.test(typed)
    ? sql<boolean>`words ilike ${`%${likeText(typed)}%`}`
    : sql<boolean>`lexemes @@ to_tsquery('simple', ${words.map((word) => `${word.toLowerCase()}:*`).join(' & ')})`
  const knowsAll = contactsOf === 'everywhere'
  const all = knowsAll && Object.keys(filter).length === 1 && filter.privateOf === 'everywhere'
  const ids = await newest(city, sql`request_words where ${fits}`, all ? limit : CANDIDATES)
  const together = knowsAll ? CANDIDATES : TOGETHER
  const found: QueueRow[] = []
  for (let at = 0; at < ids.length && found.length < limit; at += together) {
    const some = await rows(
      city,
      queueQuery(city, filter)
        .where('request.id', '=', sql<RequestId>`any(${ids.slice(at, at + together)}::uuid[])`)
        .orderBy('request.submitted_at', 'desc')
        .limit(knowsAll ? limit : together),
    )
    const asked = NO_BLANKS.test(typed) ? [typed] : words
    found.push(...(knowsAll ? some : await readable(city, some, { asked, contactsOf })))
  }
  return found.slice(0, limit)
}

/** Those of the rows in which what was asked stands in what may be read. */
async function readable(
  city: City,
  found: readonly QueueRow[],
  { asked, contactsOf }: { readonly asked: readonly string[]; readonly contactsOf: readonly string[] },
): Promise<QueueRow[]> {
  const hidden = found.filter(({ agencyCode }) => !contactsOf.includes(agencyCode)).map(({ id }) => id)
  const shown = await foundByShown(city, hidden, asked)
  return found.filter(({ id, agencyCode }) => contactsOf.includes(agencyCode) || shown.has(id))
}

/** The newest of the requests that are found there: ids rise with time. */
async function newest({ db }: City, there: RawBuilder<unknown>, most: number): Promise<RequestId[]> {
  // Few that fit are found by the index and sorted; of many, the newest are found by going back in time.
  const { rows: found } = await sql<{ id: RequestId }>`${sql.raw(PLAN_ANEW)}
    select request_id as id from ${there} order by request_id desc limit ${most}`.execute(db)
  return found.map(({ id }) => id)
}
