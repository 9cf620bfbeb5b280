import type { Db } from '../../kernel/db.ts'
import type { RequestId } from '../requests/index.ts'
import type { Deed, Former } from './tables.ts'

export interface Moderation {
  readonly id: number
  readonly activityId: number | null
  readonly deed: Deed
  readonly former: Former
  readonly reason: string
  readonly actorLabel: string
  readonly happenedAt: Date
}

/** Every moderation of a request, the newest first. Whoever calls has checked that the reader may moderate. */
export function listModerations(db: Db, id: RequestId): Promise<Moderation[]> {
  return db
    .selectFrom('moderation')
    .select(['id', 'activity_id as activityId', 'deed', 'former', 'reason'])
    .select(['actor_label as actorLabel', 'happened_at as happenedAt'])
    .where('request_id', '=', id)
    .orderBy('id', 'desc')
    .execute()
}
