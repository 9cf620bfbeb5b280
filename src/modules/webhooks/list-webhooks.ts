/** Webhooks and their messages as the desk shows them. */
import type { Reader, Tx } from '../../kernel/db.ts'
import type { WebhookId } from './tables.ts'

export type Webhook = Awaited<ReturnType<typeof listWebhooks>>[number]
export type WebhookMessage = Awaited<ReturnType<typeof listMessages>>[number]

/** The oldest first; never with a secret. */
export function listWebhooks(db: Reader) {
  return db
    .selectFrom('webhook')
    .select([
      'id',
      'label',
      'url',
      'events',
      'scope',
      'active',
      'failing_since as failingSince',
      'disabled_at as disabledAt',
      'disabled_why as disabledWhy',
      'created_at as createdAt',
    ])
    .orderBy('created_at')
    .execute()
}

/** The newest first. */
export function listMessages(db: Reader, webhookId: WebhookId, limit: number) {
  return db
    .selectFrom('webhook_message')
    .select([
      'id',
      'event_name as eventName',
      'request_id as requestId',
      'state',
      'attempts',
      'status',
      'answer',
      'next_attempt_at as nextAttemptAt',
      'created_at as createdAt',
    ])
    .where('webhook_id', '=', webhookId)
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute()
}

export interface DisabledWebhook {
  readonly label: string
  /** What the last try was answered. */
  readonly why: string | null
}

/** Those that were switched off because nothing got there, and nobody was told yet; from now on it counts as told. */
export function takeDisabled(tx: Tx, now: Date): Promise<DisabledWebhook[]> {
  return tx
    .updateTable('webhook')
    .set(({ fn, val, ref }) => ({ alerted_at: fn<Date>('greatest', [val(now), ref('disabled_at')]) }))
    .where('active', '=', false)
    .where('disabled_at', 'is not', null)
    .where(({ eb, or, ref }) => or([eb('alerted_at', 'is', null), eb('alerted_at', '<', ref('disabled_at'))]))
    .returning(['label', 'disabled_why as why'])
    .execute()
}
