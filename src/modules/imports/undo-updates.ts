/** Requests that an import changed, as they were before it. */
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { UPDATED_COLUMNS } from './write/update.ts'

/** Restores at most `limit` of them, those nobody here has touched since; answers their ids. */
export async function restoreRequests(tx: Tx, importId: number, limit: number): Promise<string[]> {
  const columns = sql.raw(UPDATED_COLUMNS.map((name) => `${name} = was.${name}`).join(', '))
  const { rows } = await sql<{ id: string }>`
    with mine as (
      select p.request_id, p.request, p.row
      from import_prior p
      join import_row w on w.request_id = p.request_id and w.import_id = p.import_id
      join service_request r on r.id = p.request_id and r.version = w.version
      where p.import_id = ${importId} limit ${limit}
    ), restored as (
      update service_request r set ${columns}, version = r.version + 1
      from mine, jsonb_populate_record(null::service_request, mine.request) as was
      where r.id = mine.request_id
      returning r.id, r.version
    ), unsaid as (
      delete from activity a using mine where a.request_id = mine.request_id and a.facts->>'import' = ${String(importId)}
    ), forgotten as (
      delete from import_prior p using mine where p.import_id = ${importId} and p.request_id = mine.request_id
    ), alone as (
      delete from import_row w using mine where w.request_id = mine.request_id and mine.row is null
    ), known as (
      update import_row w set import_id = was.import_id, created = was.created, fingerprint = was.fingerprint,
        known_at = was.known_at, row_number = was.row_number,
        -- Whoever had worked on it before this import overwrote it still has: the import before must not remove it.
        version = case when (mine.request->>'version')::int > was.version then was.version else restored.version end
      from mine join restored on restored.id = mine.request_id,
        jsonb_populate_record(null::import_row, mine.row) as was
      where w.request_id = mine.request_id and mine.row is not null
    )
    select id from restored`.execute(tx)
  return rows.map(({ id }) => id)
}
