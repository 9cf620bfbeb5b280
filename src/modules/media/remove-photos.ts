/** Photos that are to be gone: rows and pictures, wherever they are shown. */
import type { Act } from '../../kernel/act.ts'
import { samePictures } from './same-picture.ts'
import type { PhotoStore } from './store.ts'

/**
 * Removes all photos of a request, and every copy that another request has of one of them: it is the same picture.
 * Answers the other requests that lost one. Whoever calls has allowed the deed and holds the request's lock.
 *
 * Pictures go before rows: when this is cut short, the rows are still there to find the pictures by.
 */
export async function removePhotosOf({ tx }: Act, store: PhotoStore, requestId: string): Promise<string[]> {
  const all = await samePictures(tx, requestId)
  if (all.length === 0) return []
  const keys = all.flatMap(({ key, thumbKey, originalKey }) => [
    ...[key, thumbKey, originalKey],
    thumbOf(originalKey),
  ])
  await Promise.all([...new Set(keys)].map((key) => store.remove(key)))
  const ids = all.map(({ id }) => id)
  await tx.deleteFrom('photo').where('id', 'in', ids).execute()
  return [
    ...new Set(all.flatMap(({ requestId: other }) => (other && other !== requestId ? other : []))),
  ].sort()
}

/** Where the small picture of a picture lies: `store-photo.ts` names it so. */
const thumbOf = (key: string) => key.replace(/\.(png|jpg)$/, '-small.jpg')
