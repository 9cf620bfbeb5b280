/** A city with very many requests, made by the database itself: for reading at size, not for telling a story. */
import type pg from 'pg'

/** Adds requests until there are `count`; one in twenty is unfinished, as in a city that keeps up. */
export async function fill(pool: pg.Pool, count: number): Promise<void> {
  const { rows } = await pool.query<{ have: number }>('select count(*)::int as have from service_request')
  const missing = count - (rows[0]?.have ?? 0)
  if (missing <= 0) return
  const few = missing < count / 10
  // The two text indexes cost more than all the rest while rows come in one by one; built once they are cheap.
  if (!few) await pool.query('drop index request_words_trigrams, request_words_lexemes')
  const client = await pool.connect()
  // What is copied fits together already: its references need not be looked up a million times.
  await client.query('set session_replication_role = replica')
  const between = `${(YEARS * 365 * 86_400_000) / missing} milliseconds`
  for (let done = 0; done < missing; done += STEP) {
    const from = new Date(Date.now() - (YEARS * (1 - done / missing) * 365 + 90) * 86_400_000)
    await client.query(REQUESTS, [Math.min(missing - done, STEP), from, between])
  }
  client.release(true)
  if (!few) {
    await pool.query(
      'create index request_words_trigrams on request_words using gin (words public.gin_trgm_ops)',
    )
    await pool.query('create index request_words_lexemes on request_words using gin (lexemes)')
  }
  await pool.query('vacuum analyze')
}

const STEP = 50_000
const YEARS = 5 // before the history that was lived

/** Copies of real ones with other places, times and states: services, routes and words keep their shares. */
const REQUESTS = `
  with model as materialized (
    select first.*, row_number() over () as row, said.lexemes, concat_ws(' ', first.address, first.description) as words
    from (select * from service_request order by id limit 2000) as first
      cross join lateral (select to_tsvector('simple', concat_ws(' ', first.address, first.description)) as lexemes) as said
  ), fresh as (
    select uuidv7(at - now()) as new_id, next_request_number(extract(year from at)::int % 100) as new_number,
      at, random() < 0.05 as unfinished, m.*
    from generate_series(1, $1::int) as n
      cross join lateral (select $2::timestamptz + n * $3::interval as at) as moment
      join model m on m.row = 1 + n % (select count(*) from model)
  ), request as (
    insert into service_request (id, number, service_id, agency_id, team_id, status, resolution, visibility, description,
      address, address_id, zipcode, location, area_ids, answers, channel, language, submitted_at, updated_at, due_at,
      promise, routing, accepted_at, closed_at, last_note)
    select new_id, new_number, service_id, agency_id, team_id, case when unfinished then 'open' else 'closed' end,
      case when unfinished then null else 'completed' end, visibility, description, address, address_id, zipcode,
      point(location[0] + (random() - 0.5) * 0.01, location[1] + (random() - 0.5) * 0.01), area_ids, answers, channel,
      language, at, at, case when unfinished then now() + (random() - 0.1) * interval '40 days' else at + interval '5 days' end,
      promise, routing, at, case when unfinished then null else at + random() * interval '8 days' end, last_note
    from fresh returning id, submitted_at, status
  ), contact as (
    insert into reporter (request_id, first_name, last_name, email, phone, wants_mail)
    select new_id, first_name, last_name, email, phone, wants_mail
    from fresh join reporter on reporter.request_id = fresh.id
  ), lines as (
    insert into activity (request_id, kind, public, status, actor_kind, happened_at)
    select id, kind, true, case kind when 'closed' then 'closed' else 'open' end, 'staff', submitted_at
    from request, unnest(case status when 'closed' then array['submitted', 'accepted', 'closed'] else array['submitted'] end) as kind
  )
  insert into request_words (request_id, number, words, lexemes)
  select new_id, new_number::text, new_number || ' ' || words, lexemes || array_to_tsvector(array[new_number::text])
  from fresh`
