/** What happened to public requests, as feeds tell it. */
import { sql } from 'kysely'
import { photosOf } from '../media/index.ts'
import type { City } from './ground.ts'
import type { Resolution, Status } from './rules.ts'
import type { ActivityKind, RequestId } from './tables.ts'
import { namedStaff, publicBody } from './to-public.ts'

/** A public line of the history of a public request. */
export interface PublicUpdate {
  readonly id: number
  /** Of the request. */
  readonly number: string
  readonly kind: ActivityKind
  readonly body: string
  /** Of the request, after this line. */
  readonly status: Status
  /** How it ended, when this line ended it. */
  readonly resolution: Resolution | null
  /** It repeats another request. */
  readonly duplicate: boolean
  readonly happenedAt: Date
  /** Of the member of staff who said it, where the city shows names; else null. */
  readonly name: string | null
  readonly photoIds: readonly string[]
}

export interface UpdateFilter {
  /** Inclusive bounds. */
  readonly from: Date
  readonly to: Date
  /** Of these requests only. */
  readonly numbers?: readonly number[]
  /** Where `limit` leaves some out, these are the oldest. Default: the latest are. */
  readonly latest?: boolean
  readonly limit: number
  readonly offset?: number
}

/** All that happened in a stretch of time but being submitted, oldest first: a reader goes on where it stopped. */
export async function listUpdates(city: City, filter: UpdateFilter): Promise<PublicUpdate[]> {
  const order = filter.latest ? 'desc' : 'asc'
  let query = publicLines(city)
    .where('line.kind', '!=', 'submitted')
    .where('line.happened_at', '>=', filter.from)
    .where('line.happened_at', '<=', filter.to)
    .orderBy('line.happened_at', order)
    .orderBy('line.id', order)
    .limit(filter.limit)
    .offset(filter.offset ?? 0)
  if (filter.numbers) query = query.where('request.number', '=', anyOf(filter.numbers))
  const lines = await query.execute()
  return withPhotos(city, filter.latest ? lines.toReversed() : lines)
}

/** The whole public history of these requests, each oldest first, by number. */
export async function publicHistory(
  city: City,
  numbers: readonly string[],
): Promise<Map<string, PublicUpdate[]>> {
  if (numbers.length === 0) return new Map()
  const rows = await publicLines(city)
    .where('request.number', '=', anyOf(numbers.map(Number)))
    .orderBy('line.id')
    .execute()
  return Map.groupBy(await withPhotos(city, rows), ({ number }) => number)
}

function publicLines({ db }: City) {
  return db
    .selectFrom('activity as line')
    .innerJoin('service_request as request', 'request.id', 'line.request_id')
    .leftJoin('line_wording', 'line_wording.activity_id', 'line.id')
    .select([
      'line.id',
      'line_wording.shown',
      'line_wording.held',
      'line_wording.wording',
      'request.number',
      'line.kind',
      'line.body',
      'line.status',
      'line.happened_at as happenedAt',
      'line.actor_kind as actorKind',
      'line.actor_label as actorLabel',
      sql<Resolution | null>`line.facts->>'resolution'`.as('resolution'),
      sql<boolean>`request.parent_id is not null`.as('duplicate'),
      'request.id as requestId',
      'request.photo_count as photoCount',
    ])
    .where('line.public', '=', true)
    .where('request.visibility', '=', 'public')
}

const anyOf = (numbers: readonly number[]) => sql<number>`any(${numbers as number[]}::bigint[])`

interface Line extends Omit<PublicUpdate, 'number' | 'photoIds' | 'name'> {
  readonly actorKind: string
  readonly actorLabel: string
  readonly number: number
  readonly requestId: RequestId
  readonly photoCount: number
  readonly shown: boolean | null
  readonly held: boolean | null
  readonly wording: string | null
}

async function withPhotos({ db, catalog }: City, lines: readonly Line[]): Promise<PublicUpdate[]> {
  const pictured = new Set(lines.filter(({ photoCount }) => photoCount > 0).map(({ requestId }) => requestId))
  const photos = await photosOf(db, [...pictured])
  return lines.map(({ requestId, number, ...row }) => {
    const { photoCount: _photoCount, shown: _shown, held: _held, wording: _wording, ...rest } = row
    const { actorKind, actorLabel, ...line } = rest
    const own = photos.get(requestId)?.filter((photo) => photo.public && photo.activityId === line.id) ?? []
    return {
      ...line,
      body: publicBody(row, catalog()),
      number: String(number),
      // Staff who write a caller's request down speak in the caller's name.
      name: row.kind === 'submitted' ? null : namedStaff(catalog(), actorKind, actorLabel),
      photoIds: own.map(({ id }) => id),
    }
  })
}
