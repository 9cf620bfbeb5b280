/** How likely an open request is what somebody is about to report: a sum of points, each with its reason. */
import { likeness, trigramsOf } from './trigrams.ts'

/** What is compared of a report and of an open request. */
export interface Compared {
  readonly serviceCode: string
  readonly address: string | null
  readonly description: string
}

/** What lies between the two. */
export interface Between {
  readonly metres: number
  readonly days: number
  /** Bits in which their most alike photos differ (0 to 64); null when there are none to compare. */
  readonly photoBits: number | null
}

/** Why the score is what it is, the weightiest first. */
export type Reason =
  | { readonly why: 'same_place' }
  | { readonly why: 'metres'; readonly metres: number }
  | { readonly why: 'days'; readonly days: number }
  | { readonly why: 'same_service' | 'same_group' | 'address' | 'photo' | 'alike_photo' }
  | { readonly why: 'words'; readonly share: number }

export interface Score {
  /** 0 to 1. */
  readonly score: number
  readonly reasons: readonly Reason[]
}

/**
 * Weights, chosen on pairs that a city's staff linked (docs/DUPLICATES.md). Place, time, kind and address make 1;
 * words and photos only add, since most reports have neither and that is no sign of anything.
 */
export const WEIGHTS = { place: 0.4, time: 0.15, kind: 0.25, address: 0.2, words: 0.2, photo: 0.4 } as const

/** Metres and days after which nearness counts a third (1/e): the width of a street, a month. */
const METRES = 30
const DAYS = 30
/** Photos whose hashes differ in so few of 64 bits show the same thing. */
const ALIKE = 10

/**
 * score = 0.40 e^(−metres/30) + 0.15 e^(−days/30) + 0.25 [same service] + 0.20 likeness of addresses
 *   + 0.20 likeness of words + 0.40 (the same photo) or 0.20 (photos alike), at most 1.
 * Where one of them has no address, how near they are stands for it. Likeness: trigrams, see `likeness`.
 */
export function scoreOf(one: Compared, other: Compared, { metres, days, photoBits }: Between): Score {
  const near = Math.exp(-metres / METRES)
  const address =
    one.address && other.address ? likeness(trigramsOf(one.address), trigramsOf(other.address)) : near
  const words = likeness(trigramsOf(one.description), trigramsOf(other.description))
  const photo = photoBits === null || photoBits > ALIKE ? 0 : photoBits === 0 ? 1 : 0.5
  const same = one.serviceCode === other.serviceCode
  const points: [number, Reason][] = [
    [WEIGHTS.place * near, metres < 1 ? { why: 'same_place' } : { why: 'metres', metres }],
    [WEIGHTS.time * Math.exp(-Math.max(0, days) / DAYS), { why: 'days', days: Math.max(0, days) }],
    [same ? WEIGHTS.kind : 0, { why: same ? 'same_service' : 'same_group' }],
    [WEIGHTS.address * address, { why: 'address' }],
    [WEIGHTS.words * words, { why: 'words', share: words }],
    [WEIGHTS.photo * photo, { why: photo === 1 ? 'photo' : 'alike_photo' }],
  ]
  const sum = points.reduce((all, [worth]) => all + worth, 0)
  return { score: Math.min(1, sum), reasons: reasonsOf(points, one, other) }
}

/** Distance, time and kind are always said; the rest where there is something to say. */
function reasonsOf(points: readonly [number, Reason][], one: Compared, other: Compared): Reason[] {
  const sameAddress = one.address !== null && one.address === other.address
  return points
    .filter(([worth, { why }]) => {
      if (why === 'address') return sameAddress
      if (why === 'words') return worth >= WEIGHTS.words * 0.15
      return why === 'photo' || why === 'alike_photo' ? worth > 0 : true
    })
    .sort(([a], [b]) => b - a)
    .map(([, reason]) => reason)
}
