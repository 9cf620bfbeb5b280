/** Who is to be told of what: one statement for any number of events and followers. */
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import type { FollowChannel, FollowerId, SubscriptionId } from './tables.ts'

/** A piece of news with all that subscriptions are compared with; public, but for `except_`. */
export interface Candidate {
  readonly event_id: number
  readonly request_id: string
  readonly request_number: number
  readonly service_id: number
  readonly area_ids: readonly number[]
  readonly lon: number | null
  readonly lat: number | null
  /** The public copy's words. */
  readonly words: string
  readonly what: string
  /** Whether those hear of it who follow more than this one request. */
  readonly broad: boolean
  readonly happened_at: Date
  /** When it is told to each kind of follower. */
  readonly at_once: Date
  readonly daily: Date
  readonly weekly: Date
  /** Addresses in small letters: whose own act it is, and who hears of it as its reporter. */
  readonly except_: readonly string[]
}

/** Somebody who hears of it at once. */
export interface Hearer {
  readonly eventId: number
  readonly followerId: FollowerId
  readonly subscriptionId: SubscriptionId
  readonly channel: FollowChannel
  readonly address: string
  readonly locale: string
}

/** What of a subscription that fits is needed from then on: it is not looked up again. */
const FOLLOWED = sql.raw('s.id, s.follower_id, s.frequency, s.confirmed_at')

/**
 * Writes down who is told of which candidate, each follower once an event, by the most eager of their subscriptions;
 * answers those who are told at once. Of what was written down before, nothing is answered again.
 */
export async function writeNews(tx: Tx, candidates: readonly Candidate[], now: Date): Promise<Hearer[]> {
  const { rows } = await sql<Hearer>`
    with candidate as materialized (
      select * from json_to_recordset(${JSON.stringify(candidates)}::json) as c(event_id bigint, request_id uuid,
        request_number bigint, service_id integer, area_ids json, lon float8, lat float8, words text, what text,
        broad boolean, happened_at timestamptz, at_once timestamptz, daily timestamptz, weekly timestamptz,
        except_ json)
    ), fit as (
      select c.event_id, ${FOLLOWED} from candidate c join subscription s on s.request_id = c.request_id
      union all
      select c.event_id, ${FOLLOWED} from candidate c join subscription s on s.service_id = c.service_id where c.broad
      union all
      select c.event_id, ${FOLLOWED} from candidate c
        cross join lateral json_array_elements_text(c.area_ids) as area(id)
        join subscription s on s.area_id = area.id::integer where c.broad
      union all
      select c.event_id, ${FOLLOWED} from candidate c
        join subscription s on s.bounds @> box(point(c.lon, c.lat), point(c.lon, c.lat))
        where c.broad and c.lon is not null and case s.kind
          when 'drawn' then s.outline @> point(c.lon, c.lat)
          -- An ellipse in degrees is a circle in metres; its box was kept with it.
          else power((c.lon - s.location[0]) / (width(s.bounds) / 2), 2)
             + power((c.lat - s.location[1]) / (height(s.bounds) / 2), 2) <= 1 end
      union all
      select s.event_id, ${FOLLOWED} from (
        select c.event_id, c.words as said, s.* from candidate c
          cross join lateral (
            select lower(substr(c.words, at, 3)) as probe from generate_series(1, length(c.words) - 2) at
            union select '') as held
          join subscription s on s.kind = 'search' and s.confirmed_at is not null and s.probe = held.probe
        where c.broad
        -- A fence: the probe is cheap, and comes before the patterns.
        offset 0) s
        where s.said ilike all(s.patterns)
    ), told as (
      insert into news (event_id, follower_id, subscription_id, request_number, what, frequency, happened_at, due_at,
        told_at)
      select distinct on (c.event_id, fit.follower_id) c.event_id, fit.follower_id, fit.id, c.request_number, c.what,
        fit.frequency, c.happened_at, case fit.frequency when 'at_once' then c.at_once when 'daily' then c.daily
          else c.weekly end, case fit.frequency when 'at_once' then ${now}::timestamptz end
      from fit join candidate c on c.event_id = fit.event_id join follower f on f.id = fit.follower_id
      where fit.confirmed_at <= c.happened_at
        and f.address <> all(array(select json_array_elements_text(c.except_)))
      -- 'at_once' < 'daily' < 'weekly', as luck has it in the alphabet too.
      order by c.event_id, fit.follower_id, fit.frequency, fit.id
      on conflict do nothing
      returning event_id, follower_id, subscription_id, frequency
    )
    select told.event_id as "eventId", told.follower_id as "followerId", told.subscription_id as "subscriptionId",
      f.channel, f.address, f.locale
    from told join follower f on f.id = told.follower_id where told.frequency = 'at_once'`.execute(tx)
  return rows
}

/** Whether anybody follows anything: while nobody does, no event needs a job. */
export async function anybodyFollows(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`
    select exists (select from subscription where confirmed_at is not null) as any`.execute(tx)
  return rows[0]?.any === true
}
