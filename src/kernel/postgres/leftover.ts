/** What a dead server left behind on a cluster's folder: perhaps a postmaster that still runs, perhaps only its file. */
import { readFileSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { CannotStart } from '../cannot-start.ts'
import type { Place } from './place.ts'
import { isStill, postgresIn, type ProcessFacts } from './process.ts'

const GRACE = 5_000 // milliseconds in which backends notice by themselves that their postmaster is gone
const PATIENCE = 90_000 // a clean end may have to write gigabytes

/**
 * Ends whatever PostgreSQL still works in `cluster`, cleanly, and removes its stale pid files.
 *
 * Call it only while holding the folder's lock: then nobody living owns what is found. The pid file alone is not
 * believed, since its number may belong to another program by now or to a dead process nobody has reaped; and no
 * process gets a signal whose program, folder and start time were not just checked.
 *
 * @throws {CannotStart} when it will not end.
 */
export async function settleLeftovers(
  { cluster, socketDir }: Pick<Place, 'cluster' | 'socketDir'>,
  log: (line: string) => void,
): Promise<void> {
  const dir = realpathSync(cluster)
  const pidFile = join(dir, 'postmaster.pid')
  const started = Date.now()
  let told = false
  for (;;) {
    const hint = pidIn(pidFile)
    const living = postgresIn(dir, hint)
    if (living.length === 0) break
    if (!told) log(`ending the PostgreSQL that a server before us left running (process ${living[0]?.pid})`)
    if (!told) signal(postmasterOf(living, hint), 'SIGINT')
    told = true
    const waited = Date.now() - started
    if (waited > GRACE && !postmasterOf(living, hint)) living.forEach((backend) => signal(backend, 'SIGTERM'))
    if (waited > PATIENCE)
      throw new CannotStart(
        `An old PostgreSQL (process ${living[0]?.pid}) still works on ${dir} and does not end.`,
      )
    await sleep(50)
  }
  // The socket has a pid file of its own, believed by PostgreSQL in the same way.
  const socket = join(socketDir, '.s.PGSQL.5432')
  for (const stale of [pidFile, socket, `${socket}.lock`]) rmSync(stale, { force: true })
}

/** The number in a pid file, if it is one. */
export function pidIn(pidFile: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10)
    return pid > 0 ? pid : undefined
  } catch {
    return undefined
  }
}

/** Backends are children of the postmaster; it is the one whose own parent is none of them, and the file names it. */
function postmasterOf(living: readonly ProcessFacts[], hint: number | undefined): ProcessFacts | undefined {
  return (
    living.find(({ pid }) => pid === hint) ??
    living.find(({ pid }) => living.some(({ parent }) => parent === pid))
  )
}

function signal(target: ProcessFacts | undefined, name: NodeJS.Signals): void {
  if (!target || !isStill(target)) return
  try {
    process.kill(target.pid, name)
  } catch {
    // It ended in this very moment.
  }
}
