import { createHash } from 'node:crypto'
import { formatFor } from '../../i18n/index.ts'
import type { Events, Happened } from '../../kernel/announce.ts'
import type { Reaction } from '../../kernel/relay.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { type Answer, findLikely } from '../forecasts/index.ts'
import { type City, findPublic, findReporter, type PublicThread, requestKey } from '../requests/index.ts'
import { compose } from './compose.ts'
import type { Letter } from './letter.ts'
import { letterHtml } from './letter-html.tsx'
import { letterText } from './letter-text.ts'
import type { Post } from './post.ts'
import { dueWords, tellsDate } from './promise-words.ts'
import { isAddress, localeOf } from './reader.ts'
import type { MailHeaders, ReporterTemplate } from './tables.ts'
import { type Told, TEMPLATES, whichTemplate } from './which-template.ts'

/** A reaction of this module: what the relay needs to know of it, and what it does. */
export interface MailReaction extends Reaction {
  run(city: City, post: Post, event: Happened): Promise<void>
}

export const mailReactions: readonly MailReaction[] = [
  {
    name: 'tell_reporter',
    events: Object.keys(TEMPLATES) as (keyof Events)[],
    // In a storm most reports come without an address: those need no job.
    wants: ({ facts }) => !('wantsMail' in facts) || facts.wantsMail,
    run: tellReporter,
  },
]

const DAY = 86_400_000
/** News that is older (a server long switched off, a history replayed) is none. */
const STALE = 2 * DAY

/**
 * Writes to the reporter about an event, when it is worth a letter. May run twice for one event; the second time it
 * writes nothing. Sending is not waited for.
 */
export async function tellReporter(city: City, post: Post, event: Happened, now = new Date()): Promise<void> {
  if (!(event.name in TEMPLATES) || now.getTime() - event.happenedAt.getTime() > STALE) return
  const reader = event.requestId ? await findReporter(city.db, event.requestId) : undefined
  if (!reader?.wantsMail || !reader.email) return
  const thread = await findPublic(city, reader.number, true)
  if (!thread) return
  const { activityId } = event.facts as { activityId?: number }
  const line = thread.activities.find(({ id }) => id === activityId)
  const locale = localeOf(city, reader.language)
  const template = await worth(city, event.name as Told, thread, line, locale)
  if (!template) return

  await write(city, post, { template, eventId: event.id, thread, line, reader, locale }, now)
}

/** A letter that is worth writing. */
interface Worth {
  readonly template: ReporterTemplate
  readonly eventId: number
  readonly thread: PublicThread
  readonly line: PublicThread['activities'][number] | undefined
  readonly reader: { readonly number: number; readonly email: string | null }
  readonly locale: string
}

/** Queues it, once for each event and template. */
async function write(
  city: City,
  post: Post,
  { template, eventId, thread, line, reader, locale }: Worth,
  now: Date,
): Promise<void> {
  const email = reader.email ?? ''
  const site = post.siteOf(city)
  const number = String(reader.number)
  const linked = { site, locale, number, key: requestKey(city.secret, reader.number) }
  const likely = template === 'received' ? await likelyOf(city, thread, now) : undefined
  const letter = compose({ template, catalog: city.catalog(), thread, line, linked, likely })
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

/** Where nothing repeats another and the clock runs, as on the request's page. */
async function likelyOf(city: City, { request }: PublicThread, now: Date): Promise<Answer | undefined> {
  const { serviceCode, areaIds, submittedAt, status, plannedFor, parentNumber } = request
  if (status !== 'open' || plannedFor !== null || parentNumber !== null) return undefined
  return findLikely(city, { serviceCode, areaIds, submittedAt }, now)
}

/**
 * Asks the reporter once more how it was, when they still want letters.
 *
 * @param eventId of the closing: the letter is written once for it, however often this runs.
 * @returns whether there is somebody to write to.
 */
export async function writeSurveyReminder(
  city: City,
  post: Post,
  thread: PublicThread,
  eventId: number,
  now: Date,
): Promise<boolean> {
  const reader = await findReporter(city.db, thread.id)
  if (!reader?.wantsMail || !reader.email) return false
  const locale = localeOf(city, reader.language)
  await write(city, post, { template: 'survey', eventId, thread, line: undefined, reader, locale }, now)
  return true
}

async function worth(
  city: City,
  name: Told,
  { id, request }: PublicThread,
  line: PublicThread['activities'][number] | undefined,
  locale: string,
): Promise<ReporterTemplate | undefined> {
  const format = formatFor(locale, city.catalog().jurisdiction.timeZone)
  const last = await city.db
    .selectFrom('message')
    .select('told_due_at')
    .where('request_id', '=', id)
    .where('told_due_at', 'is not', null)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const sameDate = (one: Date, other: Date) =>
    dueWords(request.promise, one, format) === dueWords(request.promise, other, format)
  return whichTemplate({ name, line, request, toldDueAt: last?.told_due_at ?? undefined, sameDate })
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
