import type { Act } from '../../kernel/act.ts'
import type { ActivityKind, RequestId } from './tables.ts'

/** The lines of a request's history after `line`, in order: what they are, and who wrote them. */
export function linesSince(
  { tx }: Act,
  id: RequestId,
  line: number,
): Promise<{ kind: ActivityKind; actorKind: string; actorId: string | null }[]> {
  return tx
    .selectFrom('activity')
    .select(['kind', 'actor_kind as actorKind', 'actor_id as actorId'])
    .where('request_id', '=', id)
    .where('id', '>', line)
    .orderBy('id')
    .execute()
}
