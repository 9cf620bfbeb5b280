/** One request as the public sees it. */
import { sql } from 'kysely'
import { photoIdsOf } from '../media/index.ts'
import { othersOf } from './find-family.ts'
import type { City } from './ground.ts'
import { PUBLIC_COLUMNS, type PublicLine, type PublicRow, toPublic, toPublicActivity } from './to-public.ts'
import type { PublicActivity, PublicRequest } from './views.ts'
import type { RequestId } from './tables.ts'

export interface PublicThread {
  readonly id: RequestId
  readonly request: PublicRequest
  /** Whether everybody may read it, and so be told of it. */
  readonly open: boolean
  /** Oldest first. */
  readonly activities: readonly PublicActivity[]
  /** Changes with every change of the request: an ETag, a live page's version. */
  readonly version: number
  /** Others who reported the same; those the reader may know of. */
  readonly others: number
}

/**
 * A request by its number, with its public history, in one query; undefined when there is none or it is private.
 *
 * @param asReporter the private link was checked: the reporter sees a private request of theirs too, its photos,
 *   and words as they were said.
 * @param withPrivate a private request is found too, and reads as a public one: for programs of partners.
 */
export async function findPublic(
  city: City,
  number: number,
  asReporter = false,
  withPrivate = asReporter,
): Promise<PublicThread | undefined> {
  let query = city.db
    .selectFrom('service_request as request')
    .leftJoin('service_request as parent', (join) =>
      join.onRef('parent.id', '=', 'request.parent_id').on('parent.visibility', '=', 'public'),
    )
    .select([...PUBLIC_COLUMNS, 'request.version', 'request.visibility', 'parent.number as parentNumber'])
    .select(othersOf('request.id', { publicOnly: true }).as('others'))
    .select(
      sql<PublicLine[]>`(
        select coalesce(json_agg(json_build_object('id', a.id, 'kind', a.kind, 'body', a.body, 'shown', w.shown, 'held', w.held,
          'wording', w.wording, 'status', a.status,
          'at', a.happened_at, 'actor', a.actor_kind, 'name', a.actor_label, 'facts', a.facts,
          'photos', ${photoIdsOf('a.id', { publicOnly: !asReporter })})
          order by a.id), '[]')
        from activity a left join line_wording w on w.activity_id = a.id
        where a.request_id = request.id and a.public)`.as('lines'),
    )
    .where('request.number', '=', number)
  // A removed one is private, and nobody's any more.
  query = withPrivate
    ? query.where('request.removed_at', 'is', null)
    : query.where('request.visibility', '=', 'public')
  const row = await query.executeTakeFirst()
  if (!row) return undefined
  const catalog = city.catalog()
  const reader = asReporter ? 'reporter' : 'everybody'
  return {
    id: row.id,
    version: row.version,
    others: row.others,
    open: row.visibility === 'public',
    request: toPublic(row as PublicRow, catalog, reader),
    activities: row.lines.map((line) => toPublicActivity(line, catalog, row.agencyId, reader)),
  }
}
