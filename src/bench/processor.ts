/** Processor time: the figure that stays the same when other programs share the machine. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const TICK = 10 // milliseconds: Linux counts in hundredths of a second

/** Milliseconds of processor time a process and its children have used up to now. */
export function usedBy(pid: number): number {
  return [pid, ...childrenOf(pid)].reduce((sum, one) => sum + own(one), 0)
}

/** The postmaster of a data folder. */
export function postmasterOf(dataDir: string): number {
  return Number.parseInt(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10)
}

function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((one) => statOf(one)?.[1] === String(pid))
}

/** Its own time and that of its children which have ended. */
function own(pid: number): number {
  const stat = statOf(pid)
  return stat ? (Number(stat[11]) + Number(stat[12]) + Number(stat[13]) + Number(stat[14])) * TICK : 0
}

/** The fields behind the program's name, which may itself hold blanks and brackets; undefined when it has ended. */
function statOf(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}
