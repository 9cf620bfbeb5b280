/** Reports being written: what was typed on each page, kept until they are sent or forgotten. */
export { type Draft, findDraft, isDraftId, markSent, newDraftId, saveDraft, sweepDrafts } from './drafts.ts'
export type { DraftFields } from './write-drafts.ts'
