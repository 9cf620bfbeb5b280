/** What an event is worth to whoever reported a request. */
import { formatFor } from '../../i18n/index.ts'
import { type City, findQuestion, type PublicThread } from '../requests/index.ts'
import { dueWords } from './promise-words.ts'
import type { ReporterTemplate } from './tables.ts'
import { type Told, whichTemplate } from './which-template.ts'

/** News that is older (a server long switched off, a history replayed) is none: milliseconds. */
export const STALE = 2 * 86_400_000

/**
 * The letter that an event is worth; nothing when it is none.
 *
 * @param thread the reporter's own; its request may stand as the one stands that it repeats.
 */
export async function worthTelling(
  city: City,
  name: Told,
  thread: PublicThread,
  line: PublicThread['activities'][number] | undefined,
  locale: string,
): Promise<ReporterTemplate | undefined> {
  if (line && isOver(thread, line.id)) return undefined
  const { id, request } = thread
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

/** Whether it is a question of this request that is not asked any more: a newer one took its place, or it was answered. */
const isOver = (thread: PublicThread, line: number): boolean => {
  const question = findQuestion(thread, line)
  return question !== undefined && question.state !== 'open'
}
