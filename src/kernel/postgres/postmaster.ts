/** One run of the PostgreSQL server: started, awaited, ended. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { CannotStart } from '../cannot-start.ts'
import { noRoom } from './folder.ts'
import type { Place } from './place.ts'

const FAST_END = 60_000 // milliseconds for a clean shutdown, before we insist
const LAST_WORDS = 20 // lines kept to explain a failed start

export interface Postmaster {
  readonly pid: number
  /** Settles when the process is gone. */
  readonly ended: Promise<void>
  /** What it said last, newest at the end. */
  lastWords(): readonly string[]
  /** Ends it: sessions are cut off, everything committed is kept. */
  stop(): Promise<void>
}

/** Starts the server on `place`; settles when it answers. `undefined` when it ended first: see `lastWords`. */
export async function startPostmaster(
  place: Place,
  log: (line: string) => void,
): Promise<{ postmaster: Postmaster; ready: boolean }> {
  const [command = '', ...args] = [...place.runner.prefix, place.binaries.postgres, '-D', place.cluster]
  const child = spawn(command, args, {
    // A group of its own: Ctrl-C at the terminal must reach us alone, so that we can finish before it does.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: place.environment,
    cwd: place.cluster,
  })
  const said: string[] = []
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      said.push(`FATAL:  ${error.message}`)
      resolve()
    })
    child.once('exit', () => resolve())
  })
  createInterface({ input: child.stderr }).on('line', (line) => {
    said.push(line)
    if (said.length > LAST_WORDS) said.shift()
    if (!CHATTER.test(line)) log(line)
  })
  const postmaster: Postmaster = {
    pid: child.pid ?? 0,
    ended,
    lastWords: () => said,
    stop: () => end(child, ended),
  }
  return { postmaster, ready: await untilReady(place.cluster, postmaster, log) }
}

/** What it says at every start and end, and nobody needs to read. */
const CHATTER =
  /^LOG:  (starting PostgreSQL|listening on|database system (is ready|is shut down|was shut down)|received fast|aborting any|background worker|shutting down|checkpoint (starting|complete))/

async function untilReady(
  cluster: string,
  { pid, ended }: Postmaster,
  log: (line: string) => void,
): Promise<boolean> {
  const gone = ended.then(() => true)
  for (let waited = 0; ; waited += 10) {
    // The eighth line of the pid file is the server's own word for how far it is.
    const lines = fileLines(join(cluster, 'postmaster.pid'))
    if (Number(lines[0]) === pid && lines[7]?.trim() === 'ready') return true
    if (waited > 0 && waited % 10_000 === 0) log('PostgreSQL is still recovering after an unclean end')
    if (await Promise.race([gone, sleep(10, false)])) return false
  }
}

/** Whether it is on its way to an end, whoever asked for it: the server's own word, as in `untilReady`. */
export function isEnding(cluster: string, { pid }: Postmaster): boolean {
  const lines = fileLines(join(cluster, 'postmaster.pid'))
  return Number(lines[0]) === pid && lines[7]?.trim() === 'stopping'
}

async function end(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill('SIGINT')
  const insist = setTimeout(() => child.kill('SIGQUIT'), FAST_END)
  await ended
  clearTimeout(insist)
}

function fileLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n')
  } catch {
    return []
  }
}

/** True for reasons that pass by themselves: backends of a killed postmaster hold its memory for a moment. */
export function passes(lastWords: readonly string[]): boolean {
  return lastWords.some((line) =>
    /pre-existing shared memory|the database system is (starting|shutting)/.test(line),
  )
}

/** The last words of a server that did not start, as one sentence. */
export function whyNotStarted(cluster: string, lastWords: readonly string[]): CannotStart {
  const words = lastWords.join('\n')
  if (/No space left on device|Disk quota exceeded/.test(words))
    return new CannotStart(noRoom(dirname(cluster)))
  const fatal =
    lastWords.findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? lastWords.at(-1) ?? 'it said nothing'
  return new CannotStart(`PostgreSQL did not start on ${cluster}: ${fatal.replace(/^\w+:\s+/, '')}`)
}
