import { sql } from 'kysely'
import type { Db } from '../../kernel/db.ts'
import { bounceOf } from './bounce.ts'
import { filled, letterOf } from './letters.ts'
import { type Mail, type Mailer, MailProblem } from './mailer.ts'
import { isSuppressed, suppress } from './suppressions.ts'

const MINUTE = 60_000
/** While a letter is with the mail server nobody else takes it; longer than any of the server's pauses. */
const LEASE = 5 * MINUTE
/** Twelve attempts within a day; then the address or the server is not going to work. */
const MOST_ATTEMPTS = 12
const LONGEST_PAUSE = 240 * MINUTE

/** What became of one attempt: `none` when nothing waits, `server_down` when no letter can be sent at the moment. */
export type Delivery = 'none' | 'sent' | 'failed' | 'server_down'

/**
 * Sends the letter that has waited longest. Several processes may do this at once: each takes another letter.
 * When the process dies after the server took the letter, it is sent again, under the same Message-ID.
 */
export async function deliverNext(db: Db, mailer: Mailer, now = new Date()): Promise<Delivery> {
  const letter = await claim(db, now)
  if (!letter) return 'none'
  const problem = (await isSuppressed(db, 'email', letter.recipient))
    ? new MailProblem('never', SUPPRESSED)
    : await attempt(mailer, await mailOf(db, letter))
  if (problem) {
    await postpone(db, letter, problem, now)
    return problem.kind === 'server' ? 'server_down' : 'failed'
  }
  const sent = { state: 'sent', sent_at: now, last_error: null } as const
  await db.updateTable('message').set(sent).where('id', '=', letter.id).execute()
  return 'sent'
}

const SUPPRESSED = 'Nothing is sent to this address any more: letters came back, or somebody complained.'

/** What went wrong; undefined when the mail server took the letter. */
async function attempt(mailer: Mailer, mail: Mail): Promise<MailProblem | undefined> {
  try {
    await mailer.send(mail)
    return undefined
  } catch (error) {
    if (error instanceof MailProblem) return error
    throw error
  }
}

type Claimed = NonNullable<Awaited<ReturnType<typeof claim>>>

async function mailOf(db: Db, { letterId, fill, ...own }: Claimed): Promise<Mail> {
  if (letterId !== null) return filled(await letterOf(db, letterId), { ...own, letterId, fill: fill ?? '' })
  const { text, html, headers } = own
  // A constraint of the table: what has no letter has words of its own.
  if (text === null || html === null || headers === null) throw new Error(`Message ${own.id} has no words`)
  return { ...own, text, html, headers }
}

function claim(db: Db, now: Date) {
  return db
    .updateTable('message')
    .set({ attempts: sql`attempts + 1`, next_attempt_at: new Date(now.getTime() + LEASE) })
    .where('id', '=', (message) =>
      message
        .selectFrom('message')
        .select('id')
        .where('state', '=', 'queued')
        .where('channel', '=', 'email')
        .where('next_attempt_at', '<=', now)
        .orderBy('next_attempt_at')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['id', 'recipient', 'subject', 'text', 'html', 'headers', 'attempts'])
    .returning(['letter_id as letterId', 'fill'])
    .executeTakeFirst()
}

async function postpone(
  db: Db,
  { id, attempts, recipient }: { id: string; attempts: number; recipient: string },
  { kind, message }: MailProblem,
  now: Date,
): Promise<void> {
  const bounce = kind === 'never' && message !== SUPPRESSED ? bounceOf(message) : undefined
  if (bounce)
    await suppress(db, { channel: 'email', address: recipient, reason: 'bounced', detail: message }, now)
  const over = kind === 'never' || attempts >= MOST_ATTEMPTS
  const pause = Math.min(LONGEST_PAUSE, MINUTE * 2 ** (attempts - 1))
  await db
    .updateTable('message')
    .set({
      state: over ? 'failed' : 'queued',
      next_attempt_at: new Date(now.getTime() + pause),
      last_error: message.slice(0, 500),
    })
    .where('id', '=', id)
    .execute()
}
