/** Photos that a partner's update names, fetched from its server and kept as ours. */
import { Refusal } from '../../kernel/refusal.ts'
import { Unanswered } from '../../kernel/outbound.ts'
import { type PhotoId, storePhoto } from '../media/index.ts'
import type { PartnerGround } from './partners.ts'

/** Of one update: a server that lists a hundred is not to keep us busy for an hour. */
const MOST = 5

/**
 * Those that could be had, in their order. One that is not there, too large, elsewhere, or no picture is left out: the
 * words that came with it are worth more than waiting for it.
 */
export async function fetchPhotos(
  { city, call }: PartnerGround,
  urls: readonly string[],
  now: Date,
): Promise<PhotoId[]> {
  const photos: PhotoId[] = []
  for (const url of [...new Set(urls)].slice(0, MOST)) {
    try {
      const { status, body } = await call({ url, headers: { accept: 'image/*' } })
      if (status === 200) photos.push((await storePhoto(city.db, city.photos, body, { now })).id)
    } catch (error) {
      if (!(error instanceof Unanswered || error instanceof Refusal)) throw error
    }
  }
  return photos
}
