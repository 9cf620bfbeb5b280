/** Photos that are to be gone: rows and pictures, wherever they are shown. */
import type { Act } from '../../kernel/act.ts'
import type { PhotoStore } from './store.ts'

/**
 * Removes all photos of a request, and every copy that another request has of one of them: it is the same picture.
 * Answers the other requests that lost one. Whoever calls has allowed the deed and holds the request's lock.
 *
 * Pictures go before rows: when this is cut short, the rows are still there to find the pictures by.
 */
export async function removePhotosOf({ tx }: Act, store: PhotoStore, requestId: string): Promise<string[]> {
  const own = await tx.selectFrom('photo').select('id').where('request_id', '=', requestId).execute()
  if (own.length === 0) return []
  const all = await tx
    .selectFrom('photo')
    .leftJoin('photo_original as original', 'original.photo_id', 'photo.id')
    .select(['photo.id', 'photo.request_id', 'photo.key', 'photo.thumb_key', 'original.key as originalKey'])
    .where(({ eb, or, selectFrom }) => {
      // A copy may show the picture as it came while the first is blacked out, or the other way round.
      const shown = selectFrom('photo as mine').select('mine.key').where('mine.request_id', '=', requestId)
      const came = selectFrom('photo_original as kept')
        .innerJoin('photo as mine', 'mine.id', 'kept.photo_id')
        .select('kept.key')
        .where('mine.request_id', '=', requestId)
      return or([
        eb('photo.request_id', '=', requestId),
        eb('photo.key', 'in', shown),
        eb('photo.key', 'in', came),
        eb('original.key', 'in', shown),
        eb('original.key', 'in', came),
      ])
    })
    .execute()
  const keys = new Set(
    all.flatMap(({ key, thumb_key, originalKey }) => [
      key,
      thumb_key,
      originalKey ?? key,
      thumbOf(originalKey ?? key),
    ]),
  )
  await Promise.all([...keys].map((key) => store.remove(key)))
  const ids = all.map(({ id }) => id)
  await tx.deleteFrom('photo').where('id', 'in', ids).execute()
  return [
    ...new Set(all.flatMap(({ request_id: other }) => (other && other !== requestId ? other : []))),
  ].sort()
}

/** Where the small picture of a picture lies: `store-photo.ts` names it so. */
const thumbOf = (key: string) => key.replace(/\.(png|jpg)$/, '-small.jpg')
