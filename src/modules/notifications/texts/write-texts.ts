import { sql } from 'kysely'
import type { Reader } from '../../../kernel/db.ts'
import { uuidv7 } from '../../../kernel/uuid.ts'
import type { Post } from '../post.ts'
import type { Template } from '../tables.ts'
import { plainWords, sizeOf } from './segments.ts'

/** A text that is the same for all who get it. */
export interface WrittenText {
  readonly template: Template
  readonly words: string
  /** What staff may read of it, where that is less: a code is its receiver's alone. */
  readonly shown?: string
  readonly language: string
  /** What it is about; of one event nobody gets the same template twice. */
  readonly eventId: number | null
  readonly requestId: string | null
  readonly toldDueAt?: Date | null
}

export interface TextRecipient {
  /** E.164. */
  readonly address: string
  /** Not before. */
  readonly at: Date
}

/** Queues a text for whoever gets it, in one statement. Sending is not waited for: call `post.wake` once committed. */
export async function writeTexts(
  db: Reader,
  post: Pick<Post, 'texts'>,
  { template, words, shown = words, language, eventId, requestId, toldDueAt = null }: WrittenText,
  recipients: readonly TextRecipient[],
  now: Date,
): Promise<void> {
  if (recipients.length === 0) return
  const [text, subject] = [plainWords(words), plainWords(shown)]
  const rows = recipients.map((one) => ({ ...one, id: uuidv7(now) }))
  await sql`
    insert into message (id, event_id, request_id, channel, recipient, locale, template, subject, text, segments,
      told_due_at, state, next_attempt_at, created_at)
    select r.id, ${eventId}::bigint, ${requestId}::uuid, 'sms', r.address, ${language}, ${template}, ${subject}, ${text},
      ${sizeOf(text).segments}::smallint, ${toldDueAt}::timestamptz, ${post.texts ? 'queued' : 'kept'}, r.at, ${now}
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, address text, at timestamptz)
    on conflict (event_id, recipient, template) do nothing`.execute(db)
}
