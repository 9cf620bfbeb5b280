import { sql } from 'kysely'
import type { Db } from '../../../kernel/db.ts'
import { claimNext, postpone } from '../claim.ts'
import type { Delivery } from '../deliver.ts'
import { isSuppressed, suppress } from '../suppressions.ts'
import { hadEnough, sentLastHour } from './limits.ts'
import { type Text, type Texter, TextProblem } from './texter.ts'

const MINUTE = 60_000
/** How long a number that had enough is left alone. */
const BREATH = 20 * MINUTE
/** What waited longer is no news any more, and a code no code. */
const STALE = 36 * 60 * MINUTE
const STALE_CODE = 30 * MINUTE

export interface TextSettings {
  readonly texter: Texter
  /** Texts of a city within an hour: what is more waits. */
  readonly perHour: number
  /** Where the provider is to say what became of one of ours. */
  readonly toldAt: (id: string) => string
}

/**
 * Sends the text that has waited longest. Several processes may: each takes another. A text of which nobody knows
 * whether the provider took it, because the line or this process died, is looked for there before it is sent again.
 */
export async function deliverNextText(
  db: Db,
  { texter, perHour, toldAt }: TextSettings,
  now = new Date(),
): Promise<Delivery> {
  if ((await sentLastHour(db, now)) >= perHour) return 'none'
  const claimed = await claim(db, now)
  if (!claimed) return 'none'
  const { id, recipient, template, attempts, created_at: since } = claimed
  const over = now.getTime() - since.getTime() > (template === 'follow_code' ? STALE_CODE : STALE)
  if (over)
    return await fail(db, claimed, new TextProblem('never', 'It waited so long that it is no news.'), now)
  // Whoever says stop is told once that it was heard.
  const last = template === 'text_stopped'
  if (!last && (await isSuppressed(db, 'sms', recipient))) {
    return await fail(db, claimed, new TextProblem('never', SUPPRESSED), now)
  }
  if (!last && (await hadEnough(db, recipient, now))) {
    await putBack(db, id, new Date(now.getTime() + BREATH))
    return 'failed'
  }
  const text: Text = { id, recipient, words: claimed.text ?? '', toldAt: toldAt(id) }
  try {
    const before = attempts > 1 ? await takenBefore(db, texter, text, since) : undefined
    await sent(db, id, before ?? (await texter.send(text)), now)
    return 'sent'
  } catch (error) {
    if (!(error instanceof TextProblem)) throw error
    return await fail(db, claimed, error, now)
  }
}

const SUPPRESSED = 'Nothing is sent to this number any more: its owner said stop, or it takes no texts.'

type Claimed = NonNullable<Awaited<ReturnType<typeof claim>>>

const claim = (db: Db, now: Date) =>
  claimNext(db, 'sms', now)
    .returning(['id', 'recipient', 'template', 'text', 'attempts', 'created_at'])
    .executeTakeFirst()

/** The provider's name for this text, when it has one that is no other text's of ours. */
async function takenBefore(db: Db, texter: Texter, text: Text, since: Date): Promise<string | undefined> {
  const found = await texter.find(text, since)
  if (found.length === 0) return undefined
  const others = await db
    .selectFrom('message')
    .select('provider_id')
    .where('provider_id', 'in', found)
    .where('id', '!=', text.id)
    .execute()
  return found.find((one) => !others.some(({ provider_id: other }) => other === one))
}

/** It may have been told meanwhile that it arrived, or did not. */
async function sent(db: Db, id: string, providerId: string, now: Date): Promise<void> {
  await db
    .updateTable('message')
    .set({
      provider_id: providerId,
      // A code that was sent is kept nowhere.
      text: sql`case template when 'follow_code' then subject else text end`,
      state: sql`case state when 'queued' then 'sent' else state end`,
      sent_at: sql`coalesce(sent_at, ${now})`,
      last_error: sql`case state when 'queued' then null else last_error end`,
    })
    .where('id', '=', id)
    .execute()
}

async function putBack(db: Db, id: string, until: Date): Promise<void> {
  await db
    .updateTable('message')
    .set({
      attempts: sql`attempts - 1`,
      next_attempt_at: until,
      last_error: 'This number had many texts just now.',
    })
    .where('id', '=', id)
    .execute()
}

async function fail(db: Db, text: Claimed, { kind, message, of }: TextProblem, now: Date): Promise<Delivery> {
  const { recipient: address } = text
  if (of) await suppress(db, { channel: 'sms', address, reason: of, detail: message }, now)
  await postpone(db, text, { never: kind === 'never', words: message }, now)
  return kind === 'server' ? 'server_down' : 'failed'
}
