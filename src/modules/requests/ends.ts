/** What ending a request and opening it again does to its row; who may, and whom it takes along, is decided by callers. */
import type { Act } from '../../kernel/act.ts'
import { readCalendar } from '../catalog/index.ts'
import type { PhotoId } from '../media/index.ts'
import { resumePromise } from '../service-levels/index.ts'
import { applyChange, type LockedRequest } from './change.ts'
import { endOfHold } from './hold.ts'
import type { Resolution } from './rules.ts'
import type { Pause } from './tables.ts'

export interface Ending {
  readonly resolution: Exclude<Resolution, 'withdrawn'>
  readonly note: string
  readonly photos?: readonly PhotoId[]
  readonly facts?: Readonly<Record<string, unknown>>
}

export async function end(act: Act, request: LockedRequest, ending: Ending): Promise<void> {
  const { resolution, note, photos, facts } = ending
  const set = {
    ...(await endOfHold(act, request)),
    status: 'closed' as const,
    resolution,
    closed_at: act.now,
    accepted_at: request.accepted_at ?? act.now,
  }
  await applyChange(act, request, {
    set,
    kind: 'closed',
    public: true,
    body: note,
    facts: { resolution, ...facts },
    ...(photos && { photos }),
  })
}

/** Back to open, with its own team: what was planned and accepted is to be decided anew. */
export async function openAgain(
  act: Act,
  request: LockedRequest,
  note: string,
  facts: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const set = {
    status: 'open' as const,
    resolution: null,
    closed_at: null,
    accepted_at: null,
    planned_for: null,
    // A reason for not being done is none for not having been done well.
    delayed_until: null,
    delay_reason: null,
    ...(await afterClosed(act, request)),
  }
  await applyChange(act, request, { set, kind: 'reopened', public: true, body: note, facts: { ...facts } })
}

/** While it was closed nobody could work on it: that time is a pause like any other. */
export async function afterClosed({ now, tx }: Act, request: LockedRequest) {
  if (!request.closed_at || request.closed_at >= now) return {}
  const pauses: Pause[] = [...request.pauses, [request.closed_at.toISOString(), now.toISOString()]]
  const kept = { pauses: JSON.stringify(pauses) }
  if (!request.promise) return kept
  const calendar = await readCalendar(tx, request.promise.calendarCode)
  return { ...kept, due_at: resumePromise(request.promise, calendar, pauses), escalate_at: now }
}
