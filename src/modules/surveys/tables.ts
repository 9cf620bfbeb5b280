/** The table of surveys, as Kysely sees it. */
import type { Generated } from 'kysely'
import type { RequestId } from '../requests/index.ts'

/** 1 the worst, 5 the best. */
export type Grade = 1 | 2 | 3 | 4 | 5

export interface SurveyTable {
  /** The line of history that closed the request. */
  closing_id: number
  request_id: RequestId
  closed_at: Date
  service_code: string
  agency_code: string
  area_ids: readonly number[]
  event_id: number | null
  asked_at: Date | null
  remind_at: Date | null
  reminded_at: Date | null
  answered_at: Date | null
  satisfaction: Grade | null
  effort: Grade | null
  words: Generated<string>
  may_contact: Generated<boolean>
}

interface QuestionSurveyTable {
  id: string
  answer_code: string
  locale: string
  answered_at: Date
  satisfaction: Grade
  effort: Grade
  words: Generated<string>
}

declare module '../../kernel/db.ts' {
  interface Tables {
    survey: SurveyTable
    question_survey: QuestionSurveyTable
  }
}
