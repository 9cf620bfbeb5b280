import type { Reader } from '../../kernel/db.ts'
import type { MessageState, Template } from './tables.ts'

/** A letter as the desk sees it; personal data. */
export interface SentMessage {
  readonly id: string
  readonly requestId: string
  readonly recipient: string
  readonly locale: string
  readonly template: Template
  readonly subject: string
  readonly text: string
  readonly state: MessageState
  readonly attempts: number
  readonly lastError: string | null
  readonly createdAt: Date
  readonly sentAt: Date | null
}

const MESSAGE = [
  'id',
  'request_id as requestId',
  'recipient',
  'locale',
  'template',
  'subject',
  'text',
  'state',
  'attempts',
  'last_error as lastError',
  'created_at as createdAt',
  'sent_at as sentAt',
] as const

/** What was written to a request's reporter, oldest first. */
export function messagesOf(db: Reader, requestId: string): Promise<SentMessage[]> {
  return db
    .selectFrom('message')
    .select(MESSAGE)
    .where('request_id', '=', requestId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** The city's newest letters, of one state when it is given: what an administrator looks at when mail does not arrive. */
export function newestMessages(db: Reader, state?: MessageState, limit = 100): Promise<SentMessage[]> {
  let newest = db.selectFrom('message').select(MESSAGE).orderBy('created_at', 'desc').limit(limit)
  if (state) newest = newest.where('state', '=', state)
  return newest.execute()
}
