/**
 * Accepting reports in groups: whoever waits while a commit is on its way to the disk is written by the next one.
 * Each is answered after its own COMMIT, so nothing acknowledged is ever lost.
 */
import { Overloaded } from '../../kernel/overloaded.ts'
import type { Prepared } from './prepare.ts'

/** What the database answers for one report. */
export interface Accepted {
  readonly id: string
  readonly number: number
  readonly repeated: boolean
}

/** Writes a group in one transaction and answers in the same order. */
export type WriteGroup = (group: readonly Prepared[]) => Promise<Accepted[]>

export interface Intake {
  /** Resolves after the COMMIT that holds the report. */
  accept(report: Prepared): Promise<Accepted>
  /** Reports waiting now, those being written included. */
  readonly waiting: number
}

interface Waiting {
  readonly report: Prepared
  readonly resolve: (accepted: Accepted) => void
  readonly reject: (cause: unknown) => void
}

const GROUP = 128 // reports a statement: larger ones make the first wait for the last
const WRITERS = 2 // groups on their way at once: one is parsed while the other waits for the disk
const LIMIT = 5_000 // reports waiting: some two seconds of work; beyond, an honest "later" is kinder

export function createIntake(write: WriteGroup): Intake {
  const queue: Waiting[] = []
  let writers = 0
  let waiting = 0

  async function writeNext(): Promise<void> {
    const group = queue.splice(0, GROUP)
    if (group.length === 0) return
    writers += 1
    try {
      await writeGroup(group)
    } finally {
      writers -= 1
    }
    pump()
  }

  async function writeGroup(group: Waiting[]): Promise<void> {
    try {
      const accepted = await write(group.map(({ report }) => report))
      group.forEach(({ resolve }, at) => resolve(accepted[at]!))
    } catch (cause) {
      // One report the database refuses must not refuse its neighbours: each is tried by itself.
      if (group.length === 1 || !isAboutData(cause)) return group.forEach(({ reject }) => reject(cause))
      for (const one of group) await writeGroup([one])
    }
  }

  function pump(): void {
    while (writers < WRITERS && queue.length > 0) void writeNext()
  }

  return {
    async accept(report) {
      if (waiting >= LIMIT) throw new Overloaded()
      waiting += 1
      try {
        return await new Promise<Accepted>((resolve, reject) => {
          queue.push({ report, resolve, reject })
          // In a microtask, so that all reports of one turn of the loop share the first statement.
          queueMicrotask(pump)
        })
      } finally {
        waiting -= 1
      }
    },
    get waiting() {
      return waiting
    },
  }
}

/**
 * Integrity violations and bad data (SQLSTATE classes 22 and 23) are about a row, and so is a deadlock: two groups that
 * repeat the same keys, each in its own order. All else is about the database.
 */
function isAboutData(cause: unknown): boolean {
  const code = (cause as { code?: unknown }).code
  return typeof code === 'string' && /^(2[23]|40P01)/.test(code)
}
