/** What a city offers and who answers for it: services with their questions and promises, agencies, teams, routing. */
export { type AgreementVersion, agreementVersions, countAgreementVersions } from './agreement-versions.ts'
export { type AnswersMoved, moveAnswers, questionOf, type SaidTo } from './answers-moved.ts'
export { canonical, type Change, changesOf } from './changes.ts'
export { catalogStore } from './catalog-store.ts'
export { answerInWords } from './answer-words.ts'
export { wireDatatype } from './answer-values.ts'
export { asked, type Asked, conditionalOf, type Outcome, type RawAnswers } from './asked.ts'
export { type CarriedOver, carryOver } from './carry-over.ts'
export { type Answers, AnswersInvalid, checkAnswers, LedElsewhere } from './check-answers.ts'
export { type CatalogDraft, draftOf } from './draft.ts'
export { catalogVersion, loadCatalog, NoCityYet, readCalendar, readTimeZone } from './load-catalog.ts'
export { agenciesOfTeams, agencyCodeIn, asksProof, findTeam, moderationOf, serviceCodeIn } from './in-sql.ts'
export {
  agencyByCode,
  answerWithin,
  calendarByCode,
  groupByCode,
  offered,
  serviceByCode,
  serviceById,
  servicesOfGroup,
  teamByCode,
  teamsOfAgency,
  triageTeam,
} from './lookups.ts'
export { type CatalogPlan, planCatalog } from './plan.ts'
export { lockCatalog, saveCatalog } from './save-catalog.ts'
export { type AskedIn, calledThen, questionsThen } from './words-then.ts'
export { servicesCalled, suggestServices } from './suggest.ts'
export { DATATYPES, QUESTION_TYPES } from './attribute.ts'
export { CONTACT_KINDS } from './types.ts'
export type * from './types.ts'
export { everyWordOf, isOneSlip, plain } from './words.ts'
