/** Photos of a test city that are looked at before everybody sees them. */
import sharp from 'sharp'
import { type PhotoId, storePhoto } from '../modules/media/index.ts'
import type { TestCity } from './city.ts'

/** So many stored photos of the same picture that belong to nothing yet. */
export async function somePhotos(city: TestCity, count: number): Promise<PhotoId[]> {
  const blank = { width: 40, height: 30, channels: 3, background: 'green' } as const
  const picture = await sharp({ create: blank }).jpeg().toBuffer()
  const photos: PhotoId[] = []
  for (let at = 0; at < count; at += 1) {
    photos.push((await storePhoto(city.db, city.photos, picture)).id)
  }
  return photos
}

/** The photos of a request by the ids they have now, oldest first. */
export async function photosNow(city: TestCity, requestId: string): Promise<PhotoId[]> {
  const select = 'select id from photo where request_id = $1 order by id'
  const { rows } = await city.pool.query<{ id: PhotoId }>(select, [requestId])
  return rows.map(({ id }) => id)
}
