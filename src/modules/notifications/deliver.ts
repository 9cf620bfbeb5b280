import type { Db } from '../../kernel/db.ts'
import { bounceOf } from './bounce.ts'
import { claimNext, postpone } from './claim.ts'
import { filled, letterOf } from './letters.ts'
import { type Mail, type Mailer, MailProblem } from './mailer.ts'
import { isSuppressed, suppress } from './suppressions.ts'

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
    await fail(db, letter, problem, now)
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

const claim = (db: Db, now: Date) =>
  claimNext(db, 'email', now)
    .returning(['id', 'recipient', 'subject', 'text', 'html', 'headers', 'attempts'])
    .returning(['letter_id as letterId', 'fill'])
    .executeTakeFirst()

async function fail(db: Db, letter: Claimed, { kind, message }: MailProblem, now: Date): Promise<void> {
  const bounce = kind === 'never' && message !== SUPPRESSED ? bounceOf(message) : undefined
  const { recipient: address } = letter
  if (bounce) await suppress(db, { channel: 'email', address, reason: 'bounced', detail: message }, now)
  await postpone(db, letter, { never: kind === 'never', words: message }, now)
}
