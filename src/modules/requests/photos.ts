/** Photos become part of a request. */
import { sql } from 'kysely'
import type { Act } from '../../kernel/act.ts'
import { attachPhotos, type PhotoId, photosOf } from '../media/index.ts'
import type { RequestId } from './tables.ts'

/** Attaches stored photos to a line of history; the first public one stands for the request in lists. Held ones wait. */
export async function addPhotos(
  act: Act,
  requestId: RequestId,
  activityId: number,
  photos: readonly PhotoId[],
  isPublic: boolean,
  held = false,
): Promise<void> {
  if (photos.length === 0) return
  await attachPhotos(act, photos, {
    requestId,
    activityId,
    public: isPublic && !held,
    held: isPublic && held,
  })
  await notePhotos(act, requestId, photos, isPublic && !held)
}

/** Writes on the request's row that it has these photos. */
export async function notePhotos(
  act: Act,
  requestId: RequestId,
  photos: readonly PhotoId[],
  isPublic: boolean,
): Promise<void> {
  if (photos.length === 0) return
  const first = isPublic ? photos[0]! : null
  await act.tx
    .updateTable('service_request')
    .set({
      photo_count: sql`photo_count + ${photos.length}`,
      photo_id: sql`coalesce(photo_id, ${first}::uuid)`,
    })
    .where('id', '=', requestId)
    .execute()
}

/** Writes on the request's row which photos it still has, when some are gone. */
export async function recountPhotos(act: Act, requestId: RequestId): Promise<void> {
  const photos = await photosOf(act.tx, [requestId])
  await act.tx
    .updateTable('service_request')
    .set({ photo_count: photos.get(requestId)?.length ?? 0 })
    .where('id', '=', requestId)
    .execute()
  await showFirstPhoto(act, requestId)
}

/** Lets the first public photo stand for the request in lists; none when there is none any more. */
export async function showFirstPhoto({ tx }: Act, requestId: RequestId): Promise<void> {
  const photos = await photosOf(tx, [requestId])
  const first = photos.get(requestId)?.find((photo) => photo.public)
  await tx
    .updateTable('service_request')
    .set({ photo_id: first?.id ?? null })
    .where('id', '=', requestId)
    .execute()
}
