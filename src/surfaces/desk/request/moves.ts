/** What may be done with a request now, by whom looks at it, and which of it is the obvious next step. */
import { type Actor, may } from '../../../kernel/actor.ts'
import type { StaffRequest, Status } from '../../../modules/requests/index.ts'

export const MOVES = [
  'accept',
  'start',
  'resume',
  'close',
  'plan',
  'assign',
  'hold',
  'delay',
  'ask',
  'note',
  'hand_over',
  'reclassify',
  'reopen',
  'withdraw',
] as const

export type Move = (typeof MOVES)[number]

interface Needs {
  readonly permission: string
  readonly from: readonly Status[]
}

const UNFINISHED = ['open', 'in_progress', 'on_hold'] as const

/** A page hides what its reader may not do; the commands refuse it anyway. */
const NEEDS: Readonly<Record<Move, Needs>> = {
  accept: { permission: 'accept_requests', from: ['open'] },
  start: { permission: 'accept_requests', from: ['open'] },
  resume: { permission: 'hold_requests', from: ['on_hold'] },
  close: { permission: 'close_requests', from: UNFINISHED },
  plan: { permission: 'accept_requests', from: UNFINISHED },
  assign: { permission: 'assign_requests', from: UNFINISHED },
  hold: { permission: 'hold_requests', from: ['open', 'in_progress'] },
  delay: { permission: 'write_publicly', from: UNFINISHED },
  ask: { permission: 'write_publicly', from: ['open', 'in_progress'] },
  note: { permission: 'note_internally', from: ['open', 'in_progress', 'on_hold', 'closed'] },
  hand_over: { permission: 'hand_over_requests', from: UNFINISHED },
  reclassify: { permission: 'reclassify_requests', from: UNFINISHED },
  reopen: { permission: 'reopen_requests', from: ['closed'] },
  withdraw: { permission: 'withdraw_requests', from: UNFINISHED },
}

type Standing = Pick<StaffRequest, 'status' | 'acceptedAt' | 'agencyCode' | 'dueAt'> & {
  /** Left out where nothing is offered that asks for it. */
  readonly parentNumber?: string | null
}

export function movesOf(actor: Actor, request: Standing): Move[] {
  return MOVES.filter((move) => {
    const { permission, from } = NEEDS[move]
    if (!from.includes(request.status) || !may(actor, permission, request.agencyCode)) return false
    // What repeats another goes along with that one.
    if (move === 'reclassify' && request.parentNumber != null) return false
    if (move === 'delay' && request.dueAt === null) return false
    return move !== 'accept' || request.acceptedAt === null
  })
}

/** The next step along the line from received to done, when this person may take it. */
export function nextMove(moves: readonly Move[]): Move | undefined {
  return (['accept', 'start', 'resume', 'close', 'reopen'] as const).find((move) => moves.includes(move))
}
