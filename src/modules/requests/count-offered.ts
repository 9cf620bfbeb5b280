/** What became of the services that were offered for people's words: for seeing whether offering them helps. */
import { sql } from 'kysely'
import type { Db } from '../../kernel/db.ts'
import { serviceCodeIn } from '../catalog/index.ts'

/** Requests for whose words services were offered, by the place of the one that was chosen. */
export interface Offered {
  /** Whether staff wrote the request down and chose; else its reporter did. */
  readonly atDesk: boolean
  /** From 1; 0: they chose another. */
  readonly place: number
  readonly count: number
  /** Those of them that staff put under another service later, and that are there now. */
  readonly corrected: number
}

/** Of requests submitted at `since` or later, private ones too, residents' first, in the order of their places; the others last. */
export async function countOffered(db: Db, since: Date): Promise<Offered[]> {
  const { rows } = await sql<Offered>`
    with first as (
      select distinct on (request_id) request_id, facts ->> 'fromService' as service from activity
      where kind = 'reclassified' and happened_at >= ${since} order by request_id, id
    )
    select channel <> 'web' as "atDesk", offered_at_place as place, count(*)::int as count,
      (count(*) filter (where first.service <> ${sql.raw(serviceCodeIn('request.service_id'))}))::int as corrected
    from service_request request left join first on first.request_id = request.id
    where submitted_at >= ${since} and offered_at_place is not null
    group by 1, 2 order by 1, offered_at_place = 0, 2`.execute(db)
  return rows
}
