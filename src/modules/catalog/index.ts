/** What a city offers and who answers for it: services with their questions and promises, agencies, teams, routing. */
export { type AgreementVersion, agreementVersions, countAgreementVersions } from './agreement-versions.ts'
export { canonical, type Change, changesOf } from './changes.ts'
export { catalogStore } from './catalog-store.ts'
export { type Answers, AnswersInvalid, checkAnswers } from './check-answers.ts'
export { type CatalogDraft, draftOf } from './draft.ts'
export { catalogVersion, loadCatalog, NoCityYet, readCalendar } from './load-catalog.ts'
export { agencyCodeIn, asksProof, findTeam, serviceCodeIn } from './in-sql.ts'
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
export { suggestServices } from './suggest.ts'
export type * from './types.ts'
export { everyWordOf, isOneSlip, plain } from './words.ts'
