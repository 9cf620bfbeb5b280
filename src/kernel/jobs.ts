/** Jobs: reactions to events and work by the clock, done by graphile-worker outside anybody's request. */
import { Logger, run, runMigrations, type Runner, type TaskList } from 'graphile-worker'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { REACTION_TASK } from './relay.ts'

/** What a reaction's job carries. */
export interface ReactionJob {
  readonly city: string
  readonly reaction: string
  readonly eventId: number
  /** For reactions that take several events at a time. */
  readonly eventIds?: readonly number[]
}

export interface Jobs {
  stop(): Promise<void>
}

const QUIET = new Logger(() => (level, message) => {
  if (level === 'error') process.stderr.write(`${message}\n`)
})

/** Creates the tables of the job queue; does nothing when they are there. */
export async function migrateJobs(url: string): Promise<void> {
  await runMigrations({ connectionString: url, logger: QUIET })
}

interface TimedTask {
  readonly name: string
  /** In UTC. */
  readonly cron: string
  readonly run: () => Promise<void>
}

export interface Work {
  /** Does one reaction; what it throws is tried again with growing pauses, at most twelve times. */
  readonly react: (job: ReactionJob) => Promise<void>
  /** Tasks by the clock. */
  readonly timed?: readonly TimedTask[]
  /** No other process works on this database, now or later: what somebody holds when we start, a dead one held. */
  readonly alone?: boolean
  /** Milliseconds that `stop` waits for jobs in work. */
  readonly patience?: number
}

/** What a process took and did not finish in this time is given to another; reactions may run twice. */
const ABANDONED = '5 minutes'
/**
 * A job that ends while the database ends with us could not write that it is done, and would try for minutes: it is done
 * again by whoever works next.
 */
const PATIENCE = 15_000
const PAUSE = 1_000 // milliseconds until the jobs are taken up again after the database was away

/** Starts doing jobs, and goes on whenever the database comes back. */
export async function startJobs(
  url: string,
  { react, timed = [], alone = false, patience = PATIENCE }: Work,
): Promise<Jobs> {
  const pool = new pg.Pool({ connectionString: url, max: 5, application_name: 'broadstreet jobs' })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const taskList: TaskList = { [REACTION_TASK]: (payload) => react(payload as ReactionJob) }
  for (const { name, run: work } of timed) taskList[name] = () => work()

  async function begin(): Promise<Runner> {
    await giveBack(pool, alone ? '0' : ABANDONED)
    return run({
      pgPool: pool,
      taskList,
      noHandleSignals: true,
      logger: QUIET,
      crontab: timed.map(({ name, cron }) => `${cron} ${name}`).join('\n'),
      // Batches, because otherwise a job that ends while the database is away ends the process with it: nobody
      // waits for the promise. As it is, the runner stops, and we begin anew.
      preset: {
        worker: { concurrentJobs: 4, pollInterval: 2_000, completeJobBatchDelay: 0, failJobBatchDelay: 0 },
      },
    })
  }

  let runner = await begin()
  const stopping = new AbortController()
  const stopped = () => stopping.signal.aborted

  async function keepRunning(): Promise<void> {
    while (!stopped()) {
      await runner.promise.catch(() => undefined)
      while (!stopped()) {
        await sleep(PAUSE, undefined, { signal: stopping.signal }).catch(() => undefined)
        const next = stopped() ? undefined : await begin().catch(() => undefined)
        if (!next) continue
        runner = next
        break
      }
    }
  }
  const running = keepRunning()
  const tidy = setInterval(() => void giveBack(pool, ABANDONED).catch(() => undefined), 60_000)
  const end = async () => {
    // It may have stopped by itself, or be replaced just now.
    await runner.stop().catch(() => undefined)
    await running
    await runner.stop().catch(() => undefined)
    await pool.end()
  }
  return {
    stop: async () => {
      clearInterval(tidy)
      stopping.abort()
      await Promise.race([end(), sleep(patience, undefined, { ref: false })])
    },
  }
}

/** Gives jobs back to all that were taken longer than `age` ago: whoever took them is dead. */
async function giveBack(pool: pg.Pool, age: string): Promise<void> {
  await pool.query(
    `select graphile_worker.force_unlock_workers(array(
       select distinct locked_by from graphile_worker.jobs where locked_at <= now() - $1::interval))`,
    [age],
  )
}
