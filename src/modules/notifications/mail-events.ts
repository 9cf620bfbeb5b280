/** What mail providers tell about letters after they took them: delivered, came back, complained about. */
import type { Db } from '../../kernel/db.ts'
import { suppress } from './suppressions.ts'

export interface MailEvent {
  /** `bounced`: the address will never take a letter; `refused`: this letter was not taken. */
  readonly what: 'delivered' | 'bounced' | 'refused' | 'complained'
  readonly recipient: string
  /** The Message-ID we gave it, with its brackets; undefined where the provider does not say it. */
  readonly messageId: string | undefined
  /** What the other server said. */
  readonly detail: string
}

const DAY = 86_400_000
/** Without a Message-ID the newest letter to the address is meant, when it is no older than this. */
const RECENT = 7 * DAY

/**
 * Notes the fates of letters; addresses that bounced or complained are left alone from now on. What is told about
 * letters that are not ours changes nothing. Told twice it is as told once.
 */
export async function noteMailEvents(db: Db, events: readonly MailEvent[], now: Date): Promise<void> {
  for (const event of events) await note(db, event, now)
}

async function note(db: Db, event: MailEvent, now: Date): Promise<void> {
  const { what, recipient, detail } = event
  const message = await meantBy(db, event, now)
  // Whoever holds the webhook's secret may say so only of addresses we wrote to.
  if (!message) return
  if (what === 'bounced' || what === 'complained') {
    await suppress(db, { channel: 'email', address: recipient, reason: what, detail }, now)
  }
  if (what === 'complained') return
  const fate =
    what === 'delivered'
      ? ({ state: 'delivered', delivered_at: now, last_error: null } as const)
      : ({ state: 'failed', last_error: detail.slice(0, 500) || 'The letter came back.' } as const)
  await db
    .updateTable('message')
    .set(fate)
    .where('id', '=', message.id)
    // A letter that came back was not delivered, whatever was said first.
    .where('state', 'in', what === 'delivered' ? ['sent'] : ['sent', 'delivered'])
    .execute()
}

async function meantBy(
  db: Db,
  { recipient, messageId }: MailEvent,
  now: Date,
): Promise<{ readonly id: string } | undefined> {
  const sent = await db
    .selectFrom('message')
    .select(['id', 'headers'])
    .where('recipient', 'in', [recipient, recipient.toLowerCase()])
    .where('channel', '=', 'email')
    .where('created_at', '>', new Date(now.getTime() - RECENT))
    .where('sent_at', 'is not', null)
    .orderBy('created_at', 'desc')
    .limit(100)
    .execute()
  const named = sent.find(({ id, headers }) => {
    const own = headers?.messageId ?? `<${id}@`
    return messageId !== undefined && bare(messageId).startsWith(bare(own))
  })
  return named ?? sent[0]
}

const bare = (messageId: string): string => messageId.replaceAll(/[<>]/g, '')
