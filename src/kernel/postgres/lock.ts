/** One server per data folder: a lock file that names its holder exactly, so a dead holder holds nothing. */
import { randomUUID } from 'node:crypto'
import {
  linkSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { CannotStart } from '../cannot-start.ts'
import { isStill, processFacts } from './process.ts'

const BEAT = 5_000 // milliseconds between two signs of life
const LEAVING = 2_000 // a holder that was just told to end is given so long
const SILENCE = 3 * BEAT // after which a holder we cannot see counts as gone

interface Holder {
  readonly pid: number
  readonly startedAt: string
  /** Machine boot and process namespace: within the same world a process number can be looked up. */
  readonly world: string
  readonly what: string
}

export interface Lock {
  release(): void
}

/** The process that holds `dataDir` now, if one does. */
export function lockHolder(dataDir: string): { pid: number; what: string } | undefined {
  const holder = read(lockPath(dataDir))
  return holder && lives(holder, lockPath(dataDir)) ? holder : undefined
}

/**
 * Takes `dataDir` for this process; `what` says in a refusal who has it.
 *
 * @throws {CannotStart} when a living process has it.
 */
export async function takeLock(dataDir: string, what: string): Promise<Lock> {
  const path = lockPath(dataDir)
  const me: Holder = {
    pid: process.pid,
    startedAt: processFacts(process.pid)?.startedAt ?? '',
    world: world(),
    what,
  }
  const draft = `${path}.${randomUUID()}`
  writeFileSync(draft, JSON.stringify(me), { mode: 0o600 })
  try {
    while (!link(draft, path)) await makeWay(path, dataDir)
  } finally {
    rmSync(draft, { force: true })
  }
  const beat = setInterval(() => touch(path), BEAT)
  beat.unref()
  return {
    release() {
      clearInterval(beat)
      if (read(path)?.pid === me.pid) rmSync(path, { force: true })
    },
  }
}

async function makeWay(path: string, dataDir: string): Promise<void> {
  const holder = read(path)
  if (holder && holder.world !== world()) await waitForSilence(path, holder)
  if (holder && (await stays(holder, path))) {
    throw new CannotStart(
      `The data folder ${dataDir} is in use by "${holder.what}" (process ${holder.pid}): stop that first, or give this one another DATA_DIR.`,
    )
  }
  // Two may find the same dead holder at once. Only one wins the rename; and should it have moved a fresh lock
  // that the other had just made, it puts it back.
  const grave = `${path}.${randomUUID()}`
  try {
    renameSync(path, grave)
  } catch {
    return
  }
  const buried = read(grave)
  if (buried && lives(buried, grave)) link(grave, path)
  rmSync(grave, { force: true })
}

/** True when `holder` is still there after the time in which one that was just told to end would have left. */
async function stays(holder: Holder, path: string): Promise<boolean> {
  const until = Date.now() + LEAVING
  while (lives(holder, path)) {
    if (Date.now() > until) return true
    await sleep(50)
  }
  return false
}

/** A holder in another container or on another machine shows life only by touching the file. */
async function waitForSilence(path: string, holder: Holder): Promise<void> {
  const seen = age(path)
  if (seen > SILENCE) return
  for (let waited = 0; waited < SILENCE - seen + 500; waited += 500) {
    await sleep(500)
    if (age(path) < seen || read(path)?.pid !== holder.pid) return
  }
}

function lives(holder: Holder, path: string): boolean {
  return holder.world === world() ? isStill(holder) : age(path) <= SILENCE
}

function world(): string {
  if (process.platform !== 'linux') return process.platform
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`
}

function lockPath(dataDir: string): string {
  return join(dataDir, 'server.lock')
}

function read(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder
  } catch {
    return undefined
  }
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Milliseconds since the last sign of life. */
function age(path: string): number {
  try {
    return Date.now() - statSync(path).mtimeMs
  } catch {
    return Infinity
  }
}

function touch(path: string): void {
  try {
    utimesSync(path, new Date(), new Date())
  } catch {
    // The folder was taken away under a running server: PostgreSQL will say so louder than we could.
  }
}
