/** Webhooks and their messages as the desk shows them. */
import type { Reader } from '../../kernel/db.ts'
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

/** Those that were switched off at this instant or later, because nothing got there, and still are. */
export function disabledSince(db: Reader, since: Date): Promise<DisabledWebhook[]> {
  return db
    .selectFrom('webhook')
    .select(['label', 'disabled_why as why'])
    .where('active', '=', false)
    .where('disabled_at', '>=', since)
    .orderBy('disabled_at')
    .execute()
}
