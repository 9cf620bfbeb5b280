/** Duplicates: which open request somebody may be about to report again, how likely, and why. */
export {
  type Similar,
  similarForCaller,
  similarForResidents,
  similarForStaff,
  type SimilarTo,
} from './find-similar.ts'
export { DEFAULT_LIMITS, type Limits } from './limits.ts'
export { type Between, type Compared, type Reason, type Score, scoreOf } from './score.ts'
