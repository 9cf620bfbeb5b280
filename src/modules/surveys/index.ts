/** Surveys: how it was for whoever reported a request, asked once for each closing. */
export { type Answer, answerSurvey, findAnswer, gradeIn, isUnhappy, mustBeOpen } from './answer.ts'
export { forgetSurveyWords, saidInSurveys } from './forget.ts'
export { noteAskedThen, remindOfSurveys, surveyReactions } from './ask.ts'
export {
  type By,
  FEWEST,
  type Result,
  type SaidInSurvey,
  surveyResults,
  surveyTotal,
  surveyWords,
} from './results.ts'
export {
  answerQuestionSurvey,
  forgetQuestionWords,
  type QuestionAnswer,
  questionResults,
  questionWords,
  type SaidOfAnswer,
} from './questions.ts'
export type { Share } from './wilson.ts'
export type { Grade } from './tables.ts'
