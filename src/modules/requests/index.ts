/** Service requests: what was asked of the city, where it stands, and how it ended. */
import './events.ts'

export { type Closure, closeRequest, reopenRequest, withdrawRequest } from './close.ts'
export type { RequestFacts } from './events.ts'
export { countEnds, type EndsCount, lastKnown, listPast, type PastRequest } from './count-ends.ts'
export { findIds } from './find-ids.ts'
export { type Check, decideCheck, undoCheck } from './decide-check.ts'
export { type Delay, delayRequest } from './delay.ts'
export { type Diverted, divertReport } from './divert.ts'
export {
  type Escalated,
  escalateRequest,
  type EscalationMark,
  listEscalated,
  listToEscalate,
} from './escalate.ts'
export { everyPublic } from './every-public.ts'
export { countRouted, everyRouted, type RoutedRequest } from './every-routed.ts'
export { everyWorded } from './every-worded.ts'
export { returnToTeams } from './return-to-teams.ts'
export { promisesOn } from './promises-on.ts'
export { type ExampleRequest, exampleRequests } from './example-requests.ts'
export { findForStaff, listForStaff, type StaffThread } from './find-staff.ts'
export { findForPartner, type PartnerThread } from './find-for-partner.ts'
export { findPublic, type PublicThread } from './find-public.ts'
export { numberOfToken } from './find-submission.ts'
export { type Family, findFamily, findPublicFamily, type PublicFamily, type Relative } from './find-family.ts'
export { relateRequests, unrelateRequests } from './family-relate.ts'
export { type Splitting, splitRequest } from './family-split.ts'
export { mergeRequest, type Merging, unmergeRequest } from './family-merge.ts'
export { foresee, type Foreseen } from './foresee.ts'
export type { City } from './ground.ts'
export { holdRequest, resumeRequest } from './hold.ts'
export { indexAllWords, indexWords } from './index-words.ts'
export { insertReports } from './insert-reports.ts'
export type { Intake } from './intake.ts'
export { type ActivityLine, listActivity } from './list-activity.ts'
export { countKept } from './kept.ts'
export { countOffered, type Offered } from './count-offered.ts'
export { listCells, type MapCell } from './list-cells.ts'
export {
  type CheckCounts,
  type CheckDecided,
  countToCheck,
  lastDecided,
  listToCheck,
  saidToCheck,
  type ToCheck,
} from './list-to-check.ts'
export { listNews, type PublicNews } from './list-news.ts'
export { likeText, listNear, listPublic, type NearRequest, type PublicFilter } from './list-public.ts'
export {
  countQueue,
  listNewest,
  listQueue,
  type QueueCounts,
  type QueueCursor,
  type QueuePage,
} from './list-queue.ts'
export { listSimilar, type SimilarQuestion, type SimilarRow } from './list-similar.ts'
export { listWaiting, type Waiting, whichAreRepeated } from './list-waiting.ts'
export { listUpdates, publicHistory, type PublicUpdate, type UpdateFilter } from './list-updates.ts'
export { mostAsked } from './most-asked.ts'
export {
  type AskedQuestion,
  findQuestion,
  listUnanswered,
  openQuestion,
  type Unanswered,
} from './question.ts'
export { parseNumber } from './number.ts'
export { personalIn } from './to-public.ts'
export { publicVersion } from './public-version.ts'
export { requestsOfReporter } from './of-reporter.ts'
export { type PageMark, pagePublic } from './page-public.ts'
export { lockForPartner, wasHeard } from './partner-ground.ts'
export { linesSince } from './lines-since.ts'
export { lockStand, type Stand } from './lock-stand.ts'
export { addPartnerNote } from './partner-note.ts'
export { reclassifyForPartner } from './partner-reclassify.ts'
export { addPartnerPhoto, addPartnerUpdate, type PartnerMove, type PartnerUpdate } from './partner-update.ts'
export { prepareReport, type Prepared } from './prepare.ts'
export { opensRequest, requestKey } from './private-link.ts'
export type { QueueFilter } from './queue-query.ts'
export { findReporter, findTexted, type Reporter, stopMail, type TextedRequest } from './reporter.ts'
export { textNumber } from './text-number.ts'
export type { Receipt, Report, ReporterDetails } from './report.ts'
export {
  type Channel,
  CHANNELS,
  DAYS_TO_OBJECT,
  DELAY_REASONS,
  type DelayReason,
  type PublicStatus,
  type Resolution,
  RESOLUTIONS,
  type Status,
  takesWords,
  type WaitsOn,
  WAITS_ON,
} from './rules.ts'
export { findAllAbout, partsOf } from './all-about.ts'
export { anonymiseRequests } from './anonymise.ts'
export {
  type ForeseenChange,
  foreseeReclassifying,
  type Reclassifying,
  reclassifyRequest,
} from './reclassify.ts'
export { removeRequest } from './remove.ts'
export { removedAt, requestRemoved } from './tombstone.ts'
export { searchRequests } from './search.ts'
export { showsReporter } from './shows-reporter.ts'
export { lastMoveOf, type Standing, standingsOf } from './standings.ts'
export {
  type Because,
  type Said,
  setBlackedOut,
  setPhoto,
  setVisibility,
  setWording,
  type Wording,
} from './wording.ts'
export { submitRequest } from './submit.ts'
export { type ActivityKind, isFamilyKind, type FamilyKind, type RequestId } from './tables.ts'
export { resumeUnanswered } from './unanswered.ts'
export { acceptRequest, assignRequest, handOver, planRequest, startRequest } from './take-on.ts'
export { addAsReporter, addNote, askReporter } from './talk.ts'
export type {
  DelayTold,
  PublicActivity,
  PublicRequest,
  QueueRow,
  StaffActivity,
  StaffRequest,
} from './views.ts'
