/** Moderation: what of a request the public may read and see, decided by people, each decision kept with what stood before. */
export { holdBack, letThrough, letThroughMasked, takeBack } from './check.ts'
export { forgetModerations } from './forget.ts'
export { listModerations, type Moderation } from './list-moderations.ts'
export {
  blackOutPhoto,
  hideWords,
  makePrivate,
  makePublic,
  moderatePhoto,
  rewordWords,
  showWords,
} from './moderate.ts'
export type { Deed, Former } from './tables.ts'
