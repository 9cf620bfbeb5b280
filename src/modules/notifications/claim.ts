/** Whose turn it is: any number of processes may ask, and each gets another message. */
import { sql } from 'kysely'
import type { Db } from '../../kernel/db.ts'
import type { Channel } from './tables.ts'

const MINUTE = 60_000
/** While a message is under way nobody else takes it; longer than any pause of a server or a provider. */
const LEASE = 5 * MINUTE
/** Twelve attempts within a day; then the address or the server is not going to work. */
const MOST_ATTEMPTS = 12
const LONGEST_PAUSE = 240 * MINUTE

/** Takes the message of a channel that has waited longest: an update whose columns the caller names. */
export const claimNext = (db: Db, channel: Channel, now: Date) =>
  db
    .updateTable('message')
    .set({ attempts: sql`attempts + 1`, next_attempt_at: new Date(now.getTime() + LEASE) })
    .where('id', '=', (message) =>
      message
        .selectFrom('message')
        .select('id')
        .where('state', '=', 'queued')
        .where('channel', '=', channel)
        .where('next_attempt_at', '<=', now)
        .orderBy('next_attempt_at')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )

/**
 * After an attempt that failed: later, twice as long each time, or never. A message whose fate was told meanwhile
 * keeps it.
 */
export async function postpone(
  db: Db,
  { id, attempts }: { readonly id: string; readonly attempts: number },
  { never, words }: { readonly never: boolean; readonly words: string },
  now: Date,
): Promise<void> {
  const over = never || attempts >= MOST_ATTEMPTS
  const pause = Math.min(LONGEST_PAUSE, MINUTE * 2 ** (attempts - 1))
  await db
    .updateTable('message')
    .set({
      state: over ? 'failed' : 'queued',
      next_attempt_at: new Date(now.getTime() + pause),
      last_error: words.slice(0, 500),
    })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .execute()
}
