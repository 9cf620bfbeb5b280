/**
 * Writing in groups: whoever waits while a commit is on its way to the disk is written by the next one. Each is
 * answered after its own COMMIT, so nothing acknowledged is ever lost.
 */
import { Overloaded } from './overloaded.ts'

export interface Grouped<Item, Result> {
  /**
   * Resolves after the COMMIT that holds the item.
   *
   * @throws {Overloaded} when as many wait as may.
   */
  add(item: Item): Promise<Result>
  /** Items waiting now, those being written included. */
  readonly waiting: number
}

interface Waiting<Item, Result> {
  readonly item: Item
  readonly resolve: (result: Result) => void
  readonly reject: (cause: unknown) => void
}

const GROUP = 128 // items a statement: larger ones make the first wait for the last
const WRITERS = 2 // groups on their way at once: one is parsed while the other waits for the disk
const WORTH = 8 // items for which a second group goes beside the first: a statement costs as much as some items
const LIMIT = 5_000 // items waiting: some two seconds of work; beyond, an honest "later" is kinder

/** `write` writes a group in one transaction and answers in the same order. */
export function inGroups<Item, Result>(
  write: (group: readonly Item[]) => Promise<readonly Result[]>,
): Grouped<Item, Result> {
  const queue: Waiting<Item, Result>[] = []
  let writers = 0
  let waiting = 0
  let planned = false

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

  async function writeGroup(group: Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await write(group.map(({ item }) => item))
      group.forEach(({ resolve }, at) => resolve(results[at]!))
    } catch (cause) {
      // One item the database refuses must not refuse its neighbours: each is tried by itself.
      if (group.length === 1 || !isAboutData(cause)) return group.forEach(({ reject }) => reject(cause))
      for (const one of group) await writeGroup([one])
    }
  }

  function pump(): void {
    planned = false
    while (queue.length >= (writers === 0 ? 1 : WORTH) && writers < WRITERS) void writeNext()
  }

  /** After all that this turn of the loop has to read: they share one statement. */
  function pumpSoon(): void {
    if (planned) return
    planned = true
    setImmediate(pump)
  }

  return {
    async add(item) {
      if (waiting >= LIMIT) throw new Overloaded()
      waiting += 1
      try {
        return await new Promise<Result>((resolve, reject) => {
          queue.push({ item, resolve, reject })
          pumpSoon()
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
