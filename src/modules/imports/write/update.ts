/** Known requests of a chunk that the file has news of. */
import type pg from 'pg'
import type { Draft } from '../rows/index.ts'
import { copyInto, type CopyValue } from './copy.ts'
import { type Ground, pointText } from './create.ts'
import type { Resolved } from './name-book.ts'

export interface Update {
  readonly id: string
  /** The request's version when it was looked at. */
  readonly version: number
  readonly draft: Draft
  readonly resolved: Resolved
}

/** Once a connection: where a chunk's news wait to be compared. */
const STAGE = `
  create temp table if not exists import_stage (
    id uuid primary key, seen integer, service_id integer, agency_id integer, team_id integer, team_code text,
    status text, resolution text, waits_on text, description text, address text, zipcode text, location point,
    area_ids integer[], extra_answers jsonb, channel text, submitted_at timestamptz, updated_at timestamptz,
    due_at timestamptz, closed_at timestamptz, words text, note text, fingerprint uuid, known_at timestamptz,
    row_number bigint
  ) on commit delete rows`

/** What the file does not say stays as it is: an empty cell is not the news that there is nothing. */
const NEXT = `
  select r.id, s.service_id, s.agency_id, s.team_id, s.status, s.resolution, s.waits_on,
    coalesce(nullif(s.description, ''), r.description) as description,
    coalesce(s.address, r.address) as address,
    coalesce(s.zipcode, r.zipcode) as zipcode,
    coalesce(s.location, r.location) as location,
    case when s.location is null then r.area_ids else s.area_ids end as area_ids,
    r.extra_answers || s.extra_answers as extra_answers,
    coalesce(s.channel, r.channel) as channel,
    s.submitted_at, s.updated_at,
    coalesce(s.due_at, r.due_at) as due_at,
    s.closed_at,
    case when s.status = 'on_hold' then coalesce(r.on_hold_since, s.updated_at) end as on_hold_since,
    case when $2 and s.status = 'closed' then coalesce(s.words, r.last_note) else r.last_note end as last_note,
    case when s.team_id = r.team_id then r.routing
      else jsonb_build_object('rule', 'imported', 'team', s.team_code) end as routing
  from import_stage s join service_request r using (id)
  where r.version = s.seen`

/** What an update may change. */
export const UPDATED_COLUMNS = [
  'service_id', 'agency_id', 'team_id', 'status', 'resolution', 'waits_on', 'description', 'address', 'zipcode',
  'location', 'area_ids', 'extra_answers', 'channel', 'submitted_at', 'updated_at', 'due_at', 'closed_at',
  'on_hold_since', 'last_note', 'routing',
] as const // prettier-ignore

/** `point` has no comparison of its own. */
const compared = (row: string) =>
  UPDATED_COLUMNS.map((name) => (name === 'location' ? `${row}.location::text` : `${row}.${name}`))

const CHANGE = `
  with next as (${NEXT}),
  changed as (
    select n.* from next n join service_request r using (id)
    where (${compared('n').join(', ')}) is distinct from (${compared('r').join(', ')})
  ), kept as (
    insert into import_prior (import_id, request_id, request, row)
    select $1, r.id, to_jsonb(r), to_jsonb(w)
    from changed join service_request r using (id) left join import_row w on w.request_id = r.id
    where w.import_id is distinct from $1
    on conflict do nothing
  ), told as (
    insert into activity (request_id, kind, public, status, facts, actor_kind, actor_label, happened_at)
    select r.id, case when c.status = 'closed' and r.status <> 'closed' then 'closed'
        when c.status <> 'closed' and r.status = 'closed' then 'reopened' else 'imported' end,
      (c.status = 'closed') <> (r.status = 'closed'), c.status,
      jsonb_build_object('import', $1::int, 'resolution', c.resolution), 'program', $3,
      case when c.status = 'closed' then c.closed_at else c.updated_at end
    from changed c join service_request r using (id)
  )
  update service_request r set ${UPDATED_COLUMNS.map((name) => `${name} = c.${name}`).join(', ')}, version = r.version + 1
  from changed c where c.id = r.id
  returning r.id, r.version`

/** Words that the history does not have yet. */
const SAY = `
  insert into activity (request_id, kind, public, body, status, facts, actor_kind, actor_label, happened_at)
  select s.id, 'note', $2 and said.closing and s.status = 'closed', said.body, s.status,
    jsonb_build_object('import', $1::int), 'program', $3, coalesce(s.closed_at, s.updated_at)
  from import_stage s, lateral (values (s.words, true), (s.note, false)) as said (body, closing)
  where s.id = any($4) and said.body is not null
    and not exists (select from activity a where a.request_id = s.id and a.body = said.body)`

/** The import now answers for what it changed; of the rest it only knows since when it is true. */
const REMEMBER = `
  insert into import_row (request_id, import_id, created, fingerprint, known_at, row_number, version)
  select s.id, $1, false, s.fingerprint, s.known_at, s.row_number, s.seen + 1 from import_stage s where s.id = any($2)
  on conflict (request_id) do update set import_id = excluded.import_id,
    created = import_row.created and import_row.import_id = excluded.import_id, fingerprint = excluded.fingerprint,
    known_at = coalesce(excluded.known_at, import_row.known_at), row_number = excluded.row_number, version = excluded.version`

const SEEN = `
  update import_row w set fingerprint = s.fingerprint, known_at = coalesce(s.known_at, w.known_at)
  from import_stage s
  where s.id = w.request_id and s.id <> all($1)
    and (w.fingerprint, w.known_at) is distinct from (s.fingerprint, coalesce(s.known_at, w.known_at))`

/** Writes the news; answers the requests that really changed. */
export async function updateRequests(ground: Ground, updates: readonly Update[]): Promise<string[]> {
  if (updates.length === 0) return []
  const { client, importId, source, closingWordsPublic } = ground
  await prepareStage(client)
  await copyInto(client, 'import_stage', STAGE_COLUMNS, updates.map(stageRow))
  const { rows } = await client.query<{ id: string }>(CHANGE, [importId, closingWordsPublic, source])
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0) {
    await client.query(SAY, [importId, closingWordsPublic, source, ids])
    await client.query(REMEMBER, [importId, ids])
  }
  await client.query(SEEN, [ids])
  return ids
}

async function prepareStage(client: pg.ClientBase): Promise<void> {
  await client.query(STAGE)
}

const STAGE_COLUMNS = [
  'id', 'seen', 'service_id', 'agency_id', 'team_id', 'team_code', 'status', 'resolution', 'waits_on', 'description',
  'address', 'zipcode', 'location', 'area_ids', 'extra_answers', 'channel', 'submitted_at', 'updated_at', 'due_at',
  'closed_at', 'words', 'note', 'fingerprint', 'known_at', 'row_number',
] // prettier-ignore

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

function stageRow({ id, version, draft, resolved }: Update): CopyValue[] {
  return [
    id,
    version,
    resolved.serviceId,
    resolved.agencyId,
    resolved.teamId,
    resolved.teamCode,
    draft.status,
    draft.resolution,
    draft.waitsOn,
    draft.description,
    draft.address || null,
    draft.zipcode || null,
    pointText(draft.point),
    `{${draft.areaIds.join(',')}}`,
    JSON.stringify(draft.extra),
    draft.channel || null,
    iso(draft.submittedAt),
    iso(draft.updatedAt),
    iso(draft.dueAt),
    iso(draft.closedAt),
    draft.closingWords || null,
    draft.note || null,
    draft.fingerprint,
    iso(draft.knownAt),
    draft.number,
  ]
}
