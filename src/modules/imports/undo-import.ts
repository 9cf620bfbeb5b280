/** Takes an import back: what it made is removed, what it changed is as it was. */
import { sql } from 'kysely'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { indexWords } from '../requests/index.ts'
import type { ImportCity } from './city.ts'
import { forgetNames } from './undo-names.ts'
import { restoreRequests } from './undo-updates.ts'
import { lockImports, unlockImports } from './write/begin.ts'
import { dbOn } from './write/one-client.ts'

export interface UndoReport {
  readonly importId: number
  /** Requests removed. */
  readonly removed: number
  /** Requests that are as they were before. */
  readonly restored: number
  /** Requests that somebody here has worked on since; they stay as they are. */
  readonly kept: number
  readonly seconds: number
}

/** Requests a transaction: an undo that is killed goes on where it was when it is ordered again. */
const BATCH = 5_000

/**
 * Undoes an import.
 *
 * @throws {Refusal} `no_such_import`; `import_undone`; `import_built_upon` when a later import changed what it brought.
 */
export async function undoImport(city: ImportCity, importId: number): Promise<UndoReport> {
  const begun = performance.now()
  const client = await city.pool.connect()
  const db = dbOn(client)
  try {
    await lockImports(db, city.schema)
    await mayUndo(db, importId)
    await db.updateTable('import').set({ status: 'undoing' }).where('id', '=', importId).execute()
    const removed = await inBatches(() =>
      db.transaction().execute((tx) => removeRequests(tx, importId, BATCH)),
    )
    const restored = await inBatches(() =>
      db.transaction().execute(async (tx) => {
        const ids = await restoreRequests(tx, importId, BATCH)
        await indexWords(tx, ids)
        return ids.length
      }),
    )
    const kept = await letGo(db, importId)
    await db.transaction().execute((tx) => forgetNames(tx, importId))
    const undone = { status: 'undone', finished_at: new Date() }
    await db.updateTable('import').set(undone).where('id', '=', importId).execute()
    await unlockImports(db, city.schema)
    return { importId, removed, restored, kept, seconds: Math.round(performance.now() - begun) / 1000 }
  } finally {
    client.release(true)
  }
}

async function mayUndo(db: Db, importId: number): Promise<void> {
  const found = await db.selectFrom('import').select('status').where('id', '=', importId).executeTakeFirst()
  if (!found)
    throw new Refusal('not_found', 'no_such_import', `There is no import ${importId}.`, { importId })
  if (found.status === 'undone') {
    throw new Refusal('conflict', 'import_undone', `Import ${importId} was undone before.`, { importId })
  }
  const { rows } = await sql<{ id: number; count: number }>`
    select p.import_id as id, count(*) as count from import_prior p
    where (p.row->>'import_id')::int = ${importId} and p.import_id <> ${importId}
    group by 1 order by 1 desc limit 1`.execute(db)
  const later = rows[0]
  if (!later) return
  const message = `Import ${later.id} changed ${later.count} of its requests afterwards. Undo that one first.`
  throw new Refusal('conflict', 'import_built_upon', message, { importId: later.id, count: later.count })
}

async function inBatches(batch: () => Promise<number>): Promise<number> {
  let total = 0
  for (;;) {
    const done = await batch()
    if (done === 0) return total
    total += done
  }
}

/** Only what nobody here has touched, and nothing that another request names as what it repeats. */
async function removeRequests(db: Db, importId: number, limit: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with gone as (
      delete from service_request r using (
        select w.request_id from import_row w join service_request r on r.id = w.request_id
        where w.import_id = ${importId} and w.created and r.version = w.version
          and not exists (select from service_request child where child.parent_id = r.id)
          and not exists (select from photo where photo.request_id = r.id)
        limit ${limit}
      ) as made where r.id = made.request_id
      returning r.id
    ), forgotten as (
      delete from import_row w using gone where w.request_id = gone.id
    ) select count(*) as count from gone`.execute(db)
  return rows[0]?.count ?? 0
}

/** What was worked on since stays; it is no longer this import's. */
async function letGo(db: Db, importId: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with let_go as (delete from import_row where import_id = ${importId} returning request_id),
      forgotten as (delete from import_prior where import_id = ${importId})
    select count(*) as count from let_go join service_request r on r.id = let_go.request_id`.execute(db)
  return rows[0]?.count ?? 0
}
