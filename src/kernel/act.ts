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

/**
 * Does `deed` in one transaction: all of it, with its activity, events and jobs, or none of it.
 *
 * `now` is given only by whoever replays a history (the sample city, an import).
 */
export async function perform<T>(
  db: Db,
  by: Actor,
  deed: (act: Act) => Promise<T>,
  now = new Date(),
): Promise<T> {
  const done = await db.transaction().execute((tx) => deed({ by, now, tx }))
  committed(db)
  return done
}
