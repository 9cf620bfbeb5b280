/** Merging: a request becomes a duplicate of another, and is itself again. Nothing of its report moves. */
import type { Act } from '../../kernel/act.ts'
import { may } from '../../kernel/actor.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { readCalendar } from '../catalog/index.ts'
import { resumePromise } from '../service-levels/index.ts'
import { allowOn, applyChange, type LockedRequest, lockRequests, noSuchRequest } from './change.ts'
import { cleanText } from '../../kernel/clean-text.ts'
import { afterClosed } from './ends.ts'
import { lockDuplicates, ownStates } from './family-carry.ts'
import { regroup } from './family-lead.ts'
import { earlier, mustBeMergeable } from './family-rules.ts'
import type { OwnState, RequestId } from './tables.ts'
import type { Seen } from './take-on.ts'

export interface Merging extends Seen {
  /** Number of the request that it repeats. */
  readonly into: number
  /** Why staff think so; only they read it. */
  readonly reason: string
}

/**
 * Makes a request a duplicate of another, together with those that repeat it. It keeps its number, thread, reporter and
 * promise, and ends as the other one ends.
 *
 * @throws {Refusal} `forbidden`, `request_not_found`, `request_changed`, `reason_needed`, and as
 *   {@link mustBeMergeable} says.
 */
export async function mergeRequest(act: Act, id: RequestId, merging: Merging): Promise<void> {
  const reason = reasonOf(merging.reason)
  const { one, other } = await lockPair(act, id, merging.into)
  mustBeSeen(one, merging.seen)
  allowOn(act, 'merge_requests', one)
  mustBeMergeable(one, other)
  for (const also of await lockDuplicates(act, one.id)) await regroup(act, also, other, one.id)
  await applyChange(act, one, {
    set: { parent_id: other.id },
    kind: 'merged',
    public: true,
    facts: { how: 'merged', parent: other.number, reason },
  })
  await act.tx
    .insertInto('duplicate')
    .values({ request_id: one.id, how: 'merged', reason, joined_at: act.now })
    .execute()
  await welcome(act, other, one)
}

/** The request that is repeated: one more asks for it, and nobody who does waits longer than was promised. */
export async function welcome(act: Act, parent: LockedRequest, one: LockedRequest): Promise<void> {
  await applyChange(act, parent, {
    set: { due_at: earlier(parent.due_at, one.due_at) },
    kind: 'joined',
    public: one.visibility === 'public',
    facts: { child: one.number },
  })
}

/**
 * Takes a request out of its family again: it stands as it stood by itself, and those that came with it are its own
 * duplicates again. What its parent had ended is open again.
 *
 * @throws {Refusal} `forbidden`, `request_not_found`, `request_changed`, `reason_needed` or `not_a_duplicate`.
 */
export async function unmergeRequest(
  act: Act,
  id: RequestId,
  input: Seen & { readonly reason: string },
): Promise<void> {
  const reason = reasonOf(input.reason)
  const { one, parent } = await lockWithParent(act, id)
  mustBeSeen(one, input.seen)
  allowOn(act, 'merge_requests', one)
  const [own] = (await ownStates(act, [one.id])).values()
  const stands = await itself(act, one, own)
  // Whoever waits must not be left with one that is over: then they stay where they are.
  const company = one.status === 'closed' && !own ? [] : await cameWith(act, one)
  await applyChange(act, one, {
    set: { parent_id: null, escalate_at: act.now, ...stands },
    kind: 'unmerged',
    public: true,
    facts: { parent: parent.number, reason },
  })
  const states = await ownStates(
    act,
    company.map((also) => also.id),
  )
  for (const also of company) {
    await regroup(act, also, one, null)
    const set = await itself(act, also, states.get(also.id))
    if (Object.keys(set).length === 0) continue
    const facts = { carried: true, of: one.number }
    await applyChange(act, also, { set, kind: 'reopened', public: true, facts })
    await act.tx.updateTable('duplicate').set({ own_state: null }).where('request_id', '=', also.id).execute()
  }
  await act.tx.deleteFrom('duplicate').where('request_id', '=', one.id).execute()
  await farewell(act, parent, one)
}

async function farewell(act: Act, parent: LockedRequest, one: LockedRequest): Promise<void> {
  const set = parent.status === 'closed' ? {} : { due_at: await dueOf(act, parent) }
  await applyChange(act, parent, { set, kind: 'left', public: false, facts: { child: one.number } })
}

/** Its own promise, or an earlier one of somebody who still repeats it. */
async function dueOf(act: Act, parent: LockedRequest): Promise<Date | null> {
  const others = await lockDuplicates(act, parent.id)
  const waiting = others.filter(({ status }) => status !== 'closed').map(({ due_at }) => due_at)
  const { promise, pauses } = parent
  if (!promise) return waiting.reduce(earlier, null)
  const calendar = await readCalendar(act.tx, promise.calendarCode)
  return waiting.reduce(earlier, resumePromise(promise, calendar, pauses))
}

/** What a row needs to stand as it stood before its parent ended it; nothing when that did not. */
async function itself(act: Act, request: LockedRequest, state: OwnState | undefined) {
  if (request.status !== 'closed' || !state) return {}
  const waits = state.status === 'on_hold'
  return {
    ...(await afterClosed(act, request)),
    status: state.status,
    resolution: null,
    closed_at: null,
    waits_on: state.waitsOn,
    on_hold_since: waits ? act.now : null,
    accepted_at: state.acceptedAt === null ? null : new Date(state.acceptedAt),
    planned_for: state.plannedFor,
  }
}

async function cameWith(act: Act, one: LockedRequest): Promise<LockedRequest[]> {
  const rows = await act.tx
    .selectFrom('duplicate')
    .innerJoin('service_request as request', 'request.id', 'duplicate.request_id')
    .select('request.id')
    .where('duplicate.came_with', '=', one.id)
    .where('request.parent_id', '=', one.parent_id)
    .execute()
  return rows.length === 0
    ? []
    : lockRequests(
        act,
        rows.map(({ id }) => id),
      )
}

async function lockPair(act: Act, id: RequestId, number: number) {
  const found = await act.tx
    .selectFrom('service_request')
    .select('id')
    .where('number', '=', number)
    .executeTakeFirst()
  const locked = await lockRequests(act, found ? [id, found.id] : [id])
  const one = locked.find((request) => request.id === id)
  const other = locked.find((request) => request.id === found?.id)
  if (!one || !other) throw noSuchRequest()
  // Of a private request it must not show that it exists.
  if (other.visibility === 'private' && !may(act.by, 'see_private_requests', other.agencyCode))
    throw noSuchRequest()
  return { one, other }
}

async function lockWithParent(act: Act, id: RequestId) {
  const found = await act.tx
    .selectFrom('service_request')
    .select('parent_id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found) throw noSuchRequest()
  const locked = found.parent_id ? await lockRequests(act, [id, found.parent_id]) : []
  const one = locked.find((request) => request.id === id)
  const parent = locked.find((request) => request.id === one?.parent_id)
  if (!one || !parent) {
    throw new Refusal('conflict', 'not_a_duplicate', 'This request repeats none.')
  }
  return { one, parent }
}

function mustBeSeen(request: LockedRequest, seen: number | undefined): void {
  if (seen === undefined || seen === request.version) return
  throw new Refusal('conflict', 'request_changed', 'Somebody changed this request a moment ago.', {
    number: request.number,
  })
}

const LONGEST = 2_000 // characters, as the table allows

export function reasonOf(typed: string): string {
  const reason = cleanText(typed)
  if (reason === '') throw new Refusal('invalid', 'reason_needed', 'Say why, in a few words.')
  return [...reason].slice(0, LONGEST).join('')
}
