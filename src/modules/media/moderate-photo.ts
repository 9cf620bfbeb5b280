/** Who may see a photo, changed after it was attached. Whoever calls has allowed the deed. */
import type { Act } from '../../kernel/act.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { PhotoId } from './tables.ts'

/**
 * Shows or hides a photo under a new id: what a browser or a proxy keeps under the old address is asked for no more.
 * The id keeps the photo's place among the others (it begins with the moment it was made).
 *
 * @throws {Refusal} `no_such_photo`, or `nothing_to_change`.
 */
export async function setPhotoPublic(
  { tx }: Act,
  requestId: string,
  id: PhotoId,
  shown: boolean,
): Promise<PhotoId> {
  const photo = await tx
    .selectFrom('photo')
    .select(['public', 'held', 'created_at'])
    .where('id', '=', id)
    .where('request_id', '=', requestId)
    .forUpdate()
    .executeTakeFirst()
  if (!photo) throw new Refusal('not_found', 'no_such_photo', 'There is no such photo.')
  if (photo.public === shown && !photo.held)
    throw new Refusal('conflict', 'nothing_to_change', 'It stands like this already.')
  const renamed = uuidv7(photo.created_at) as PhotoId
  await tx
    .updateTable('photo')
    .set({ id: renamed, public: shown, held: false })
    .where('id', '=', id)
    .execute()
  return renamed
}

/** Takes all photos of a request from the public; answers which were public, by the ids they have now. */
export async function hidePhotosOf(act: Act, requestId: string): Promise<PhotoId[]> {
  const shown = await act.tx
    .selectFrom('photo')
    .select('id')
    .where('request_id', '=', requestId)
    .where('public', '=', true)
    .orderBy('id')
    .execute()
  const renamed: PhotoId[] = []
  for (const { id } of shown) renamed.push(await setPhotoPublic(act, requestId, id, false))
  return renamed
}

/** Gives these photos of a request back to the public; those that are no longer there are left out. */
export async function showPhotos({ tx }: Act, requestId: string, photos: readonly PhotoId[]): Promise<void> {
  if (photos.length === 0) return
  await tx
    .updateTable('photo')
    .set({ public: true, held: false })
    .where('request_id', '=', requestId)
    .where('id', 'in', photos)
    .execute()
}
