/** Chance that comes out the same every time: everything drawn follows from the seed. */

export interface Chance {
  /** Uniform in [0, 1). */
  next(): number
  /** True with probability `p`. */
  happens(p: number): boolean
  /** A whole number in [0, n). */
  below(n: number): number
  pick<T>(all: readonly T[]): T
  /** One of `all` by weight. */
  weighted<T>(all: readonly T[], weight: (one: T) => number): T
  /** Standard normal (Box–Muller). */
  normal(): number
  /** Log-normal with the given median and spread of the logarithm. */
  logNormal(median: number, sigma: number): number
  /** Poisson count with this mean (Knuth below 30, normal above). */
  poisson(mean: number): number
}

/** Mulberry32 (Tommy Ettinger): 32 bits of state, good enough for a story. */
export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number) => Math.floor(next() * n)
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  return {
    next,
    below,
    normal,
    happens: (p) => next() < p,
    pick: (all) => all[below(all.length)]!,
    weighted: (all, weight) => {
      let left = next() * all.reduce((sum, one) => sum + weight(one), 0)
      return all.find((one) => (left -= weight(one)) < 0) ?? all.at(-1)!
    },
    logNormal: (median, sigma) => median * Math.exp(sigma * normal()),
    poisson: (mean) => {
      if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()))
      const limit = Math.exp(-mean)
      let count = 0
      for (let product = next(); product > limit; product *= next()) count += 1
      return count
    },
  }
}
