/** What conflicts: whether a deed that was decided on an older version of a request may be done as it stands now. */
import type { ActivityKind } from '../requests/index.ts'

/** What a crew does with a request. */
export const SHIFT_MOVES = ['take_on', 'start', 'resume', 'hold', 'note', 'close'] as const
export type ShiftMove = (typeof SHIFT_MOVES)[number]

/** Words, days and other requests' matters: they leave it to the crew where the request stands and whose it is. */
const ASIDE: readonly ActivityKind[] = [
  'note',
  'answer',
  'update',
  'accepted',
  'planned',
  'delayed',
  'escalated',
  'joined',
  'left',
  'related',
  'unrelated',
]

/** What else a move goes together with. A note goes together with everything. */
const BESIDE: Readonly<Record<Exclude<ShiftMove, 'note'>, readonly ActivityKind[]>> = {
  // Whoever was given it meanwhile may be there by now.
  take_on: [],
  // Begun by two is begun.
  start: ['started'],
  // What was mended is mended, whoever was to do it.
  resume: ['assigned'],
  hold: ['assigned'],
  close: ['assigned'],
}

/** A line of history since the deed was decided upon. */
export interface LineSince {
  readonly kind: ActivityKind
  /** Whether whoever did the deed did this, too: nobody is surprised by what they did themselves. */
  readonly own: boolean
}

/** Whether a line changed what `move` was decided upon. */
export function touches(move: ShiftMove, { kind, own }: LineSince): boolean {
  if (move === 'note' || own) return false
  return !ASIDE.includes(kind) && !BESIDE[move].includes(kind)
}

/**
 * Whether a deed may be done on what is there now, without asking the crew again.
 *
 * @param versions by how many the request has moved on. Each change writes a line; one without is not understood.
 * @param lines all that were written since.
 */
export const mayMerge = (move: ShiftMove, versions: number, lines: readonly LineSince[]): boolean =>
  versions === lines.length && !lines.some((line) => touches(move, line))
