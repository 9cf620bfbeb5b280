/** What the provider tells about texts after it took them. */
import type { Db } from '../../../kernel/db.ts'
import { suppress } from '../suppressions.ts'
import { errorWords, meaningOf } from './text-errors.ts'

export interface TextEvent {
  /** Ours: the message's id. */
  readonly id: string
  readonly providerId: string
  /** In Twilio's words: `queued`, `sending`, `sent`, `delivered`, `undelivered`, `failed`, … */
  readonly status: string
  /** NaN where it says none. */
  readonly code: number
}

const ON_ITS_WAY: readonly string[] = ['accepted', 'scheduled', 'queued', 'sending', 'sent']
const LOST: readonly string[] = ['undelivered', 'failed', 'canceled']

/**
 * Notes the fate of a text. The first last word counts: told twice, out of order, or once more by somebody who
 * listened, it changes nothing; neither does what is told about texts that are not ours.
 */
export async function noteTextEvent(db: Db, event: TextEvent, now: Date): Promise<void> {
  const { id, providerId, status, code } = event
  const fate = ON_ITS_WAY.includes(status)
    ? ({ state: 'sent', from: ['queued'] } as const)
    : status === 'delivered'
      ? ({ state: 'delivered', from: ['queued', 'sent'] } as const)
      : LOST.includes(status)
        ? ({ state: 'failed', from: ['queued', 'sent'] } as const)
        : undefined
  if (!fate) return
  const known = await db
    .updateTable('message')
    .set(({ fn, val }) => ({
      state: fate.state,
      provider_id: providerId,
      sent_at: fn.coalesce('sent_at', val(now)),
      ...(fate.state === 'delivered' && { delivered_at: now, last_error: null }),
      ...(fate.state === 'failed' && { last_error: errorWords(code).slice(0, 500) }),
    }))
    .where('id', '=', id)
    .where('channel', '=', 'sms')
    .where('state', 'in', fate.from)
    // It may be told before we wrote down how it is called there; of another sending of it nothing is believed.
    .where(({ eb, or }) => or([eb('provider_id', 'is', null), eb('provider_id', '=', providerId)]))
    .returning('recipient')
    .executeTakeFirst()
  const reason = fate.state === 'failed' ? meaningOf(code) : undefined
  if (known && reason) {
    await suppress(db, { channel: 'sms', address: known.recipient, reason, detail: errorWords(code) }, now)
  }
}
