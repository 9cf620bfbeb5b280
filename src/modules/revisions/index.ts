/** Revisions: what an administrator changes of the city's rules, as drafts, versions and the way back. */
import './tables.ts'

export { checkChanges, type Checked, type Fault } from './check.ts'
export { areaKeys } from './come-into-force.ts'
export { type Difference, differencesOf } from './differences.ts'
export {
  discardRevision,
  dropChange,
  putChange,
  rebaseRevision,
  renameRevision,
  startRevision,
} from './draft.ts'
export type { Seen } from './lock.ts'
export {
  type AgencyPiece,
  type CalendarPiece,
  type Change,
  CITY,
  type CityPiece,
  type GroupPiece,
  keyOf,
  overtaken,
  piecesOf,
  type RoutingLine,
  type RoutingPiece,
  serviceOf,
  type ServicePiece,
  SHEET,
  type TemplatePiece,
  type TextsPiece,
  type Wanted,
} from './pieces.ts'
export { type Example, type Moved, type Preview, PREVIEW_DAYS, previewRules } from './preview.ts'
export {
  publishDue,
  publishRevision,
  rollBackRevision,
  scheduleRevision,
  unscheduleRevision,
} from './publish.ts'
export {
  findRevision,
  listRevisionLog,
  listRevisions,
  type RevisionLogLine,
  type RevisionRow,
} from './read.ts'
export { tell, type Told } from './tell.ts'
export { type Undone, wouldUndo } from './would-undo.ts'
