/** News for devices: written once, like a letter to many. */
import { sql } from 'kysely'
import type { Tx } from '../../../kernel/db.ts'
import { uuidv7 } from '../../../kernel/uuid.ts'
import { oneLine, type Letter } from '../letter.ts'
import type { Recipient, WrittenLetter } from '../letters.ts'

/** What a device shows, and what its buttons do; links hold the gap for each reader's own key. */
export interface Push {
  readonly title: string
  readonly body: string
  /** BCP 47. */
  readonly language: string
  readonly dir: 'ltr' | 'rtl'
  /** News of one thread takes the place of older news of it. */
  readonly tag: string
  readonly open: { readonly label: string; readonly url: string }
  readonly stop: { readonly label: string; readonly url: string }
  /** To be sent back by the device, which proves that it reads what is sent to it. */
  readonly proof?: string
}

const MOST_TITLE = 120
const MOST_BODY = 400

/** A letter as a screen's corner has room for it: what was said, else where it is and by when. */
export function pushOf(letter: Letter, thread: string): Push {
  const { language, dir, title, paragraphs, quote, facts, links, stop } = letter
  const [open = stop] = links
  const about = facts.map(([, value]) => value).slice(2)
  const body = quote ? [quote.words] : paragraphs.length > 0 ? paragraphs : about
  return {
    title: oneLine(title, MOST_TITLE),
    body: oneLine(body.join(' · '), MOST_BODY),
    language,
    dir,
    tag: thread,
    open,
    stop,
  }
}

export interface WrittenPush extends Omit<WrittenLetter, 'letter' | 'thread'> {
  readonly push: Push
}

/**
 * Queues one push for all its readers; `address` is a device's. Who was already told of the same event with the same
 * template is not told again.
 */
export async function writePushes(
  tx: Tx,
  { id, template, push, eventId, requestId }: WrittenPush,
  recipients: readonly Recipient[],
  now: Date,
): Promise<void> {
  if (recipients.length === 0) return
  const words = { id, subject: push.title, text: push.body, html: '', created_at: now }
  await tx
    .insertInto('letter')
    .values({ ...words, headers: JSON.stringify(push) })
    .execute()
  const rows = recipients.map(({ address, fill, at }) => ({ id: uuidv7(now), address, fill, at }))
  await sql`
    insert into message (id, event_id, request_id, channel, recipient, locale, template, subject, letter_id, fill,
      state, next_attempt_at, created_at)
    select r.id, ${eventId}::bigint, ${requestId}::uuid, 'push', r.address, ${push.language}, ${template},
      ${push.title}, ${id}::uuid, r.fill, 'queued', r.at, ${now}
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, address text, fill text, at timestamptz)
    on conflict (event_id, recipient, template) do nothing`.execute(tx)
}
