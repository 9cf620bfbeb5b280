/** Rows of a file as drafts of requests. */
export type { Asked, Draft, DraftReporter } from './draft.ts'
export type { RowAtHand } from './read-cell.ts'
export { type Found, rowReader, type RowReader } from './read-row.ts'
export { RowRefused } from './row-refused.ts'
export { createTally, type Example, type Finding, type Tally } from './tally.ts'
export { storable } from './tidy.ts'
