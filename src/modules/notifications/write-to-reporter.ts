/** Writing a letter to whoever reported a request, or the same as somebody before them. */
import { createHash } from 'node:crypto'
import { uuidv7 } from '../../kernel/uuid.ts'
import { type Answer, findLikely } from '../forecasts/index.ts'
import { type City, type PublicThread, requestKey } from '../requests/index.ts'
import { compose } from './compose.ts'
import type { Letter } from './letter.ts'
import { letterHtml } from './letter-html.tsx'
import { letterText } from './letter-text.ts'
import type { Post } from './post.ts'
import { tellsDate } from './promise-words.ts'
import { isAddress } from './reader.ts'
import type { MailHeaders, ReporterTemplate } from './tables.ts'

/** A letter that is worth writing. */
export interface Worth {
  readonly template: ReporterTemplate
  readonly eventId: number
  readonly thread: PublicThread
  readonly line: PublicThread['activities'][number] | undefined
  readonly reader: { readonly number: number; readonly email: string | null }
  readonly locale: string
  /** The step is of the request that theirs repeats. */
  readonly ofParent?: true
}

/** Queues it, once for each event, address and template. */
export async function writeToReporter(
  city: City,
  post: Post,
  { template, eventId, thread, line, reader, locale, ofParent }: Worth,
  now: Date,
): Promise<void> {
  const email = reader.email ?? ''
  const site = post.siteOf(city)
  const number = String(reader.number)
  const linked = { site, locale, number, key: requestKey(city.secret, reader.number) }
  const likely = template === 'received' ? await likelyOf(city, thread, now) : undefined
  const letter = compose({
    template,
    likely,
    catalog: city.catalog(),
    thread,
    line,
    linked,
    ...(ofParent && { ofParent }),
  })
  const rightAddress = isAddress(email)
  await city.db
    .insertInto('message')
    .values({
      id: uuidv7(now),
      event_id: eventId,
      request_id: thread.id,
      channel: 'email',
      recipient: email,
      locale,
      template,
      subject: letter.subject,
      text: letterText(letter),
      html: letterHtml(letter),
      told_due_at: tellsDate(thread.request) ? thread.request.dueAt : null,
      headers: JSON.stringify(headersOf(city, letter, { number, eventId, template, email })),
      state: !rightAddress ? 'failed' : post.sends ? 'queued' : 'kept',
      last_error: rightAddress ? null : 'This is not an e-mail address.',
      next_attempt_at: now,
      created_at: now,
    })
    .onConflict((told) => told.columns(['event_id', 'recipient', 'template']).doNothing())
    .execute()
  post.wake(city)
}

/** While nothing else is known of when. */
async function likelyOf(city: City, { request }: PublicThread, now: Date): Promise<Answer | undefined> {
  const { serviceCode, areaIds, submittedAt, status, plannedFor, parentNumber } = request
  if (status !== 'open' || plannedFor !== null || parentNumber !== null) return undefined
  return findLikely(city, { serviceCode, areaIds, submittedAt }, now)
}

interface Sent {
  readonly number: string
  readonly eventId: number
  readonly template: ReporterTemplate
  readonly email: string
}

/** The same for the same letter, whenever it is written: a mail program shows a letter sent twice once. */
function headersOf(city: City, letter: Letter, { number, eventId, template, email }: Sent): MailHeaders {
  const host = new URL(letter.stop.url).hostname
  const name = createHash('sha256')
    .update(`${city.jurisdictionId} ${eventId} ${template} ${email}`)
    .digest('hex')
  return {
    messageId: `<${name.slice(0, 32)}@${host}>`,
    references: `<request-${number}@${host}>`,
    language: letter.language,
    fromName: letter.cityName,
    replyTo: city.catalog().jurisdiction.contact.email ?? null,
    unsubscribe: letter.stop.url,
  }
}
