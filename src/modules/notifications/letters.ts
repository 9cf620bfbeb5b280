/** Letters to many: written once, with a gap where each reader's own key belongs. */
import { sql } from 'kysely'
import type { Db, Tx } from '../../kernel/db.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { City } from '../requests/index.ts'
import { type Letter } from './letter.ts'
import { letterHtml } from './letter-html.tsx'
import { letterText } from './letter-text.ts'
import type { Mail } from './mailer.ts'
import type { Post } from './post.ts'
import { isAddress } from './reader.ts'
import type { MailHeaders, Template } from './tables.ts'

/** Stands in the letter's links where each reader's own key belongs; no word of anybody's can look like it. */
export const fillOf = (letterId: string): string => `fill-${letterId}`

export interface WrittenLetter {
  /** New; its links hold `fillOf(id)`. */
  readonly id: string
  readonly template: Template
  readonly letter: Letter
  /** What it is about, for the desk; null when it is about nothing in particular. */
  readonly eventId: number | null
  readonly requestId: string | null
  /** Letters of one thread hang together in a mail program: a word of letters, digits and `-`. */
  readonly thread: string
}

export interface Recipient {
  readonly address: string
  /** Letters, digits, `-`, `_` and `.` only: it is put into links. */
  readonly fill: string
  /** Not before. */
  readonly at: Date
}

/**
 * Queues one letter for all its readers in two statements. Who was already written to about the same event with the
 * same template is not written to again.
 */
export async function writeLetters(
  tx: Tx,
  city: City,
  post: Post,
  written: WrittenLetter,
  recipients: readonly Recipient[],
  now: Date,
): Promise<void> {
  const { id, template, letter, eventId, requestId } = written
  if (recipients.length === 0) return
  await tx
    .insertInto('letter')
    .values({
      id,
      subject: letter.subject,
      text: letterText(letter),
      html: letterHtml(letter),
      headers: JSON.stringify(headersOf(city, written)),
      created_at: now,
    })
    .execute()
  const rows = recipients.map(({ address, fill, at }) => ({
    id: uuidv7(now),
    address,
    fill,
    at,
    state: !isAddress(address) ? 'failed' : post.sends ? 'queued' : 'kept',
  }))
  await sql`
    insert into message (id, event_id, request_id, channel, recipient, locale, template, subject, letter_id, fill,
      state, last_error, next_attempt_at, created_at)
    select r.id, ${eventId}::bigint, ${requestId}::uuid, 'email', r.address, ${letter.language}, ${template},
      ${letter.subject}, ${id}::uuid, r.fill, r.state,
      case r.state when 'failed' then 'This is not an e-mail address.' end, r.at, ${now}
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r(id uuid, address text, fill text, at timestamptz, state text)
    on conflict (event_id, recipient, template) do nothing`.execute(tx)
}

/** Queues a letter that is meant for one reader, in a transaction of its own, and sees to it that it is sent. */
export async function writeLetter(
  city: City,
  post: Post,
  written: Omit<WrittenLetter, 'id' | 'requestId'>,
  address: string,
  now: Date,
): Promise<void> {
  const letter = { id: uuidv7(now), requestId: null, ...written }
  await city.db
    .transaction()
    .execute((tx) => writeLetters(tx, city, post, letter, [{ address, fill: '', at: now }], now))
  post.wake(city)
}

/** Letters to many can be left, each by its own key. */
type Headers = Omit<MailHeaders, 'messageId' | 'unsubscribe'> & { readonly unsubscribe: string }

function headersOf(city: City, { letter, thread }: WrittenLetter): Headers {
  const host = new URL(letter.stop.url).hostname
  return {
    references: `<${thread}@${host}>`,
    language: letter.language,
    fromName: letter.cityName,
    replyTo: city.catalog().jurisdiction.contact.email ?? null,
    unsubscribe: letter.stop.url,
  }
}

interface Shared {
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly headers: Headers
}

/** A letter that many get is read once and kept while they are written to. */
const newest = new WeakMap<Db, { readonly id: string; readonly letter: Shared }>()

export async function letterOf(db: Db, id: string): Promise<Shared> {
  const known = newest.get(db)
  if (known?.id === id) return known.letter
  const letter = await db
    .selectFrom('letter')
    .select(['subject', 'text', 'html', 'headers'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  newest.set(db, { id, letter })
  return letter
}

interface One {
  readonly id: string
  readonly recipient: string
  readonly letterId: string
  readonly fill: string
}

/** The letter as one of its readers gets it. Sent twice it has the same Message-ID, and is shown once. */
export function filled(
  { subject, text, html, headers }: Shared,
  { id, recipient, letterId, fill }: One,
): Mail {
  const own = (words: string) => words.replaceAll(fillOf(letterId), fill)
  const unsubscribe = own(headers.unsubscribe)
  const messageId = `<${id}@${new URL(unsubscribe).hostname}>`
  return {
    recipient,
    subject,
    text: own(text),
    html: own(html),
    headers: { ...headers, unsubscribe, messageId },
  }
}
