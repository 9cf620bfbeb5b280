/** How far an expected calibration error can be believed: measured on few texts it is too high, whatever the model. */
import { ece, type Judged } from '../src/modules/suggestions/index.ts'

const DRAWS = 300
const BINS = 10

export interface Calibrated {
  /** What so few texts show on average when every confidence is exactly true. */
  readonly chance: number
  /** How many of a hundred models whose every confidence is exactly true would show `AIM` or less, from 0 to 1. */
  readonly reached: number
  /** Without what chance adds: 2·ECE less its mean over bins whose share right is drawn anew (Kumar et al. 2019, ℓ1). */
  readonly debiased: number
  /** Mean square of what the first's confidence and the truth lie apart (Brier 1950). */
  readonly brier: number
  /** Of 95 %, the texts drawn anew (bootstrap). */
  readonly interval: readonly [number, number]
}

/** The ECE that is aimed at. */
const AIM = 0.05

/**
 * The same texts give the same figures. `texts` are those that were judged: what somebody sent fourteen times is one
 * piece of luck, not fourteen, and is drawn as one.
 */
export function howCalibrated(judged: readonly Judged[], texts: readonly string[]): Calibrated {
  const random = dice()
  const said = judged.map(({ truth, shares }, at) => {
    const best = shares.indexOf(Math.max(...shares))
    return { text: texts[at]!, confidence: shares[best] ?? 0, right: best === truth }
  })
  const same = [...Map.groupBy(said, ({ text }) => text).values()]
  const lucky = (chanceOf: (each: Said) => number) =>
    Array.from({ length: DRAWS }, () =>
      ece(
        same.flatMap((equal) => {
          const luck = random()
          return equal.map((each) => ({ ...each, right: luck < chanceOf(each) }))
        }),
        BINS,
      ),
    )
  const rightIn = new Map<number, number>()
  for (const [bin, inBin] of Map.groupBy(said, binOf))
    rightIn.set(bin, inBin.filter(({ right }) => right).length / inBin.length)
  const perfect = lucky(({ confidence }) => confidence)
  const anew = mean(lucky((each) => rightIn.get(binOf(each))!))
  const drawn = Array.from({ length: DRAWS }, () =>
    ece(
      same.flatMap(() => same[Math.floor(random() * same.length)]!),
      BINS,
    ),
  ).sort((a, b) => a - b)
  return {
    chance: mean(perfect),
    reached: perfect.filter((each) => each <= AIM).length / DRAWS,
    debiased: Math.max(0, 2 * ece(said, BINS) - anew),
    brier: mean(said.map(({ confidence, right }) => (confidence - Number(right)) ** 2)),
    interval: [drawn[Math.floor(DRAWS * 0.025)]!, drawn[Math.floor(DRAWS * 0.975)]!],
  }
}

interface Said {
  readonly confidence: number
}

const mean = (all: readonly number[]): number => all.reduce((sum, each) => sum + each, 0) / all.length

const binOf = ({ confidence }: Said): number => Math.min(BINS - 1, Math.floor(confidence * BINS))

/** Numbers from 0 to 1 that are always the same (Numerical Recipes' linear congruence). */
function dice(): () => number {
  let state = 7
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
}
