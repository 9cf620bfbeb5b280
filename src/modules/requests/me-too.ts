/** "Me too": a report of its own that repeats another from its first moment. */
import type { Act } from '../../kernel/act.ts'
import { applyChange, type LockedRequest, lockRequest } from './change.ts'
import { welcome } from './family-merge.ts'
import type { RequestId } from './tables.ts'

/**
 * The open, public request that a new report may repeat: the one of this number, or the one that repeats. Locked, so
 * that it stays open until the report is in. Undefined when it is over, private or gone: then the report stands alone.
 */
export async function lockRepeated(act: Act, number: number): Promise<LockedRequest | undefined> {
  const found = await act.tx
    .selectFrom('service_request')
    .select(['id', 'parent_id'])
    .where('number', '=', number)
    .where('visibility', '=', 'public')
    .executeTakeFirst()
  if (!found) return undefined
  let parent = await lockRequest(act, found.parent_id ?? found.id)
  // While we waited for its row it may have been merged into another.
  for (let tries = 0; parent.parent_id !== null && tries < 3; tries += 1) {
    parent = await lockRequest(act, parent.parent_id)
  }
  const open = parent.status !== 'closed' && parent.visibility === 'public' && parent.parent_id === null
  return open ? parent : undefined
}

/** The report that was just taken in repeats `parent`; whoever does that work has it too. */
export async function joinAsMeToo(act: Act, id: RequestId, parent: LockedRequest): Promise<void> {
  const one = await lockRequest(act, id)
  await applyChange(act, one, {
    set: { parent_id: parent.id, team_id: parent.team_id, agency_id: parent.agency_id },
    kind: 'merged',
    public: true,
    facts: { how: 'me_too', parent: parent.number },
  })
  await act.tx
    .insertInto('duplicate')
    .values({ request_id: id, how: 'me_too', reason: '', joined_at: act.now })
    .execute()
  await welcome(act, parent, one)
}
