/** How a request ends, and how it comes back. */
import type { Act } from '../../kernel/act.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { readCalendar } from '../catalog/index.ts'
import type { PhotoId } from '../media/index.ts'
import { resumePromise } from '../service-levels/index.ts'
import { allowOn, applyChange, cannotBecome, type LockedRequest, lockRequest, mustBecome } from './change.ts'
import { endOfHold } from './hold.ts'
import type { Resolution } from './rules.ts'
import type { Pause, RequestId } from './tables.ts'
import type { Seen } from './take-on.ts'

/** `note` is public and compulsory: closed without a word is how trust ends. */
export interface Closure extends Seen {
  readonly resolution: Exclude<Resolution, 'withdrawn'>
  readonly note: string
  readonly photos?: readonly PhotoId[]
}

/**
 * Closes a request, and with it the duplicates that still wait on it.
 *
 * @throws {Refusal} `forbidden`, `request_not_found`, `request_changed`, or `request_cannot_move` when closed already.
 */
export async function closeRequest(act: Act, id: RequestId, closure: Closure): Promise<void> {
  if (!closure.note.trim()) throw new Refusal('invalid', 'closing_needs_words', 'Say how it ended.')
  const request = await lockRequest(act, id, closure.seen)
  allowOn(act, 'close_requests', request)
  mustBecome(request, 'closed')
  await end(act, request, closure)
  // Photos belong to one line of history; the duplicates' words lead to this request.
  const { photos: _, ...words } = closure
  for (const child of await openChildren(act, id)) await end(act, await lockRequest(act, child), words)
}

async function end(
  act: Act,
  request: LockedRequest,
  { resolution, note, photos }: Omit<Closure, 'seen'>,
): Promise<void> {
  const set = {
    ...(await endOfHold(act, request)),
    status: 'closed' as const,
    resolution,
    closed_at: act.now,
    accepted_at: request.accepted_at ?? act.now,
  }
  const facts = { resolution }
  await applyChange(act, request, {
    set,
    kind: 'closed',
    public: true,
    body: note,
    facts,
    ...(photos && { photos }),
  })
}

async function openChildren({ tx }: Act, parent: RequestId): Promise<RequestId[]> {
  const children = await tx
    .selectFrom('service_request')
    .select('id')
    .where('parent_id', '=', parent)
    .where('status', '!=', 'closed')
    .orderBy('id')
    .execute()
  return children.map(({ id }) => id)
}

/**
 * Opens a closed request again, under its old number and with the same team: "it is not fixed".
 * Staff need `reopen_requests`; of a reporter, whoever calls has checked the private link.
 */
export async function reopenRequest(act: Act, id: RequestId, input: Seen & { note: string }): Promise<void> {
  const request = await lockRequest(act, id, input.seen)
  if (act.by.kind !== 'person') allowOn(act, 'reopen_requests', request)
  // Not by the table of statuses: what is in work goes back to open too, when another agency takes over.
  if (request.status !== 'closed') throw cannotBecome(request, 'open')
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
  await applyChange(act, request, { set, kind: 'reopened', public: true, body: input.note })
}

/** While it was closed nobody could work on it: that time is a pause like any other. */
async function afterClosed({ now, tx }: Act, request: LockedRequest) {
  if (!request.closed_at || request.closed_at >= now) return {}
  const pauses: Pause[] = [...request.pauses, [request.closed_at.toISOString(), now.toISOString()]]
  const kept = { pauses: JSON.stringify(pauses) }
  if (!request.promise) return kept
  const calendar = await readCalendar(tx, request.promise.calendarCode)
  return { ...kept, due_at: resumePromise(request.promise, calendar, pauses) }
}

/** The reporter no longer needs it (private link checked by the caller); staff do it for a caller on the line. */
export async function withdrawRequest(
  act: Act,
  id: RequestId,
  input: Seen & { note: string },
): Promise<void> {
  const request = await lockRequest(act, id, input.seen)
  if (act.by.kind !== 'person') allowOn(act, 'withdraw_requests', request)
  mustBecome(request, 'closed')
  const set = {
    ...(await endOfHold(act, request)),
    status: 'closed' as const,
    resolution: 'withdrawn' as const,
    closed_at: act.now,
  }
  await applyChange(act, request, { set, kind: 'withdrawn', public: true, body: input.note })
}
