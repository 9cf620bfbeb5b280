/** Shifts without a network: what a crew did meanwhile is sent later, and done once. */
export { type DeedDone, doOnce } from './do-once.ts'
export { SHIFT_MOVES, type ShiftMove } from './meets.ts'
export { sweepDeeds } from './sweep-deeds.ts'
