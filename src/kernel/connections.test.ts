import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { freshDatabase } from '../testing/database.ts'
import { openDb, openPool } from './db.ts'
import { type Jobs, migrateJobs, startJobs } from './jobs.ts'
import { REACTION_TASK } from './relay.ts'

async function aDatabase() {
  const { url, drop } = await freshDatabase('jobs only', migrateJobs)
  const admin = new pg.Pool({ connectionString: url, max: 1, application_name: 'the test' })
  // The database is dropped while the last of it is still being hung up.
  admin.on('connect', (client) => client.on('error', () => undefined))
  onTestFinished(async () => {
    await admin.end()
    await drop()
  })
  return {
    url,
    ask: async <Row extends pg.QueryResultRow>(words: string) => (await admin.query<Row>(words)).rows,
    /** Ends all connections but the test's own, as a restart of the server does. */
    cutOff: () =>
      admin.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`),
    addJob: (eventId: number) =>
      admin.query('select graphile_worker.add_job($1, $2)', [REACTION_TASK, { city: 'here', eventId }]),
  }
}

async function until(true_: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100 && !(await true_()); tries += 1) await sleep(100)
}

test('a connection cut off between two statements is an error to its user only, and the pool goes on', async () => {
  const database = await aDatabase()
  const db = openDb(openPool(database.url, 'public', 2))
  onTestFinished(() => db.destroy())

  const deed = db.transaction().execute(async (tx) => {
    await sql`select 1`.execute(tx)
    await database.cutOff()
    await sleep(100)
    await sql`select 2`.execute(tx)
  })

  await expect(deed).rejects.toThrow(/terminat|not queryable|ended/i)
  const again = await sql<{ answer: number }>`select 3 as answer`.execute(db)
  expect(again.rows).toEqual([{ answer: 3 }])
})

test('jobs go on after the database was away in the middle of one, which is done again', async () => {
  const database = await aDatabase()
  const done: number[] = []
  const jobs: Jobs = await startJobs(database.url, {
    react: async ({ eventId }) => {
      done.push(eventId)
      if (done.length === 1) {
        await database.cutOff()
        await sleep(50)
      }
    },
    alone: true,
  })
  onTestFinished(() => jobs.stop())

  await database.addJob(1)
  await until(() => done.length > 0)
  await database.addJob(2)
  const left = async () => (await database.ask<{ id: string }>('select id from graphile_worker.jobs')).length
  await until(async () => (await left()) === 0)

  expect(await left()).toBe(0)
  expect(new Set(done)).toEqual(new Set([1, 2]))
})

test('what a killed process had taken is taken up at once when nobody else can be working on it', async () => {
  const database = await aDatabase()
  await database.addJob(7)
  await database.ask(
    "update graphile_worker._private_jobs set locked_at = now(), locked_by = 'a dead process', attempts = 1",
  )
  const done: number[] = []

  const jobs = await startJobs(database.url, {
    react: async ({ eventId }) => void done.push(eventId),
    alone: true,
  })
  onTestFinished(() => jobs.stop())
  await until(() => done.length > 0)

  expect(done).toEqual([7])
})

test('what another process took a moment ago is left to it; what it took long ago is not', async () => {
  const database = await aDatabase()
  await database.addJob(8)
  await database.addJob(9)
  await database.ask(`update graphile_worker._private_jobs set attempts = 1,
    locked_by = case payload->>'eventId' when '8' then 'alive' else 'dead' end,
    locked_at = now() - case payload->>'eventId' when '8' then interval '1 minute' else interval '1 hour' end`)
  const done: number[] = []

  const jobs = await startJobs(database.url, { react: async ({ eventId }) => void done.push(eventId) })
  onTestFinished(() => jobs.stop())
  await until(() => done.length > 0)
  await sleep(300)

  expect(done).toEqual([9])
})

test('a job that does not end keeps no program from ending, and is done by the next', async () => {
  const database = await aDatabase()
  const begun: number[] = []
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  onTestFinished(() => release())
  const jobs = await startJobs(database.url, {
    react: async ({ eventId }) => {
      begun.push(eventId)
      await released
    },
    patience: 200,
  })
  await database.addJob(5)
  await until(() => begun.length > 0)

  await jobs.stop()
  const done: number[] = []
  const next = await startJobs(database.url, {
    react: async ({ eventId }) => void done.push(eventId),
    alone: true,
  })
  onTestFinished(() => next.stop())
  await until(() => done.length > 0)

  expect([begun, done]).toEqual([[5], [5]])
})
