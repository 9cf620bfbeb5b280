/** Waiting: on whom, since when, and what it does to the promise. */
import type { Updateable } from 'kysely'
import type { Act } from '../../kernel/act.ts'
import { readCalendar } from '../catalog/index.ts'
import { resumePromise, stopsClock } from '../service-levels/index.ts'
import { allowOn, applyChange, type LockedRequest, lockRequest, mustBecome } from './change.ts'
import type { WaitsOn } from './rules.ts'
import type { Pause, RequestId, ServiceRequestTable } from './tables.ts'
import type { Seen } from './take-on.ts'

/** Waits; the clock stops when the agreement says so of this reason. `note` is public: who waits should know why. */
export async function holdRequest(
  act: Act,
  id: RequestId,
  input: Seen & { waitsOn: WaitsOn; note: string },
): Promise<void> {
  const request = await lockRequest(act, id, input.seen)
  allowOn(act, 'hold_requests', request)
  mustBecome(request, 'on_hold')
  const set = { status: 'on_hold' as const, waits_on: input.waitsOn, on_hold_since: act.now }
  const facts = { waitsOn: input.waitsOn }
  await applyChange(act, request, { set, kind: 'held', public: true, body: input.note, facts })
}

/** The wait is over: work goes on where it stood, and the promise moves by the open time that was spent waiting. */
export async function resumeRequest(act: Act, id: RequestId, { seen }: Seen = {}): Promise<void> {
  const request = await lockRequest(act, id, seen)
  allowOn(act, 'hold_requests', request)
  mustBecome(request, 'in_progress')
  if (request.status !== 'on_hold') return
  await resume(act, request)
}

/** The same for whoever may: the reporter's answer ends the wait for it, and so does its time. */
export async function resume(
  act: Act,
  request: LockedRequest,
  facts: Record<string, unknown> = {},
): Promise<void> {
  const set = { status: request.accepted_at ? ('in_progress' as const) : ('open' as const) }
  await applyChange(act, request, {
    set: { ...set, ...(await endOfHold(act, request)) },
    kind: 'resumed',
    public: true,
    facts,
  })
}

/** What a row needs when its hold ends (nothing when it is not on hold): the pause kept, the promise moved by it. */
export async function endOfHold(
  { now, tx }: Act,
  request: LockedRequest,
): Promise<Updateable<ServiceRequestTable>> {
  const since = request.on_hold_since
  if (!since) return {}
  // Who waited for the row of somebody later has an earlier now: then nothing was paused.
  const over = { waits_on: null, on_hold_since: null }
  if (since >= now || !stopsClock(request.promise, request.waits_on)) return over
  const pauses: Pause[] = [...request.pauses, [since.toISOString(), now.toISOString()]]
  const paused = { ...over, pauses: JSON.stringify(pauses) }
  if (!request.promise) return paused
  const calendar = await readCalendar(tx, request.promise.calendarCode)
  // What was not looked at while the clock stood is looked at now.
  return { ...paused, due_at: resumePromise(request.promise, calendar, pauses), escalate_at: now }
}
