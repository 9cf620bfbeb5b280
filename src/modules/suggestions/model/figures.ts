/** How good a model is, on texts it never saw. */

/** A text's true service, and what a model gave each. */
export interface Judged {
  readonly truth: number
  /** Shares of 1, by service; empty when nothing was said of it. */
  readonly shares: Float64Array
}

/** All from 0 to 1. `ece` is how far confidence and truth lie apart; the others are better the higher. */
export interface Figures {
  readonly top1: number
  readonly top3: number
  readonly macroF1: number
  readonly ece: number
}

/** The figures of judged texts; `macroF1` is the mean over services that occur. NaN where there are none. */
export function figuresOf(judged: readonly Judged[]): Figures {
  const ranks = judged.map(({ shares }) => ranked(shares))
  const share = (hits: number) => hits / judged.length
  return {
    top1: share(judged.filter(({ truth }, at) => ranks[at]![0] === truth).length),
    top3: share(judged.filter(({ truth }, at) => ranks[at]!.slice(0, 3).includes(truth)).length),
    macroF1: macroF1(judged.map(({ truth }, at) => [truth, ranks[at]![0] ?? Number.NaN])),
    ece: ece(
      judged.map(({ truth, shares }, at) => ({
        confidence: shares[ranks[at]![0]!] ?? 0,
        right: ranks[at]![0] === truth,
      })),
    ),
  }
}

/** Services by their share, the largest first. */
export const ranked = (shares: Float64Array): number[] =>
  [...shares.keys()].sort((one, other) => shares[other]! - shares[one]! || one - other)

/** Mean of the classes' F1 = 2·TP / (2·TP + FP + FN), over classes that truly occur; pairs of truth and guess. */
export function macroF1(pairs: readonly (readonly [truth: number, guess: number])[]): number {
  const classes = [...new Set(pairs.map(([truth]) => truth))]
  const scores = classes.map((one) => {
    const hits = pairs.filter(([truth, guess]) => truth === one && guess === one).length
    const named = pairs.filter(([truth, guess]) => truth === one || guess === one).length
    return (2 * hits) / (named + hits)
  })
  return scores.reduce((sum, score) => sum + score, 0) / scores.length
}

/**
 * Expected calibration error (Naeini et al. 2015): Σ (n_bin / n) · |share right − mean confidence|, over bins of equal
 * width. A confidence of 1 belongs to the last bin.
 */
export function ece(
  all: readonly { readonly confidence: number; readonly right: boolean }[],
  bins = 10,
): number {
  const sums = new Float64Array(bins)
  for (const { confidence, right } of all) {
    sums[Math.min(bins - 1, Math.floor(confidence * bins))]! += Number(right) - confidence
  }
  return sums.reduce((sum, apart) => sum + Math.abs(apart), 0) / all.length
}
