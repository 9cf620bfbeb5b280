/** The tables of webhooks, as Kysely sees them. */
import type { Generated } from 'kysely'
import type {} from '../../kernel/db.ts'

export type WebhookId = string & { readonly __of: 'webhook' }
export type WebhookMessageId = string & { readonly __of: 'webhook_message' }

/** Whose copy is sent: the public's, or the staff's without contact data. */
export type WebhookScope = 'public' | 'staff'
export type MessageState = 'waiting' | 'delivered' | 'failed' | 'withheld'

interface WebhookTable {
  id: WebhookId
  label: string
  url: string
  events: string[]
  scope: WebhookScope
  sealed_secret: string
  sealed_old_secret: string | null
  old_secret_until: Date | null
  active: Generated<boolean>
  failing_since: Date | null
  disabled_at: Date | null
  disabled_why: string | null
  rest_until: Date | null
  alerted_at: Generated<Date | null>
  created_at: Date
}

interface WebhookMessageTable {
  id: WebhookMessageId
  webhook_id: WebhookId
  event_id: number
  event_name: string
  request_id: string
  state: Generated<MessageState>
  attempts: Generated<number>
  next_attempt_at: Date
  status: number | null
  answer: string | null
  created_at: Date
  settled_at: Date | null
}

declare module '../../kernel/db.ts' {
  interface Tables {
    webhook: WebhookTable
    webhook_message: WebhookMessageTable
  }
}
