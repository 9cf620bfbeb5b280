import { sql } from 'kysely'
import type { PhotoId } from './tables.ts'

/**
 * SQL for the ids of the photos of a line of history, in order, as a text array; for queries of requests that bring
 * their photos along.
 *
 * @param activity column that holds the line's id, e.g. `activity.id`.
 */
export function photoIdsOf(activity: string, { publicOnly }: { publicOnly: boolean }) {
  return sql<string[]>`array(select p.id::text from photo p
    where p.activity_id = ${sql.ref(activity)} and (p.public or ${sql.lit(!publicOnly)}) order by p.id)`
}

/**
 * SQL for the number of bits, 0 to 64, in which the most alike of a request's photos and these differ; null when there
 * are none to compare. Photos of the same thing differ in few.
 *
 * @param request column that holds the request's id, e.g. `request.id`.
 */
export function nearestHashOf(
  request: string,
  photos: readonly PhotoId[],
  { publicOnly }: { publicOnly: boolean },
) {
  return sql<number | null>`(select min(bit_count((p.phash # mine.phash)::bit(64)))::int
    from photo p, photo mine where p.request_id = ${sql.ref(request)} and (p.public or ${sql.lit(!publicOnly)})
      and mine.id = any(${photos as PhotoId[]}::uuid[]))`
}
