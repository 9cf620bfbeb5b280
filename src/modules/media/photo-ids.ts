import { sql } from 'kysely'

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
