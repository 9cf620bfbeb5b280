/** How sure a model turned out to be right, night after night: one factor for the odds of what it names first. */
import { type Judged, ranked } from './figures.ts'

/** What a model said of a text it had not seen, before any factor. */
export interface Shown {
  /** Its share of the service it named first, 0 to 1. */
  readonly confidence: number
  /** Whether that was the right one. */
  readonly right: boolean
}

/** The newest that are looked at: a model of long ago says little of today's. */
export const SHOWN_AT_MOST = 1_000

/**
 * What a judging shows. Texts that are `known` to the model, or that came before in the same judging, show nothing
 * new, and of what it said nothing about there is nothing to show.
 */
export function shownBy(
  judged: readonly (Judged & { readonly text: string })[],
  known: ReadonlySet<string>,
): Shown[] {
  const texts = new Set(known)
  return judged.flatMap(({ text, truth, shares }) => {
    const [first] = ranked(shares)
    if (first === undefined || texts.has(text)) return []
    texts.add(text)
    return { confidence: shares[first]!, right: first === truth }
  })
}

/** As much as so many more texts said with one half, of which half are right: few that were shown move little. */
const AS_IF = 30
/** However one-sided what was shown is: a half becomes a third, or two thirds, and no more. */
const MOST = Math.log(2)
const STEPS = 40 // each halves what is left between two candidates

/** The factor for the odds of the first under which what was shown is likeliest, from 1/2 to 2; 1 where nothing was. */
export function oddsOf(shown: readonly Shown[]): number {
  if (shown.length === 0) return 1
  let [low, high] = [-MOST, MOST]
  // The likelihood has one summit: it rises up to it and falls after it.
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2
    if (slopeAt(Math.exp(middle), shown) > 0) low = middle
    else high = middle
  }
  return Math.exp((low + high) / 2)
}

const slopeAt = (odds: number, shown: readonly Shown[]): number =>
  shown.reduce(
    (sum, { confidence, right }) => sum + Number(right) - raised(confidence, odds),
    AS_IF * (1 / 2 - raised(1 / 2, odds)),
  )

const raised = (share: number, odds: number): number => (odds * share) / (1 - share + odds * share)

/** How near the first comes to the second at most: so near that nobody sees it, so far that the order stays. */
const HAIR = 1 + 1e-9

/**
 * Shares of 1 with the odds of the largest times `odds`, the others in proportion, so that they still are shares of 1.
 * The order stays: the first is not lowered beyond the second.
 */
export function withOdds(shares: Float64Array, odds: number): Float64Array {
  const [first, second] = ranked(shares)
  if (first === undefined || second === undefined) return shares
  const most = shares[first]!
  const weight = Math.max(odds * most, Math.min(most, shares[second]! * HAIR))
  if (weight === most) return shares
  const sum = 1 - most + weight
  const changed = shares.map((share) => share / sum)
  changed[first] = weight / sum
  return changed
}
