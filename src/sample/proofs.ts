/** Pictures of finished work, kept once: every closing that shows one has a photo of its own of them. */
import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { type PhotoId, storePhoto } from '../modules/media/index.ts'
import type { City } from '../modules/requests/index.ts'
import type { Life } from './life-file.ts'

/** By code of the service. */
export type Proofs = ReadonlyMap<string, readonly PhotoId[]>

export async function proofsOf({ db, photos: store }: City, life: Life): Promise<Proofs> {
  const proofs = new Map<string, PhotoId[]>()
  for (const { code, photos = [] } of life.services) {
    const ids: PhotoId[] = []
    for (const file of photos) {
      const picture = await sharp(readFileSync(file)).jpeg({ quality: 82 }).toBuffer()
      ids.push((await storePhoto(db, store, picture)).id)
    }
    if (ids.length > 0) proofs.set(code, ids)
  }
  return proofs
}
