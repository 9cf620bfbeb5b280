/** What a crew does with a request, also without a network. */
import type { Act } from '../../../../kernel/act.ts'
import {
  assignRequest,
  type City,
  type RequestId,
  type StaffRequest,
  startRequest,
} from '../../../../modules/requests/index.ts'
import type { SignedIn } from '../../../../modules/identity/index.ts'
import { SHIFT_MOVES, type ShiftMove } from '../../../../modules/shifts/index.ts'
import { seenOf, type Sent } from '../../form.ts'
import { COMMANDS } from '../../request/commands.ts'
import { movesOf } from '../../request/moves.ts'

/** The commands of the request's own page; taking on is two of them. */
export async function doMove(
  act: Act,
  { id }: { readonly id: RequestId },
  move: ShiftMove,
  { me, sent, city }: { readonly me: SignedIn; readonly sent: Sent; readonly city: City },
): Promise<void> {
  if (move !== 'take_on') return void (await COMMANDS[move](act, id, sent, city))
  await assignRequest(act, id, { seen: seenOf(sent.fields), staffId: me.id })
  await startRequest(act, id)
}

/** What of it this person may do with a request as it stands. */
export function crewMovesOf(me: SignedIn, request: StaffRequest): ShiftMove[] {
  const moves = request.removedAt ? [] : movesOf(me.actor, request)
  const free = request.assigneeId === null && moves.includes('assign')
  return SHIFT_MOVES.filter((move) => {
    if (move === 'take_on') return free && request.status === 'open' && moves.includes('start')
    if (move === 'start') return !free && moves.includes('start')
    return moves.includes(move)
  })
}
