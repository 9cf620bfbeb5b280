/** For whoever writes a history instead of living it: many deeds at once, no commit waited for, nobody told. */
import { DefaultConnectionProvider, DefaultQueryExecutor, PostgresDialect, sql, Transaction } from 'kysely'
import pg from 'pg'
import { type Db, sessionOptions, type Tables, type Tx, withNames } from './db.ts'

/** A connection on which the questions of many deeds travel together instead of each waiting for the answer before. */
export interface Lane {
  /** Does all of `deeds` in one transaction: all of them, or none. They must not wait for each other's rows. */
  together(deeds: readonly ((tx: Tx) => Promise<void>)[]): Promise<void>
  close(): Promise<void>
}

/** Commits on a lane do not wait for the disk: should the machine fail, the history is begun again anyway. */
export async function openLane(url: string, schema: string): Promise<Lane> {
  const client = withNames(
    new pg.Client({
      connectionString: url,
      options: `${sessionOptions(schema)} -c synchronous_commit=off`,
      application_name: `broadstreet ${schema} history`,
      pipeline: true,
    }),
  )
  await client.connect()
  const tx = await openTx(client)
  return {
    async together(deeds) {
      await client.query('begin')
      // All have ended before the transaction does: a deed that went on would go on outside of it.
      const done = await Promise.allSettled(deeds.map((deed) => deed(tx)))
      const failed = done.find(({ status }) => status === 'rejected')
      await client.query(failed ? 'rollback' : 'commit')
      if (failed) throw (failed as PromiseRejectedResult).reason
    },
    close: () => client.end(),
  }
}

/** Kysely over one client without its own queue, which would send a question only when the one before is answered. */
async function openTx(client: pg.Client): Promise<Tx> {
  const shared = Object.assign(client, { release: () => undefined })
  const dialect = new PostgresDialect({
    pool: { options: {}, connect: async () => shared, end: async () => undefined },
  })
  const driver = dialect.createDriver()
  await driver.init({})
  const executor = new DefaultQueryExecutor(
    dialect.createQueryCompiler(),
    dialect.createAdapter(),
    new DefaultConnectionProvider(driver),
  )
  return new Transaction<Tables>({ config: { dialect }, dialect, driver, executor })
}

/** Everything announced so far is old news: no reader, job or page hears of it. */
export async function skipRelay(db: Db): Promise<void> {
  await sql`update event set relayed_at = happened_at where relayed_at is null`.execute(db)
}
