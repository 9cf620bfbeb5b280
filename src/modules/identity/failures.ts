/** Counting wrong passwords, so that guessing takes years. Kept in the database: all processes count together. */
import { sql } from 'kysely'
import type { Db } from '../../kernel/db.ts'

const WINDOW = 15 * 60 // seconds

/** How many failures a window each key takes. Who knows only an e-mail address cannot lock its owner out soon. */
const LIMITS = { pair: 10, address: 50, email: 200 } as const

export interface Attempt {
  readonly email: string
  /** Address of the browser. */
  readonly ip: string
}

const keysOf = ({ email, ip }: Attempt) =>
  [
    { key: `pair ${ip} ${email}`.slice(0, 400), limit: LIMITS.pair },
    { key: `address ${ip}`, limit: LIMITS.address },
    { key: `email ${email}`.slice(0, 400), limit: LIMITS.email },
  ] as const

/** Seconds to wait before another try is taken; 0: now. */
export async function secondsToWait(db: Db, attempt: Attempt, now = new Date()): Promise<number> {
  const keys = keysOf(attempt)
  const rows = await db
    .selectFrom('sign_in_failure')
    .selectAll()
    .where('key', '=', sql<string>`any(${keys.map(({ key }) => key)}::text[])`)
    .execute()
  const limits = new Map(keys.map(({ key, limit }) => [key, limit as number]))
  const waits = rows
    .filter(({ key, failures }) => failures >= (limits.get(key) ?? Infinity))
    .map(({ since }) => WINDOW - (now.getTime() - since.getTime()) / 1000)
  return Math.max(0, Math.ceil(Math.max(0, ...waits)))
}

export async function countFailure(db: Db, attempt: Attempt, now = new Date()): Promise<void> {
  const over = new Date(now.getTime() - WINDOW * 1000)
  for (const { key } of keysOf(attempt)) {
    await sql`
      insert into sign_in_failure as f (key, failures, since) values (${key}, 1, ${now})
      on conflict (key) do update set
        failures = case when f.since < ${over} then 1 else f.failures + 1 end,
        since = case when f.since < ${over} then ${now} else f.since end`.execute(db)
  }
  // Old windows say nothing any more; a hundredth of the failures sweep for all.
  if (Math.random() < 0.01) await db.deleteFrom('sign_in_failure').where('since', '<', over).execute()
}

/** The right password: this browser's failures with this e-mail are forgotten. */
export async function forgetFailures(db: Db, attempt: Attempt): Promise<void> {
  await db.deleteFrom('sign_in_failure').where('key', '=', keysOf(attempt)[0].key).execute()
}
