/** What became publicly known, for those who are told of it. */
import { sql } from 'kysely'
import type { Events } from '../../kernel/announce.ts'
import type { City } from './ground.ts'
import { addressesWaiting } from './list-waiting.ts'
import { PUBLIC_COLUMNS, type PublicLine, type PublicRow, toPublic, toPublicActivity } from './to-public.ts'
import type { RequestId } from './tables.ts'
import type { PublicActivity, PublicRequest } from './views.ts'

/** One event about a public request, with the public's copy and, where the event wrote one, the public line of history (without its photos). */
export interface PublicNews {
  readonly eventId: number
  readonly name: keyof Events
  readonly happenedAt: Date
  readonly requestId: RequestId
  readonly serviceId: number
  readonly request: PublicRequest
  readonly line: PublicActivity | null
  /** Whether its words were held back when it came; then the news of its coming has none. */
  readonly heldAtFirst: boolean
  /** Of news of photos alone: the first of those that came with their line, or more of them; else null. */
  readonly photos: 'first' | 'more' | null
  /** Whether it says again what another request says already. */
  readonly repeats: boolean
  /** Personal data, only to leave somebody out: who reported it, and whether they are written to anyway. */
  readonly reporter: {
    readonly email: string | null
    readonly told: boolean
    readonly textTo: string | null
  } | null
  /** Personal data, only to leave somebody out: addresses of those who repeat it and are written to by themselves. */
  readonly family: readonly string[]
  /** Staff or key that did it. */
  readonly actorId: string | null
}

/** What of these events the public may know, in their order; private requests and internal lines are not among them. */
export async function listNews(city: City, eventIds: readonly number[]): Promise<PublicNews[]> {
  const rows = await city.db
    .selectFrom('event')
    .innerJoin('service_request as request', 'request.id', 'event.request_id')
    .leftJoin('reporter', 'reporter.request_id', 'request.id')
    .select([...PUBLIC_COLUMNS, 'event.id as eventId', 'event.name', 'event.happened_at as happenedAt'])
    .select(['event.actor_id as actorId', 'reporter.email', 'reporter.wants_mail as wantsMail'])
    .select(addressesWaiting().as('family'))
    .select('reporter.text_to as textTo')
    .select(
      sql<boolean>`exists (select from to_check c join activity a on a.id = c.activity_id
        where c.request_id = request.id and c.held and a.kind = 'submitted')`.as('heldAtFirst'),
    )
    .select(
      sql<'first' | 'more' | null>`case when event.facts ? 'photosBy' then
        case when exists (select from event before where before.request_id = event.request_id
          and before.id < event.id and before.name = event.name and before.facts ? 'photosBy'
          and before.facts->'activityId' = event.facts->'activityId') then 'more' else 'first' end end`.as(
        'photos',
      ),
    )
    .select(
      sql<PublicLine | null>`(
        select json_build_object('id', a.id, 'kind', a.kind, 'body', a.body, 'shown', w.shown, 'held', w.held, 'wording', w.wording,
          'status', a.status, 'at', a.happened_at, 'actor', a.actor_kind, 'name', a.actor_label, 'facts', a.facts, 'photos', '[]'::json)
        from activity a left join line_wording w on w.activity_id = a.id
        where a.id = (event.facts->>'activityId')::bigint and a.public)`.as('line'),
    )
    .where('event.id', '=', sql<number>`any(${eventIds as number[]}::bigint[])`)
    .where('request.visibility', '=', 'public')
    .orderBy('event.id')
    .execute()
  const catalog = city.catalog()
  return rows.flatMap((row): PublicNews[] => {
    const { eventId, name, happenedAt, actorId, email, wantsMail, textTo, family, line, photos } = row
    if (name !== 'request.submitted' && line === null) return []
    return [
      {
        eventId,
        name: name as keyof Events,
        happenedAt,
        requestId: row.id,
        serviceId: row.serviceId,
        request: toPublic(row as PublicRow, catalog),
        line: line && toPublicActivity(line, catalog, row.agencyId),
        heldAtFirst: row.heldAtFirst,
        photos,
        repeats: row.parentId !== null,
        reporter:
          email === null && textTo === null
            ? null
            : { email: email?.toLowerCase() ?? null, told: wantsMail === true, textTo },
        family,
        actorId,
      },
    ]
  })
}
