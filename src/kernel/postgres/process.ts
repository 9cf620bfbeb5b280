/** Processes of this machine, told apart by more than their number: a number is reused, a start time is not. */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

export interface ProcessFacts {
  readonly pid: number
  readonly parent: number
  /** When it started, in the kernel's own words; only good for comparing. */
  readonly startedAt: string
}

const HAS_PROC = process.platform === 'linux'

/** The facts of a living process; undefined when there is none, or only a zombie that nobody has reaped yet. */
export function processFacts(pid: number): ProcessFacts | undefined {
  return HAS_PROC ? fromProc(pid) : fromPs(pid)
}

/** True while the very process that had `startedAt` lives; false when its number went to another. */
export function isStill({ pid, startedAt }: Pick<ProcessFacts, 'pid' | 'startedAt'>): boolean {
  return processFacts(pid)?.startedAt === startedAt
}

/**
 * Living `postgres` processes that work in `dir`, postmaster and backends alike (each has it as its working
 * directory). Elsewhere than on Linux only `hint`, the number in the pid file, is looked at.
 */
export function postgresIn(dir: string, hint?: number): ProcessFacts[] {
  const candidates = HAS_PROC
    ? readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map(Number)
    : [hint ?? 0]
  const works = HAS_PROC ? worksIn : isNamedWith
  return candidates
    .filter((pid) => pid > 0 && works(pid, dir))
    .map(processFacts)
    .filter((facts) => facts !== undefined)
}

function fromProc(pid: number): ProcessFacts | undefined {
  const stat = quietly(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))
  if (!stat) return undefined
  // The name stands in brackets and may hold spaces and brackets itself, so count from its last bracket.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state, parent] = fields
  if (state === 'Z' || state === 'X') return undefined
  return { pid, parent: Number(parent), startedAt: fields[19] ?? '' }
}

function fromPs(pid: number): ProcessFacts | undefined {
  const line = quietly(() =>
    execFileSync('/bin/ps', ['-o', 'stat=,ppid=,lstart=', '-p', `${pid}`], { encoding: 'utf8' }),
  )
  const found = line?.trim().match(/^(\S+)\s+(\d+)\s+(.+)$/)
  if (!found || found[1]?.startsWith('Z')) return undefined
  return { pid, parent: Number(found[2]), startedAt: found[3] ?? '' }
}

function worksIn(pid: number, dir: string): boolean {
  // Not readable means another user's, and PostgreSQL refuses a data folder that is not its own user's.
  if (quietly(() => readlinkSync(`/proc/${pid}/cwd`)) !== dir) return false
  const exe = quietly(() => readlinkSync(`/proc/${pid}/exe`)) ?? ''
  return /\/postgres( \(deleted\))?$/.test(exe)
}

function isNamedWith(pid: number, dir: string): boolean {
  const command =
    quietly(() => execFileSync('/bin/ps', ['-o', 'command=', '-p', `${pid}`], { encoding: 'utf8' })) ?? ''
  return command.includes('postgres') && command.includes(dir)
}

function quietly<T>(ask: () => T): T | undefined {
  try {
    return ask()
  } catch {
    return undefined
  }
}
