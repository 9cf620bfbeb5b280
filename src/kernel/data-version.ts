/** What a city's database shows at this moment, as a text to compare. */
import { sql } from 'kysely'
import type { Db } from './db.ts'

/**
 * Equal texts: the very same data is visible, to whichever process asked. It names the transactions that are finished,
 * so it changes with each commit that writes anything, in this city or beside it, and with nothing else.
 */
export async function dataVersion(db: Db): Promise<string> {
  const { rows } = await sql<{ seen: string }>`select pg_current_snapshot()::text as seen`.execute(db)
  return rows[0]!.seen
}
