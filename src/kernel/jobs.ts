/** Jobs: reactions to events and work by the clock, done by graphile-worker outside anybody's request. */
import { Logger, run, runMigrations, type Runner, type TaskList } from 'graphile-worker'
import pg from 'pg'
import { REACTION_TASK } from './relay.ts'

/** What a reaction's job carries. */
export interface ReactionJob {
  readonly city: string
  readonly reaction: string
  readonly eventId: number
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

/**
 * Starts doing jobs.
 *
 * @param react does one reaction; what it throws is tried again with growing pauses, at most twelve times.
 * @param timed tasks by the clock: name, cron line (UTC) and what to do.
 */
export async function startJobs(
  url: string,
  react: (job: ReactionJob) => Promise<void>,
  timed: readonly { readonly name: string; readonly cron: string; readonly run: () => Promise<void> }[] = [],
): Promise<Jobs> {
  const pool = new pg.Pool({ connectionString: url, max: 5, application_name: 'broadstreet jobs' })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const taskList: TaskList = { [REACTION_TASK]: (payload) => react(payload as ReactionJob) }
  for (const { name, run: work } of timed) taskList[name] = () => work()
  const runner: Runner = await run({
    pgPool: pool,
    taskList,
    concurrency: 4,
    pollInterval: 2_000,
    noHandleSignals: true,
    logger: QUIET,
    crontab: timed.map(({ name, cron }) => `${cron} ${name}`).join('\n'),
  })
  return {
    stop: async () => {
      await runner.stop()
      await pool.end()
    },
  }
}
