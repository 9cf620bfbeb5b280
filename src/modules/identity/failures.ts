/** Counting wrong passwords, so that guessing takes years. Kept in the database: all processes count together. */
import { sql } from 'kysely'
import type { Db } from '../../kernel/db.ts'
import { networkOf } from '../../kernel/network.ts'

const WINDOW = 15 * 60 // seconds

/** How many failures a window each key takes. Who knows only an e-mail address cannot lock its owner out soon. */
const LIMITS = { pair: 10, address: 50, email: 200 } as const

export interface Attempt {
  readonly email: string
  /** Address of the browser. */
  readonly ip: string
}

const keysOf = ({ email, ip }: Attempt) => {
  const network = networkOf(ip)
  return [
    { key: `pair ${network} ${email}`.slice(0, 400), limit: LIMITS.pair },
    { key: `address ${network}`, limit: LIMITS.address },
    { key: `email ${email}`.slice(0, 400), limit: LIMITS.email },
  ] as const
}

/**
 * Counts an attempt before it is made, as if it had failed already: of a hundred that come at once, each would else
 * be tried before the others are counted. Answers the seconds to wait before another is taken; 0: this one may be made.
 */
export async function countAttempt(db: Db, attempt: Attempt, now = new Date()): Promise<number> {
  const over = new Date(now.getTime() - WINDOW * 1000)
  let seconds = 0
  for (const { key, limit } of keysOf(attempt)) {
    const { rows } = await sql<{ failures: number; since: Date }>`
      insert into sign_in_failure as f (key, failures, since) values (${key}, 1, ${now})
      on conflict (key) do update set
        failures = case when f.since < ${over} then 1 else f.failures + 1 end,
        since = case when f.since < ${over} then ${now} else f.since end
      returning failures, since`.execute(db)
    const [counted] = rows
    if (counted && counted.failures > limit) {
      seconds = Math.max(seconds, Math.ceil(WINDOW - (now.getTime() - counted.since.getTime()) / 1000), 1)
    }
  }
  // Old windows say nothing any more; a hundredth of the attempts sweep for all.
  if (Math.random() < 0.01) await db.deleteFrom('sign_in_failure').where('since', '<', over).execute()
  return seconds
}

/** The right password: this browser's failures with this e-mail are forgotten, and this attempt was none. */
export async function forgetFailures(db: Db, attempt: Attempt): Promise<void> {
  const [pair, ...others] = keysOf(attempt).map(({ key }) => key)
  await db.deleteFrom('sign_in_failure').where('key', '=', pair!).execute()
  await sql`update sign_in_failure set failures = failures - 1 where key = any(${others}::text[]) and failures > 1`.execute(
    db,
  )
}
