/** The table of messages, as Kysely sees it. */
import type { ColumnType, Generated } from 'kysely'

/** What a message is about; its words are `notify.<template>.…`. */
export type Template =
  | 'received'
  | 'accepted'
  | 'planned'
  | 'held'
  | 'question'
  | 'note'
  | 'moved'
  | 'delayed'
  | 'closed'
  | 'reopened'
  | 'withdrawn'

/** `kept`: written while no mail server was configured; to be read at the desk, never sent later. */
export type MessageState = 'queued' | 'sent' | 'failed' | 'kept'

export interface MessageTable {
  id: string
  event_id: number
  request_id: string
  channel: 'email'
  recipient: string
  locale: string
  template: Template
  subject: string
  text: string
  html: string
  told_due_at: Date | null
  headers: ColumnType<MailHeaders, string, string>
  state: MessageState
  attempts: Generated<number>
  next_attempt_at: Date
  last_error: string | null
  created_at: Date
  sent_at: Date | null
}

/** What a letter says to machines. */
export interface MailHeaders {
  readonly messageId: string
  /** The thread: the same for all letters about one request. */
  readonly references: string
  readonly language: string
  readonly fromName: string
  readonly replyTo: string | null
  /** Where one press ends these letters (RFC 8058). */
  readonly unsubscribe: string
}

declare module '../../kernel/db.ts' {
  interface Tables {
    message: MessageTable
  }
}
