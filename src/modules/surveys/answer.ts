/** A reporter says how it was. */
import { cleanText } from '../../kernel/clean-text.ts'
import type { Act } from '../../kernel/act.ts'
import type { Reader } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { DAYS_TO_OBJECT, type PublicThread, takesWords } from '../requests/index.ts'
import { aboutOf, closingOf } from './closing-of.ts'
import type { Grade } from './tables.ts'

export interface Answer {
  /** 1 very unhappy to 5 very happy. */
  readonly satisfaction: Grade
  /** 1 very hard to 5 very easy. */
  readonly effort: Grade
  readonly words: string
  /** Whether the city may write or call about it. */
  readonly mayContact: boolean
}

const LONGEST = 4_000 // characters, as the table allows

/** Whoever answered so is asked whether the request is to be opened again. */
export const isUnhappy = ({ satisfaction }: Pick<Answer, 'satisfaction'>): boolean => satisfaction <= 2

/** A grade as a form sends it; undefined for everything else. */
export function gradeIn(text: string): Grade | undefined {
  return /^[1-5]$/.test(text) ? (Number(text) as Grade) : undefined
}

/**
 * Keeps the one answer to the survey of a closing. Whoever calls has checked the private link.
 *
 * @throws {Refusal} `survey_not_open` while nothing is closed, `closed_too_long`, `survey_answered` the second time,
 *   or `field_too_long`.
 */
export async function answerSurvey(act: Act, thread: PublicThread, answer: Answer): Promise<void> {
  const closing = mustBeOpen(thread, act.now)
  const words = cleanText(answer.words)
  if ([...words].length > LONGEST) {
    throw new Refusal('invalid', 'field_too_long', `These words are longer than ${LONGEST} characters.`, {
      field: 'words',
      limit: LONGEST,
    })
  }
  const said = {
    answered_at: act.now,
    remind_at: null,
    satisfaction: answer.satisfaction,
    effort: answer.effort,
    words,
    may_contact: answer.mayContact,
  }
  const { numInsertedOrUpdatedRows } = await act.tx
    .insertInto('survey')
    .values({ ...aboutOf(thread, closing), ...said })
    .onConflict((known) =>
      known.column('closing_id').doUpdateSet(said).where('survey.answered_at', 'is', null),
    )
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 0n) {
    throw new Refusal('conflict', 'survey_answered', 'This was answered before.')
  }
}

/** @throws {Refusal} `survey_not_open` or `closed_too_long`. */
export function mustBeOpen(thread: PublicThread, now: Date) {
  const closing = closingOf(thread)
  if (!closing) throw new Refusal('conflict', 'survey_not_open', 'There is nothing to ask about yet.')
  const { number, closedAt } = thread.request
  if (!takesWords(closedAt, now)) {
    const words = `This request was closed more than ${DAYS_TO_OBJECT} days ago.`
    throw new Refusal('conflict', 'closed_too_long', words, { number, days: DAYS_TO_OBJECT })
  }
  return closing
}

/** What was answered about the present closing; undefined when nothing was. */
export async function findAnswer(db: Reader, thread: PublicThread): Promise<Answer | undefined> {
  const closing = closingOf(thread)
  if (!closing) return undefined
  const row = await db
    .selectFrom('survey')
    .select(['satisfaction', 'effort', 'words', 'may_contact'])
    .where('closing_id', '=', closing.id)
    .executeTakeFirst()
  if (!row?.satisfaction || !row.effort) return undefined
  return {
    satisfaction: row.satisfaction,
    effort: row.effort,
    words: row.words,
    mayContact: row.may_contact,
  }
}
