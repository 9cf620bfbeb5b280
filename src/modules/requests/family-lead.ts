/** Who leads a family when its first reporter withdraws. */
import { sql } from 'kysely'
import type { Act } from '../../kernel/act.ts'
import { applyChange, type LockedRequest } from './change.ts'
import { lockDuplicates } from './family-carry.ts'
import { earlier, heirOf } from './family-rules.ts'
import type { RequestId } from './tables.ts'

/**
 * Gives the lead of a family to the first that repeats this request, with the work as it stands: team, state and plan,
 * and the earlier of both promises. Answers who leads now; nothing when nobody waits on it.
 */
export async function passOn(act: Act, request: LockedRequest): Promise<RequestId | undefined> {
  const duplicates = await lockDuplicates(act, request.id)
  const heir = heirOf(duplicates)
  if (!heir) return undefined
  await act.tx.deleteFrom('duplicate').where('request_id', '=', heir.id).execute()
  // The question went to whoever withdraws now: nobody else can answer it.
  const waits = request.status === 'on_hold' && request.waits_on !== 'customer'
  const set = {
    parent_id: null,
    escalate_at: act.now,
    team_id: request.team_id,
    agency_id: request.agency_id,
    service_id: request.service_id,
    assignee_id: request.assignee_id,
    accepted_at: request.accepted_at,
    planned_for: request.planned_for,
    due_at: earlier(request.due_at, heir.due_at),
    status:
      request.status === 'on_hold' && !waits
        ? request.accepted_at
          ? ('in_progress' as const)
          : ('open' as const)
        : request.status,
    waits_on: waits ? request.waits_on : null,
    on_hold_since: waits ? request.on_hold_since : null,
  }
  await applyChange(act, heir, { set, kind: 'leads', public: true, facts: { from: request.number } })
  for (const one of duplicates) {
    if (one.id !== heir.id) await regroup(act, one, heir, null)
  }
  await act.tx
    .insertInto('duplicate')
    .values({ request_id: request.id, how: 'merged', reason: '', joined_at: act.now })
    .onConflict((known) => known.column('request_id').doNothing())
    .execute()
  return heir.id
}

/**
 * Lets a duplicate repeat another request than before: what of this its reporter sees is a number.
 *
 * @param cameWith the former parent, when the two came into the family together.
 */
export async function regroup(
  act: Act,
  one: LockedRequest,
  parent: Pick<LockedRequest, 'id' | 'number'>,
  cameWith: RequestId | null,
): Promise<void> {
  const set = { parent_id: parent.id }
  await applyChange(act, one, { set, kind: 'regrouped', public: false, facts: { parent: parent.number } })
  await act.tx
    .insertInto('duplicate')
    .values({ request_id: one.id, how: 'merged', reason: '', joined_at: act.now, came_with: cameWith })
    .onConflict((known) => known.column('request_id').doUpdateSet({ came_with: sql`excluded.came_with` }))
    .execute()
}
