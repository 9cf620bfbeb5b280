/** Photos that a partner's update names, fetched from its server and kept as ours. */
import { Refusal } from '../../kernel/refusal.ts'
import { Unanswered } from '../../kernel/outbound.ts'
import { type PhotoId, storePhoto } from '../media/index.ts'
import type { PartnerGround } from './partners.ts'

/** Of one update: a server that lists a hundred is not to keep us busy for an hour. */
const MOST = 5
/** Bytes of an address that we keep: with the update's id they fill an entry of the database's index. */
const LONGEST = 2_000
/** Ends what is kept of a longer one: it is shown, and never asked for. */
const CUT = '…'

/** A photo that could not be had, and why. */
export interface Missing {
  readonly url: string
  /** In the network's words, the server's, or ours. */
  readonly words: string
  /** Tried again it would be the same: its address is none we go to, or it is no photo. */
  readonly forGood: boolean
  /** Nothing answered: the next one there would take as long to find that out. */
  readonly silent?: boolean
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
  for (const url of [...new Set(urls)].slice(0, MOST)) {
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
  if (url.endsWith(CUT)) return tooLong(url)
  if (Buffer.byteLength(url) > LONGEST) return tooLong(`${url.slice(0, 200)}${CUT}`)
  try {
    const { status, body } = await call({ url, headers: { accept: 'image/*' } })
    // Servers list a photo before they have it, or answer "not found" while they are being mended.
    if (status !== 200) return { url, words: `HTTP ${status}`, forGood: false }
    return (await storePhoto(city.db, city.photos, body, { now })).id
  } catch (error) {
    if (error instanceof Unanswered) {
      const forGood = error.why === 'refused'
      return { url, words: error.message, forGood, silent: !forGood }
    }
    if (error instanceof Refusal) return { url, words: error.message, forGood: true }
    throw error
  }
}

const tooLong = (url: string): Missing => ({
  url,
  words: `The address is longer than ${LONGEST} bytes.`,
  forGood: true,
})
