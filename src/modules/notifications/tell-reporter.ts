/** Telling the reporter of a request what happens to it. */
import type { Events, Happened } from '../../kernel/announce.ts'
import type { Reaction } from '../../kernel/relay.ts'
import { type City, findPublic, findReporter, type PublicThread, type Reporter } from '../requests/index.ts'
import type { Post } from './post.ts'
import { localeOf } from './reader.ts'
import { textReporter } from './texts/text-reporter.ts'
import { type Told, TEMPLATES } from './which-template.ts'
import { STALE, worthTelling } from './worth-telling.ts'
import { writeToReporter } from './write-to-reporter.ts'

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

/**
 * Writes to the reporter about an event, when it is worth a letter. May run twice for one event; the second time it
 * writes nothing. Sending is not waited for.
 */
export async function tellReporter(city: City, post: Post, event: Happened, now = new Date()): Promise<void> {
  if (!(event.name in TEMPLATES) || now.getTime() - event.happenedAt.getTime() > STALE) return
  const reader = event.requestId ? await findReporter(city.db, event.requestId) : undefined
  if (!reader || !isTold(reader)) return
  const thread = await findPublic(city, reader.number, true)
  if (!thread) return
  const { activityId } = event.facts as { activityId?: number }
  const line = thread.activities.find(({ id }) => id === activityId)
  const locale = localeOf(city, reader.language)
  const template = await worthTelling(city, event.name as Told, thread, line, locale)
  if (!template) return

  const worthy = { template, eventId: event.id, thread, line, reader, locale }
  if (reader.wantsMail && reader.email) await writeToReporter(city, post, worthy, now)
  if (reader.textTo) await textReporter(city, post, { ...worthy, to: reader.textTo }, now)
}

const isTold = ({ wantsMail, email, textTo }: Reporter): boolean =>
  (wantsMail && Boolean(email)) || textTo !== null

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
  await writeToReporter(
    city,
    post,
    { template: 'survey', eventId, thread, line: undefined, reader, locale },
    now,
  )
  return true
}
