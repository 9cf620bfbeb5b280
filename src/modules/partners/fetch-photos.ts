/** Photos that a partner's update names, fetched from its server and kept as ours. */
import { Refusal } from '../../kernel/refusal.ts'
import { Unanswered } from '../../kernel/outbound.ts'
import { type PhotoId, storePhoto } from '../media/index.ts'
import type { PartnerGround } from './partners.ts'

/** Of one update: a server that lists a hundred is not to keep us busy for an hour. */
const MOST = 5
/** Characters of an address; a longer one is not an address of a photo. */
const LONGEST = 2_000

/** A photo that could not be had, and why. */
export interface Missing {
  readonly url: string
  /** In the network's words, the server's, or ours. */
  readonly words: string
  /** Tried again it would be the same: its address is none we go to, or it is no photo. */
  readonly forGood: boolean
}

export interface Fetched {
  readonly photos: readonly PhotoId[]
  readonly missing: readonly Missing[]
}

/** Those that could be had, in their order, and those that could not: the words that came with it wait for none. */
export async function fetchPhotos(
  ground: PartnerGround,
  urls: readonly string[],
  now: Date,
): Promise<Fetched> {
  const photos: PhotoId[] = []
  const missing: Missing[] = []
  const usable = [...new Set(urls)].filter((url) => url.length <= LONGEST)
  for (const url of usable.slice(0, MOST)) {
    const photo = await fetchPhoto(ground, url, now)
    if (typeof photo === 'string') photos.push(photo)
    else missing.push(photo)
  }
  return { photos, missing }
}

/** The photo, or why not. */
export async function fetchPhoto(
  { city, call }: PartnerGround,
  url: string,
  now: Date,
): Promise<PhotoId | Missing> {
  try {
    const { status, body } = await call({ url, headers: { accept: 'image/*' } })
    // Servers list a photo before they have it, or answer "not found" while they are being mended.
    if (status !== 200) return { url, words: `HTTP ${status}`, forGood: false }
    return (await storePhoto(city.db, city.photos, body, { now })).id
  } catch (error) {
    if (error instanceof Unanswered) return { url, words: error.message, forGood: error.why === 'refused' }
    if (error instanceof Refusal) return { url, words: error.message, forGood: true }
    throw error
  }
}
