/** How far an expected calibration error can be believed: measured on few texts it is too high, whatever the model. */
import { figuresOf, type Judged } from '../src/modules/suggestions/index.ts'

const DRAWS = 300
const BINS = 10

export interface Calibrated {
  /** What so few texts show on average when every confidence is exactly true. */
  readonly chance: number
  /** Without what chance adds: 2·ECE less its mean over bins whose share right is drawn anew (Kumar et al. 2019, ℓ1). */
  readonly debiased: number
  /** Of 95 %, the texts drawn anew (bootstrap). */
  readonly interval: readonly [number, number]
}

/** The same texts give the same figures. */
export function howCalibrated(judged: readonly Judged[]): Calibrated {
  const random = dice()
  const said = judged.map(({ truth, shares }) => {
    const best = shares.indexOf(Math.max(...shares))
    return { confidence: shares[best] ?? 0, right: best === truth }
  })
  const one = (confidence: number, right: boolean): Judged => ({
    truth: right ? 0 : 1,
    shares: Float64Array.of(confidence, 0),
  })
  const ece = (draw: readonly Judged[]) => figuresOf(draw).ece
  const mean = (make: () => readonly Judged[]) =>
    Array.from({ length: DRAWS }, () => ece(make())).reduce((sum, each) => sum + each, 0) / DRAWS
  const rightIn = new Map<number, number>()
  for (const [bin, inBin] of Map.groupBy(said, binOf))
    rightIn.set(bin, inBin.filter(({ right }) => right).length / inBin.length)
  const anew = mean(() => said.map((each) => one(each.confidence, random() < rightIn.get(binOf(each))!)))
  const drawn = Array.from({ length: DRAWS }, () =>
    ece(said.map(() => judged[Math.floor(random() * judged.length)]!)),
  ).sort((a, b) => a - b)
  return {
    chance: mean(() => said.map(({ confidence }) => one(confidence, random() < confidence))),
    debiased: Math.max(0, 2 * ece(judged) - anew),
    interval: [drawn[Math.floor(DRAWS * 0.025)]!, drawn[Math.floor(DRAWS * 0.975)]!],
  }
}

const binOf = ({ confidence }: { readonly confidence: number }): number =>
  Math.min(BINS - 1, Math.floor(confidence * BINS))

/** Numbers from 0 to 1 that are always the same (Numerical Recipes' linear congruence). */
function dice(): () => number {
  let state = 7
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
}
