/** For whoever writes a history instead of living it: no commit waited for, nobody told. */
import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'

/** This transaction's commit does not wait for the disk: should the machine fail, the history is begun again anyway. */
export async function withoutWaiting(tx: Tx): Promise<void> {
  await sql`set local synchronous_commit = off`.execute(tx)
}

/** Everything announced so far is old news: no reader, job or page hears of it. */
export async function skipRelay(db: Db): Promise<void> {
  await sql`update event set relayed_at = happened_at where relayed_at is null`.execute(db)
}
