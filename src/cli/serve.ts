/** `serve`, `web` and `work`: the long-running commands. */
import { createServer } from 'node:net'
import type { Command } from 'commander'
import type { Config } from '../config.ts'
import { CannotStart } from '../kernel/cannot-start.ts'
import { type Context, deed, EXIT } from './frame.ts'

type Role = 'web' | 'work'

export function serve(program: Command): void {
  program
    .command('serve')
    .description('serve pages and API, and do the jobs, in one process')
    .option('--city <folder>', "start with this city's files instead of the sample city")
    .option('--empty', 'create no history of requests')
    .action(deed((context, options) => run(context, ['web', 'work'], options)))
  program
    .command('web')
    .description('only serve pages and API: several such processes share one DATABASE_URL')
    .action(deed((context) => run(shared(context, 'web'), ['web'], {})))
  program
    .command('work')
    .description('only do the jobs: mails, clocks, imports; several share one DATABASE_URL')
    .action(deed((context) => run(shared(context, 'work'), ['work'], {})))
}

/** The embedded PostgreSQL belongs to one process; several need a server that outlives each of them. */
function shared(context: Context, name: Role): Context {
  if (context.config.databaseUrl) return context
  throw new CannotStart(
    `"broadstreet ${name}" needs DATABASE_URL. With the embedded PostgreSQL use "broadstreet serve".`,
  )
}

async function run(
  { config }: Context,
  roles: Role[],
  options: Readonly<Record<string, unknown>>,
): Promise<number> {
  const { serve: start } = await import('../main.ts')
  // Before anything is built: nobody should wait a minute for the sample city to hear that the port is taken.
  if (roles.includes('web')) await tryPort(config)
  const { city, empty } = options as { city?: string; empty?: boolean }
  const running = await start(config, {
    roles,
    ...(city === undefined ? {} : { city }),
    ...(empty === undefined ? {} : { empty }),
    log: (line) => void process.stdout.write(`${line}\n`),
  })
  await stopSignal()
  insist()
  await running.stop()
  return EXIT.done
}

/** Milliseconds for the work in hand after a signal to end; a service manager's own patience is often 90 s. */
const LONGEST_END = 45_000

/** Whatever hangs: who was told to end ends. The embedded PostgreSQL goes with us. */
function insist(): void {
  setTimeout(() => {
    process.stderr.write('Something did not end in time; ending without it.\n')
    process.exit(EXIT.fault)
  }, LONGEST_END).unref()
}

/** @throws what `listen` throws, which `report` explains. */
function tryPort({ port, host }: Config): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const probe = createServer().once('error', reject)
  probe.listen(port, host, () => probe.close(() => resolve()))
  return promise
}

/** Settles at the first signal to end; a second one does not wait for the work in hand. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    const heard = () => {
      for (const name of ['SIGINT', 'SIGTERM'] as const) {
        process.off(name, heard)
        process.once(name, () => process.exit(EXIT.fault))
      }
      resolve()
    }
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, heard)
  })
}
