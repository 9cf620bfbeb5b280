import { sql } from 'kysely'
import type { Reader } from '../../kernel/db.ts'
import type { Channel, MessageState, Template } from './tables.ts'

/** A letter as the desk sees it; personal data. */
export interface SentMessage {
  readonly id: string
  /** Null for a message about several requests, or none. */
  readonly requestId: string | null
  readonly channel: Channel
  readonly recipient: string
  readonly locale: string
  readonly template: Template
  readonly subject: string
  readonly text: string
  readonly state: MessageState
  readonly attempts: number
  readonly lastError: string | null
  readonly createdAt: Date
  readonly nextAttemptAt: Date
  readonly sentAt: Date | null
  readonly deliveredAt: Date | null
  /** Parts a text is sent in; null for a letter. */
  readonly segments: number | null
}

/** Columns of a message as the desk sees it. */
export const MESSAGE = [
  'id',
  'request_id as requestId',
  'channel',
  'recipient',
  'locale',
  'template',
  'subject',
  'state',
  'attempts',
  'last_error as lastError',
  'created_at as createdAt',
  'next_attempt_at as nextAttemptAt',
  'sent_at as sentAt',
  'delivered_at as deliveredAt',
  'segments',
] as const

/** Its own words, or those it shares; the keys of its reader's links are in neither. */
export const WORDS = sql<string>`coalesce(case message.template when 'follow_code' then message.subject else message.text end, (select letter.text from letter where letter.id = message.letter_id), '')`

/** What was written to a request's reporter, oldest first; letters to its followers are only counted. */
export function messagesOf(db: Reader, requestId: string): Promise<SentMessage[]> {
  return db
    .selectFrom('message')
    .select(MESSAGE)
    .select(WORDS.as('text'))
    .where('request_id', '=', requestId)
    .where('template', '!=', 'follow_news')
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

export interface NewestFilter {
  readonly state?: MessageState
  readonly channel?: Channel | undefined
  readonly limit?: number
}

/** The city's newest messages, of one state and channel when it is given: what an administrator looks at when mail does not arrive. */
export function newestMessages(
  db: Reader,
  { state, channel, limit = 100 }: NewestFilter = {},
): Promise<SentMessage[]> {
  let newest = db
    .selectFrom('message')
    .select(MESSAGE)
    .select(WORDS.as('text'))
    .orderBy('created_at', 'desc')
    .limit(limit)
  if (state) newest = newest.where('state', '=', state)
  if (channel) newest = newest.where('channel', '=', channel)
  return newest.execute()
}
