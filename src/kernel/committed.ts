/** Tells whoever reads the log in this process that something was committed, so that nobody waits for a timer. */
import type { Db } from './db.ts'

const wakers = new WeakMap<Db, () => void>()

/** `wake` is called after each commit on `db`; it must be cheap and may be called often. */
export function onCommit(db: Db, wake: () => void): void {
  wakers.set(db, wake)
}

/** Something was committed on `db`. */
export function committed(db: Db): void {
  wakers.get(db)?.()
}
