/** Every decision is kept with what stood there before, why, and who it was. */
import type { Act } from '../../kernel/act.ts'
import type { PhotoId } from '../media/index.ts'
import type { RequestId } from '../requests/index.ts'
import type { Deed, Former } from './tables.ts'

interface Kept {
  readonly deed: Deed
  readonly former: Former
  readonly reason: string
  readonly activityId?: number | null
  readonly photoId?: PhotoId
}

export async function keep({ tx, by, now }: Act, id: RequestId, kept: Kept): Promise<void> {
  await tx
    .insertInto('moderation')
    .values({
      request_id: id,
      activity_id: kept.activityId ?? null,
      photo_id: kept.photoId ?? null,
      deed: kept.deed,
      former: JSON.stringify(kept.former),
      reason: kept.reason.trim(),
      actor_id: by.id,
      actor_label: by.label,
      happened_at: now,
    })
    .execute()
}
