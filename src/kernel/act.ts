/** One deed, one transaction. */
import type { Actor } from './actor.ts'
import { committed } from './committed.ts'
import type { Db, Tx } from './db.ts'

/** One deed: who does it, at which instant, inside which transaction. Every command takes one. */
export interface Act {
  readonly by: Actor
  readonly now: Date
  readonly tx: Tx
}

const TRIES = 3

/**
 * Does `deed` in one transaction: all of it, with its activity, events and jobs, or none of it. Of two deeds that wait
 * for each other PostgreSQL undoes one; that one is done again, so `deed` must change nothing but its transaction.
 *
 * `now` is given only by whoever replays a history (the sample city, an import).
 */
export async function perform<T>(
  db: Db,
  by: Actor,
  deed: (act: Act) => Promise<T>,
  now = new Date(),
): Promise<T> {
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      const done = await db.transaction().execute((tx) => deed({ by, now, tx }))
      committed(db)
      return done
    } catch (cause) {
      if (left === 0 || !isUndone(cause)) throw cause
    }
  }
}

/** A deadlock or a serialization failure (SQLSTATE class 40): nothing of the transaction happened. */
const isUndone = (cause: unknown): boolean =>
  String((cause as { code?: unknown } | null)?.code).startsWith('40')
