/** What happens to a request happens to those that repeat it, in the same transaction and with a line of their own. */
import type { Act } from '../../kernel/act.ts'
import { type LockedRequest, lockRequest, lockRequests } from './change.ts'
import { end, type Ending, openAgain } from './ends.ts'
import type { OwnState, RequestId } from './tables.ts'

/** Those that repeat this one, locked. Whoever calls holds the lock on it: no one can join meanwhile. */
export async function lockDuplicates(act: Act, parent: RequestId): Promise<LockedRequest[]> {
  const found = await act.tx
    .selectFrom('service_request')
    .select('id')
    .where('parent_id', '=', parent)
    .execute()
  return found.length === 0
    ? []
    : lockRequests(
        act,
        found.map(({ id }) => id),
      )
}

/** Ends those that still wait on it; each keeps how it stood, for the case that it is taken out again. */
export async function carryClosing(
  act: Act,
  parent: LockedRequest,
  ending: Pick<Ending, 'resolution' | 'note'>,
): Promise<void> {
  for (const one of await lockDuplicates(act, parent.id)) {
    if (one.status === 'closed') continue
    await keepOwnState(act, one, ownStateOf(one))
    await end(act, one, { ...ending, facts: { carried: true, of: parent.number } })
  }
}

/** Opens those that it ended; what ended by itself stays as it is. */
export async function carryReopening(act: Act, parent: LockedRequest, note: string): Promise<void> {
  const duplicates = await lockDuplicates(act, parent.id)
  const states = await ownStates(
    act,
    duplicates.map(({ id }) => id),
  )
  for (const one of duplicates) {
    if (one.status !== 'closed' || !states.get(one.id)) continue
    await openAgain(act, one, note, { carried: true, of: parent.number })
    await keepOwnState(act, one, null)
  }
}

/** Somebody says of a duplicate that it is not fixed: then the request it repeats is not, nor what ended with that. */
export async function openParentAgain(act: Act, duplicate: LockedRequest): Promise<void> {
  if (duplicate.parent_id === null) return
  await keepOwnState(act, duplicate, null)
  const parent = await lockRequest(act, duplicate.parent_id)
  if (parent.status !== 'closed') return
  await openAgain(act, parent, '', { carried: true, of: duplicate.number })
  await carryReopening(act, parent, '')
}

function ownStateOf(request: LockedRequest): OwnState {
  const { status, waits_on, accepted_at, planned_for } = request
  if (status === 'closed') throw new Error('What is closed has no state to come back to')
  return {
    status,
    waitsOn: waits_on,
    acceptedAt: accepted_at?.toISOString() ?? null,
    plannedFor: planned_for,
  }
}

async function keepOwnState({ tx, now }: Act, { id }: LockedRequest, state: OwnState | null): Promise<void> {
  const own_state = state && JSON.stringify(state)
  await tx
    .insertInto('duplicate')
    .values({ request_id: id, how: 'merged', joined_at: now, reason: '', own_state })
    .onConflict((known) => known.column('request_id').doUpdateSet({ own_state }))
    .execute()
}

/** How these stood before their parent ended them; nothing for those it did not end. */
export async function ownStates(
  { tx }: Act,
  ids: readonly RequestId[],
): Promise<ReadonlyMap<RequestId, OwnState>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('duplicate')
    .select(['request_id', 'own_state'])
    .where('request_id', 'in', ids)
    .where('own_state', 'is not', null)
    .execute()
  return new Map(rows.map(({ request_id, own_state }) => [request_id, own_state!]))
}
