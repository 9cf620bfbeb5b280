/** Those who wait on a request that theirs repeats: what happens to it concerns them as well. */
import { type RawBuilder, sql } from 'kysely'
import type { Reader, Tx } from '../../kernel/db.ts'
import type { RequestId } from './tables.ts'

/** Personal data: only for writing to the person themselves. */
export interface Waiting {
  readonly eventId: number
  /** Of the duplicate, not of the request it repeats. */
  readonly requestId: RequestId
  readonly number: number
  /** BCP 47 tag of the language they reported in. */
  readonly language: string
  /** Null when they want no letters. */
  readonly email: string | null
  /** E.164; null when they want no texts. */
  readonly textTo: string | null
}

const letters = sql`case when r.wants_mail then r.email end`

/**
 * SQL for duplicates of `event.request_id` whose reporters get letters or texts, and that were open in the family when the event
 * happened: what was over by itself had its own end. Reads the index of duplicates by parent.
 */
const waiting = (select: RawBuilder<unknown>) => sql`
  select ${select} from service_request d
    join duplicate on duplicate.request_id = d.id
    join reporter r on r.request_id = d.id
  where d.parent_id = event.request_id and (r.wants_mail and r.email is not null or r.text_to is not null)
    and d.removed_at is null
    and duplicate.joined_at < event.happened_at
    and (d.closed_at is null or d.closed_at >= event.happened_at)`

/** Who waited on the public requests that these events are about, the first who said so first. */
export async function listWaiting(db: Reader, eventIds: readonly number[]): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select event.id as "eventId", w.* from event cross join lateral (
      ${waiting(sql`d.id as "requestId", d.number, d.language, ${letters} as email, r.text_to as "textTo"`)} order by d.id
    ) w
    where event.id = any(${eventIds as number[]}::bigint[]) order by event.id, w."requestId"`.execute(db)
  return rows
}

/** SQL for the addresses (in small letters) and numbers of those, as a JSON array: they are written to by themselves. */
export const addressesWaiting = () =>
  sql<
    string[]
  >`(select coalesce(json_agg(told.at), '[]') from (${waiting(sql`lower(${letters}) as email, r.text_to`)}) w
    cross join lateral (values (w.email), (w.text_to)) told(at) where told.at is not null)`

/** Which of these requests others repeat. */
export async function whichAreRepeated(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx
    .selectFrom('service_request')
    .select('parent_id')
    .distinct()
    .where('parent_id', '=', sql<RequestId>`any(${ids as string[]}::uuid[])`)
    .execute()
  return new Set(rows.map(({ parent_id }) => parent_id as string))
}
