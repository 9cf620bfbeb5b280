/** The curve of a service in an area: its own history, leaning on the history around it where its own is thin. */
import { EDGES } from './grid.ts'

/** For each step of the grid (the one that ends at `EDGES[i]`): how many came into sight, were done, went out of sight. */
export interface Counts {
  /** Requests that are seen from this step on: the first, or a later one where the history begins while they were open. */
  readonly seen: readonly number[]
  readonly done: readonly number[]
  /** Not done, and seen through this step but no longer. */
  readonly left: readonly number[]
}

/** Share not done at each edge, from 1 down; and how many requests were seen in the step before it. */
export interface Curve {
  readonly share: readonly number[]
  readonly atRisk: readonly number[]
}

export const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0)

/**
 * Kaplan and Meier's estimate with late entry and shrinkage: in each step the share that is done is (d + k·h) / (n + k),
 * where h is that of the history around and k is `weight`: the mean of a beta–binomial whose prior is worth k requests.
 * Where nobody is seen any more, the history around goes on by itself; without one, nothing is known to end.
 */
export function curveOf(counts: Counts, around?: Curve, weight = 0): Curve {
  const share = [1]
  const atRisk = [0]
  let seen = 0
  for (let at = 1; at < counts.seen.length; at += 1) {
    seen += counts.seen[at] ?? 0
    const done = counts.done[at] ?? 0
    const prior = around ? weight : 0
    const weighed = seen + prior
    const ends = weighed > 0 ? (done + prior * hazardOf(around, at)) / weighed : 0
    share.push(share[at - 1]! * (1 - Math.min(1, ends)))
    atRisk.push(seen)
    seen -= done + (counts.left[at] ?? 0)
  }
  return { share, atRisk }
}

/** The share of those open at the edge before that are done in a step. */
function hazardOf(curve: Curve | undefined, at: number): number {
  const before = curve?.share[at - 1] ?? 0
  return before > 0 ? 1 - curve!.share[at]! / before : 0
}

/** Share not done at an age in hours, between two edges on a straight line; beyond the grid it stays. */
export function shareAt({ share }: Curve, hours: number): number {
  const after = EDGES.findIndex((edge) => edge >= hours)
  if (after < 0) return share.at(-1) ?? 1
  if (after === 0) return 1
  const [from, to] = [EDGES[after - 1]!, EDGES[after]!]
  const [high, low] = [share[after - 1]!, share[after]!]
  return high - ((high - low) * (hours - from)) / (to - from)
}

/** How many requests were seen open at an age in hours: what an answer for that age rests on. */
export function seenAt({ atRisk }: Curve, hours: number): number {
  const after = EDGES.findIndex((edge) => edge > hours)
  return after < 0 ? 0 : atRisk[after]!
}

/** Where fewer requests were seen, nothing is said: neither of that age, nor of an end that lies there. */
export const FEWEST = 20

/**
 * The age in hours up to which a history names an end. So many were followed to an age, done before it or not, as were
 * seen there, divided by the share not done; from the first age to which fewer than {@link FEWEST} were followed a curve
 * is made of a few of the oldest requests. What is done early does not shorten the reach; a young history does.
 */
export function reachOf({ share, atRisk }: Curve): number {
  const beyond = atRisk.findIndex((seen, at) => at > 0 && seen < FEWEST * share[at - 1]!)
  return EDGES[beyond < 0 ? EDGES.length - 1 : beyond - 1]!
}

/**
 * The age in hours by which `part` (0 to 1) of those that are not done at `age` are done: the first time with
 * S(t) ≤ (1 − part)·S(age). Undefined when the history does not reach it. Never before `age`; not earlier for an
 * older request; not earlier for a greater part.
 */
export function ageWhen(curve: Curve, part: number, age = 0): number | undefined {
  const now = shareAt(curve, age)
  if (now <= 0 || age > EDGES.at(-1)!) return undefined
  const wanted = (1 - part) * now
  const at = curve.share.findIndex((share) => share <= wanted)
  if (at < 0) return undefined
  if (at === 0) return age
  const [high, low] = [curve.share[at - 1]!, curve.share[at]!]
  const [from, to] = [EDGES[at - 1]!, EDGES[at]!]
  const exact = high === low ? to : from + ((to - from) * (high - wanted)) / (high - low)
  return Math.max(age, exact)
}
