import { isUuid } from '../../kernel/uuid.ts'
import type { Act } from '../../kernel/act.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { MOST_PHOTOS } from './limits.ts'
import type { PhotoId } from './tables.ts'

export interface Attachment {
  readonly requestId: string
  /** The line of history the photos belong to. */
  readonly activityId: number
  readonly public: boolean
  /** They are for everybody once staff have looked at them. */
  readonly held?: boolean
}

/**
 * Makes stored photos part of a request. Doing it again changes nothing; whoever calls has allowed the deed.
 *
 * @throws {Refusal} `too_many_photos`, or `photo_gone` when one is unknown, swept away, or part of something else.
 */
export async function attachPhotos({ tx }: Act, photos: readonly PhotoId[], to: Attachment): Promise<void> {
  const ids = [...new Set(photos)]
  if (ids.length === 0) return
  if (ids.length > MOST_PHOTOS) throw tooManyPhotos()
  if (!ids.every(isUuid)) throw photoGone()
  const attached = await tx
    .updateTable('photo')
    .set({
      request_id: to.requestId,
      activity_id: to.activityId,
      public: to.public,
      held: to.held ?? false,
      to_tell: to.held ?? false,
      draft_key: null,
    })
    .where('id', 'in', ids)
    .where(({ eb, or }) => or([eb('request_id', 'is', null), eb('activity_id', '=', to.activityId)]))
    .returning('id')
    .execute()
  if (attached.length !== ids.length) throw photoGone()
}

export function tooManyPhotos(): Refusal {
  return new Refusal('invalid', 'too_many_photos', `There may be ${MOST_PHOTOS} photos at most.`, {
    limit: MOST_PHOTOS,
  })
}

export function photoGone(): Refusal {
  return new Refusal('invalid', 'photo_gone', 'A photo is no longer here; please add it again.')
}
