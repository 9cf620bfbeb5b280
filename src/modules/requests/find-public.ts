/** One request as the public sees it. */
import { sql } from 'kysely'
import { photoIdsOf } from '../media/index.ts'
import type { City } from './ground.ts'
import { agencyCode, PUBLIC_COLUMNS, type PublicRow, toPublic } from './to-public.ts'
import type { PublicActivity, PublicRequest } from './views.ts'
import type { ActivityKind, RequestId } from './tables.ts'
import type { Status } from './rules.ts'

export interface PublicThread {
  readonly id: RequestId
  readonly request: PublicRequest
  /** Oldest first. */
  readonly activities: readonly PublicActivity[]
  /** Changes with every change of the request: an ETag, a live page's version. */
  readonly version: number
}

interface LineJson {
  readonly id: number
  readonly kind: ActivityKind
  readonly body: string
  readonly status: Status
  readonly at: string
  readonly actor: string
  readonly facts: Record<string, unknown>
  readonly photos: string[]
}

/**
 * A request by its number, with its public history, in one query; undefined when there is none or it is private.
 *
 * @param asReporter the private link was checked: the reporter sees a private request of theirs too, and its photos.
 */
export async function findPublic(
  city: City,
  number: number,
  asReporter = false,
): Promise<PublicThread | undefined> {
  let query = city.db
    .selectFrom('service_request as request')
    .leftJoin('service_request as parent', (join) =>
      join.onRef('parent.id', '=', 'request.parent_id').on('parent.visibility', '=', 'public'),
    )
    .select([...PUBLIC_COLUMNS, 'request.version', 'parent.number as parentNumber'])
    .select(
      sql<LineJson[]>`(
        select coalesce(json_agg(json_build_object('id', a.id, 'kind', a.kind, 'body', a.body, 'status', a.status,
          'at', a.happened_at, 'actor', a.actor_kind, 'facts', a.facts,
          'photos', ${photoIdsOf('a.id', { publicOnly: !asReporter })})
          order by a.id), '[]')
        from activity a where a.request_id = request.id and a.public)`.as('lines'),
    )
    .where('request.number', '=', number)
  if (!asReporter) query = query.where('request.visibility', '=', 'public')
  const row = await query.executeTakeFirst()
  if (!row) return undefined
  const catalog = city.catalog()
  const agency = agencyCode(catalog, row.agencyId)
  return {
    id: row.id,
    version: row.version,
    request: toPublic(row as PublicRow, catalog),
    activities: row.lines.map((line) => toPublicActivity(line, agency)),
  }
}

function toPublicActivity(
  { id, kind, body, status, at, actor, facts, photos }: LineJson,
  agency: string,
): PublicActivity {
  // Staff who write a caller's request down ask in the caller's name.
  const by =
    actor === 'person' || kind === 'submitted' ? 'reporter' : actor === 'partner' ? 'partner' : 'city'
  return {
    id,
    kind,
    body,
    status,
    happenedAt: new Date(at),
    by,
    agencyCode: by === 'city' ? agency : null,
    facts: publicFacts(facts),
    photoIds: photos,
  }
}

const PUBLIC_FACTS = [
  'on',
  'waitsOn',
  'resolution',
  'fromService',
  'toService',
  'delayedUntil',
  'delayReason',
  'noAnswer',
]

/** Facts are shown by name: one that is added later stays inside until somebody decides. */
function publicFacts(facts: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => PUBLIC_FACTS.includes(name)))
}
