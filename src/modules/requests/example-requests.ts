/** Requests to try words on: ordinary ones, and those at which words go wrong. */
import { sql } from 'kysely'
import type { Db } from '../../kernel/db.ts'
import type { ActivityKind } from './tables.ts'

export interface ExampleRequest {
  readonly number: number
  /** `fits`: such a thing happened to it; `longest` words, `no_place` known, told in `language`. */
  readonly why: 'fits' | 'newest' | 'longest' | 'no_place' | 'language'
}

/** As far back as is looked: what is on everybody's mind, and a small piece of a large city. */
const NEWEST = 2_000

/**
 * A handful of public requests out of the newest, each for another reason and each once.
 *
 * @param kinds lines of history of which a request that fits has one; none: any fits.
 * @param language the city's first, to find one told in another.
 */
export async function exampleRequests(
  db: Db,
  kinds: readonly ActivityKind[],
  language: string,
): Promise<ExampleRequest[]> {
  const { rows } = await sql<ExampleRequest>`
    with newest as materialized (
      select number, language, address, length(description) as length
      from service_request where visibility = 'public' and removed_at is null
      order by submitted_at desc, id desc limit ${NEWEST}
    ), lines as materialized (
      select request_id, kind, happened_at, id from activity where public and kind <> 'submitted'
      order by happened_at desc, id desc limit ${NEWEST}
    ), fits as (
      select r.number from lines l join service_request r on r.id = l.request_id
      where l.kind = any(${[...kinds]}::text[]) and r.visibility = 'public' and r.removed_at is null
      order by l.happened_at desc, l.id desc limit 1
    )
    select number, 'fits' as why from fits
    union all (select number, 'newest' from newest limit 1)
    union all (select number, 'longest' from newest order by length desc, number limit 1)
    union all (select number, 'no_place' from newest where address is null limit 1)
    union all (select number, 'language' from newest where language <> ${language} limit 1)`.execute(db)
  const seen = new Set<number>()
  return rows.filter(({ number }) => !seen.has(number) && seen.add(number))
}
