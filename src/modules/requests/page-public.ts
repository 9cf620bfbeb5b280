/** Public requests a page at a time, for programs that read many: the order holds while others are added. */
import { sql } from 'kysely'
import { Refusal } from '../../kernel/refusal.ts'
import type { City } from './ground.ts'
import { type PublicFilter, publicQuery, says } from './list-public.ts'
import { type PublicRow, toPublic } from './to-public.ts'
import type { PublicRequest } from './views.ts'

/** Where a page ended. */
export interface PageMark {
  /** When that request was submitted, in microseconds since 1970: what the database keeps, to the last digit. */
  readonly at: number
  /** Its uuid. */
  readonly id: string
}

export interface PublicPage {
  /** The newest first. */
  readonly requests: readonly PublicRequest[]
  /** Null: this is the last page. */
  readonly next: PageMark | null
}

/** Requests looked at for one page of a search whose words are found where nobody may read them. */
const MOST_LOOKED_AT = 5_000

/**
 * The page after `after`; the first without. Going from page to page, every request that was there at the first and
 * that the filter finds comes once, whatever is submitted meanwhile: what is new comes before the first page.
 *
 * Pages are full but for the last, also of a search: a gap would tell that masked words were found.
 *
 * @throws {Refusal} `words_too_common` when the words are masked or hidden nearly everywhere they occur.
 */
export async function pagePublic(
  city: City,
  filter: Omit<PublicFilter, 'offset'>,
  after?: PageMark,
): Promise<PublicPage> {
  const { limit, words } = filter
  const shown: { readonly request: PublicRequest; readonly mark: PageMark }[] = []
  let mark = after
  for (let looked = 0; looked < MOST_LOOKED_AT; looked += limit + 1) {
    const rows = await rowsAfter(city, { ...filter, limit: limit + 1 }, mark)
    for (const row of rows) {
      mark = { at: Number(row.submittedMicros), id: row.id }
      const request = toPublic(row as PublicRow, city.catalog())
      if (!words || says(request, words)) shown.push({ request, mark })
    }
    if (shown.length > limit || rows.length <= limit) {
      const page = shown.slice(0, limit)
      const next = shown.length > limit ? (page.at(-1)?.mark ?? null) : null
      return { requests: page.map(({ request }) => request), next }
    }
  }
  throw new Refusal('invalid', 'words_too_common', 'These words find too much. Use others, or more of them.')
}

function rowsAfter(city: City, filter: PublicFilter, after: PageMark | undefined) {
  const query = publicQuery(city, filter).select(
    sql<string>`(extract(epoch from request.submitted_at) * 1000000)::bigint::text`.as('submittedMicros'),
  )
  if (!after) return query.execute()
  return query
    .where(
      sql<boolean>`(request.submitted_at, request.id) < (${instantOf(after)}::timestamptz, ${after.id}::uuid)`,
    )
    .execute()
}

/** ISO 8601 with microseconds: a `Date` would drop three digits, and whoever stands between them from the next page. */
function instantOf({ at }: PageMark): string {
  const rest = String(at - Math.floor(at / 1000) * 1000).padStart(3, '0')
  return new Date(Math.floor(at / 1000)).toISOString().replace('Z', `${rest}Z`)
}
