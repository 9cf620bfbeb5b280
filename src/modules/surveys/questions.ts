/** How it was for somebody whose question was answered at once: without a request, so without a name. */
import { sql } from 'kysely'
import type { Act } from '../../kernel/act.ts'
import { type Actor, may } from '../../kernel/actor.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { cleanText } from '../../kernel/clean-text.ts'
import { type Result, resultOf } from './results.ts'
import type { Grade } from './tables.ts'

export interface QuestionAnswer {
  /** Of the form, a uuid: sent twice it is one. */
  readonly id: string
  /** Code of the city's ready answer. */
  readonly answerCode: string
  /** BCP 47 */
  readonly locale: string
  readonly satisfaction: Grade
  readonly effort: Grade
  readonly words: string
}

const LONGEST = 4_000 // characters, as the table allows

/** @throws {Refusal} `field_too_long`. */
export async function answerQuestionSurvey({ tx, now }: Act, said: QuestionAnswer): Promise<void> {
  const words = cleanText(said.words)
  if ([...words].length > LONGEST) {
    throw new Refusal('invalid', 'field_too_long', `These words are longer than ${LONGEST} characters.`, {
      field: 'words',
      limit: LONGEST,
    })
  }
  const { id, answerCode, locale, satisfaction, effort } = said
  await tx
    .insertInto('question_survey')
    .values({ id, answer_code: answerCode, locale, answered_at: now, satisfaction, effort, words })
    .onConflict((known) => known.column('id').doNothing())
    .execute()
}

/** By ready answer since an instant, those with most answers first. Whoever calls has checked `see_reports`. */
export async function questionResults(db: Db, since: Date): Promise<{ total: Result; results: Result[] }> {
  const counts = sql`count(*)::int as answered, 0 as asked, 0 as "answeredOfAsked",
    count(*) filter (where satisfaction >= 4)::int as happy, count(*) filter (where effort >= 4)::int as easy`
  const { rows } = await sql<Parameters<typeof resultOf>[0] & { readonly all: boolean }>`
    select coalesce(answer_code, '') as key, grouping(answer_code) = 1 as all, ${counts} from question_survey
    where answered_at >= ${since} group by grouping sets ((answer_code), ()) order by answered desc, key`.execute(
    db,
  )
  const results = rows.filter(({ all }) => !all).map(resultOf)
  return { total: resultOf(rows.find(({ all }) => all)!), results }
}

export interface SaidOfAnswer {
  readonly id: string
  readonly answerCode: string
  readonly answeredAt: Date
  readonly satisfaction: Grade
  readonly words: string
}

/** The newest words; somebody may have written there who they are. */
export async function questionWords(db: Db, by: Actor, limit: number): Promise<SaidOfAnswer[]> {
  if (!may(by, 'see_contact_data')) return []
  return db
    .selectFrom('question_survey')
    .select(['id', 'answer_code as answerCode', 'answered_at as answeredAt', 'satisfaction', 'words'])
    .where('words', '!=', '')
    .orderBy('answered_at', 'desc')
    .limit(limit)
    .execute()
}

/** Words said before an instant go; the grades stay. */
export async function forgetQuestionWords({ tx }: Act, before: Date): Promise<void> {
  await tx
    .updateTable('question_survey')
    .set({ words: '' })
    .where('answered_at', '<', before)
    .where('words', '!=', '')
    .execute()
}
