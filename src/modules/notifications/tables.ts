/** The table of messages, as Kysely sees it. */
import type { ColumnType, Generated } from 'kysely'

/** What a message is about. */
export type Template = ReporterTemplate | FollowTemplate | TextTemplate | StaffTemplate | 'data_link'

type FollowTemplate = 'follow_confirm' | 'follow_news' | 'follow_digest'

/** What a city may word itself. */
export type EditableTemplate = ReporterTemplate | FollowTemplate

/** Texts alone: a code, an answer to a text, and the one that says that stop was heard. */
type TextTemplate = 'follow_code' | 'text_reply' | 'text_stopped'

/** What members of staff are written. */
export type StaffTemplate = 'staff_alert' | 'escalation'

/** What a reporter is written; its words are `notify.<template>.…`. */
export type ReporterTemplate =
  | 'received'
  | 'accepted'
  | 'planned'
  | 'held'
  | 'question'
  | 'note'
  | 'moved'
  | 'reclassified'
  | 'delayed'
  | 'closed'
  | 'reopened'
  | 'withdrawn'
  | 'merged'
  | 'unmerged'
  | 'split'
  | 'survey'

/**
 * `sent`: the server took it; `delivered`: it said so later; `failed`: it was not taken, or came back. `kept`: written
 * while no server was configured; to be read at the desk, never sent later.
 */
export type MessageState = 'queued' | 'sent' | 'delivered' | 'failed' | 'kept'

export interface MessageTable {
  id: string
  event_id: number | null
  request_id: string | null
  channel: Channel
  recipient: string
  locale: string
  template: Template
  subject: string
  /** Null with `letter_id`: the words are the letter's. */
  text: string | null
  html: string | null
  told_due_at: Date | null
  headers: ColumnType<MailHeaders | null, string | null, string | null>
  letter_id: string | null
  /** What stands in the letter where this reader's own key belongs. */
  fill: string | null
  state: MessageState
  attempts: Generated<number>
  next_attempt_at: Date
  last_error: string | null
  created_at: Date
  sent_at: Date | null
  delivered_at: Date | null
  provider_id: string | null
  /** Parts a text is sent in. */
  segments: number | null
}

export type Channel = 'email' | 'sms' | 'push'

export interface LetterTable {
  id: string
  subject: string
  text: string
  html: string
  headers: ColumnType<
    Omit<MailHeaders, 'messageId' | 'unsubscribe'> & { readonly unsubscribe: string },
    string,
    string
  >
  created_at: Date
}

export type SuppressionReason = 'bounced' | 'complained' | 'stopped'

export interface SuppressionTable {
  id: Generated<number>
  channel: Channel
  /** An e-mail address in small letters. */
  address: string
  reason: SuppressionReason
  detail: string
  since: Date
  lifted_at: Date | null
  lifted_by: string | null
}

/** What a letter says to machines. */
export interface MailHeaders {
  readonly messageId: string
  /** The thread: the same for all letters about one request. */
  readonly references: string
  readonly language: string
  readonly fromName: string
  readonly replyTo: string | null
  /** Where one press ends these letters (RFC 8058); null for what belongs to somebody's work. */
  readonly unsubscribe: string | null
}

interface TextHeardTable {
  provider_id: string
  heard_at: Date
}

declare module '../../kernel/db.ts' {
  interface Tables {
    message: MessageTable
    letter: LetterTable
    suppression: SuppressionTable
    text_heard: TextHeardTable
  }
}
