/** Photos that wait until staff have looked at them. Whoever calls has allowed the deed. */
import type { Act } from '../../kernel/act.ts'
import type { Reader } from '../../kernel/db.ts'
import { setPhotoPublic } from './moderate-photo.ts'
import { type Photo, PHOTO } from './photos-of.ts'
import type { PhotoId } from './tables.ts'

/** The photos of one line of history, oldest first. */
export function photosOfLine(db: Reader, activityId: number): Promise<Photo[]> {
  return db.selectFrom('photo').select(PHOTO).where('activity_id', '=', activityId).orderBy('id').execute()
}

/** Shows the held photos of a line to everybody; answers them by the ids they have now. */
export async function letPhotosThrough(
  act: Act,
  activityId: number,
): Promise<{ readonly id: PhotoId; readonly was: 'held' }[]> {
  const shown: { id: PhotoId; was: 'held' }[] = []
  for (const { id, requestId, held } of await photosOfLine(act.tx, activityId)) {
    if (held && requestId) shown.push({ id: await setPhotoPublic(act, requestId, id, true), was: 'held' })
  }
  return shown
}

/** Lets a photo wait (again), under another id when everybody could see it. @throws {Refusal} `no_such_photo`. */
export async function holdPhoto(act: Act, id: PhotoId): Promise<PhotoId> {
  const photo = await act.tx
    .selectFrom('photo')
    .select(['request_id', 'public'])
    .where('id', '=', id)
    .executeTakeFirst()
  const renamed =
    photo?.public && photo.request_id ? await setPhotoPublic(act, photo.request_id, id, false) : id
  await act.tx.updateTable('photo').set({ held: true }).where('id', '=', renamed).execute()
  return renamed
}

/**
 * Notes that everybody is told of the photos of a line that came held and that everybody sees now; answers whether there
 * are such, of which nobody was told before.
 *
 * @param alone the line of the decision that showed them, when they are told by themselves; null: with their words.
 */
export async function markTold({ tx }: Act, activityId: number, alone: number | null): Promise<boolean> {
  const told = await tx
    .updateTable('photo')
    .set({ to_tell: false, told_with: alone })
    .where('activity_id', '=', activityId)
    .where('to_tell', '=', true)
    .where('public', '=', true)
    .returning('id')
    .execute()
  return told.length > 0
}

/** What everybody sees of a line's photos that were told alone by these decisions, oldest first. */
export async function photosToldWith(
  db: Reader,
  activityId: number,
  decisions: readonly number[],
): Promise<PhotoId[]> {
  if (decisions.length === 0) return []
  const photos = await db
    .selectFrom('photo')
    .select('id')
    .where('activity_id', '=', activityId)
    .where('told_with', 'in', decisions)
    .where('public', '=', true)
    .orderBy('id')
    .execute()
  return photos.map(({ id }) => id)
}

/** Lines of a request's history with photos that wait. */
export async function linesWithHeldPhotos(db: Reader, requestId: string): Promise<number[]> {
  const rows = await db
    .selectFrom('photo')
    .select('activity_id')
    .distinct()
    .where('request_id', '=', requestId)
    .where('held', '=', true)
    .where('activity_id', 'is not', null)
    .execute()
  return rows.map(({ activity_id }) => activity_id!)
}
