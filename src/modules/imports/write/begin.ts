/** The row of an import: begun, or found where it broke off. */
import { basename } from 'node:path'
import { sql } from 'kysely'
import type { Db } from '../../../kernel/db.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Mapping } from '../mapping/index.ts'
import type { Counts, Findings } from '../report.ts'
import '../tables.ts'

export interface Begun {
  readonly id: number
  /** What an earlier run of it has committed. */
  readonly counts: Counts
  readonly findings: Partial<Findings>
}

/**
 * Begins an import, or goes on with the one of the same file and mapping that never finished.
 *
 * @param db on the connection that will do the work: the lock that keeps a second import away is held by it.
 * @throws {Refusal} `import_running` when another process imports into this city.
 */
export async function beginImport(
  db: Db,
  schema: string,
  path: string,
  sha256: string,
  mapping: Mapping,
): Promise<Begun> {
  await lockImports(db, schema)
  const broken = await db
    .selectFrom('import')
    .selectAll()
    .where('file_sha256', '=', sha256)
    .where('mapping_sha256', '=', mapping.hash)
    .where('status', '=', 'running')
    .executeTakeFirst()
  if (broken) {
    const { id, rows_done: rows, created, updated, unchanged, refused, findings } = broken
    return { id, counts: { rows, created, updated, unchanged, refused }, findings }
  }
  const { id } = await db
    .insertInto('import')
    .values({
      source_system: mapping.source,
      file_name: basename(path),
      file_sha256: sha256,
      mapping: mapping.text,
      mapping_sha256: mapping.hash,
      exported_at: mapping.exportedAt ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, counts: { rows: 0, created: 0, updated: 0, unchanged: 0, refused: 0 }, findings: {} }
}

/** One import at a time for a city; the lock goes with the connection, so a killed process leaves none behind. */
export async function lockImports(db: Db, schema: string): Promise<void> {
  const { rows } = await sql<{ got: boolean }>`
    select pg_try_advisory_lock(hashtext(${`import ${schema}`})) as got`.execute(db)
  if (rows[0]?.got) return
  throw new Refusal(
    'conflict',
    'import_running',
    'Another import into this city is running. Wait for its end.',
  )
}

export async function unlockImports(db: Db, schema: string): Promise<void> {
  await sql`select pg_advisory_unlock(hashtext(${`import ${schema}`}))`.execute(db)
}

/** So few rows are no news to the planner, and looking at the tables would take longer than writing them. */
const FEW = 1_000

export async function finishImport(db: Db, id: number, written: number): Promise<void> {
  if (written > FEW) {
    await sql`select gin_clean_pending_list(c)
      from unnest(array['request_words_trigrams', 'request_words_lexemes']::regclass[]) c`.execute(db)
    // The planner knows the tables as they were before; queues would be slow until autovacuum came by.
    await sql`analyze service_request, activity, import_row`.execute(db)
  }
  await db
    .updateTable('import')
    .set({ status: 'done', finished_at: new Date() })
    .where('id', '=', id)
    .execute()
}
