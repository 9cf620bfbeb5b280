/** Asking how it was: in the closing letter, and once more some days later. */
import type { Happened } from '../../kernel/announce.ts'
import type { Db } from '../../kernel/db.ts'
import { type MailReaction, type Post, writeSurveyReminder } from '../notifications/index.ts'
import { type City, findPublic, findReporter, type PublicThread, takesWords } from '../requests/index.ts'
import { aboutOf, closingOf } from './closing-of.ts'

const DAY = 86_400_000
/** A closing that is older (a server long switched off, a history replayed) is asked about by nobody. */
const STALE = 2 * DAY
/** Days from the closing letter to the one reminder. */
const DAYS_TO_REMIND = 5
const BATCH = 200

export const surveyReactions: readonly MailReaction[] = [
  { name: 'ask_survey', events: ['request.closed'], run: askSurvey },
]

/**
 * Notes that the closing letter asked; whoever gets no letter is asked by nobody. May run twice for one event; the
 * second time it changes nothing.
 */
export async function askSurvey(city: City, _post: Post, event: Happened, now = new Date()): Promise<void> {
  if (!event.requestId || now.getTime() - event.happenedAt.getTime() > STALE) return
  const reader = await findReporter(city.db, event.requestId)
  if (!reader?.wantsMail || !reader.email) return
  const thread = await findPublic(city, reader.number, true)
  const closing = thread && closingOf(thread)
  const { activityId } = event.facts as { activityId?: number }
  // Opened and closed again since then: the later closing is asked about, by its own letter.
  if (!thread || closing?.id !== activityId || !closing) return
  await noteAsked(city.db, thread, {
    event_id: event.id,
    asked_at: event.happenedAt,
    remind_at: new Date(event.happenedAt.getTime() + DAYS_TO_REMIND * DAY),
  })
}

/** Notes that the reporter was asked by the closing letter, in a history: nobody is written to any more. */
export async function noteAskedThen(city: City, thread: PublicThread): Promise<void> {
  const closing = closingOf(thread)
  if (!closing) return
  await noteAsked(city.db, thread, { event_id: null, asked_at: closing.happenedAt, remind_at: null })
}

interface Asked {
  readonly event_id: number | null
  readonly asked_at: Date
  readonly remind_at: Date | null
}

async function noteAsked(db: Db, thread: PublicThread, asked: Asked): Promise<void> {
  const closing = closingOf(thread)
  if (!closing) return
  await db
    .insertInto('survey')
    .values({ ...aboutOf(thread, closing), ...asked })
    .onConflict((known) => known.column('closing_id').doNothing())
    .execute()
}

/**
 * Reminds those who have not answered, once and never again: not of a request that is open again, nor of one that ended
 * too long ago, nor whoever wants no letters. Run again after a crash it writes no second letter.
 *
 * @returns how many letters were written.
 */
export async function remindOfSurveys(city: City, post: Post, now = new Date()): Promise<number> {
  const due = await city.db
    .selectFrom('survey')
    .select(['closing_id', 'request_id', 'event_id', 'closed_at'])
    .where('remind_at', '<=', now)
    .orderBy('remind_at')
    .limit(BATCH)
    .execute()
  let written = 0
  for (const one of due) {
    const reader = await findReporter(city.db, one.request_id)
    const thread = reader && (await findPublic(city, reader.number, true))
    const worth = thread && closingOf(thread)?.id === one.closing_id && takesWords(one.closed_at, now)
    const sent =
      worth && one.event_id !== null && (await writeSurveyReminder(city, post, thread, one.event_id, now))
    await city.db
      .updateTable('survey')
      .set({ remind_at: null, ...(sent && { reminded_at: now }) })
      .where('closing_id', '=', one.closing_id)
      .where('remind_at', 'is not', null)
      .execute()
    if (sent) written += 1
  }
  return written
}
