/** Multinomial logistic regression by stochastic gradient descent with AdaGrad steps (Duchi et al. 2011). */
import type { Breath } from './breathe.ts'
import { type Vector, vectorOf, type Vocabulary, vocabularyOf } from './vocabulary.ts'

/** A text whose service is known. */
export interface Example {
  readonly text: string
  /** Position of its service among the services. */
  readonly service: number
  /** How much it counts; 1 for a request. */
  readonly weight: number
}

/** What was learnt: one weight for each feature and service, one bias for each service. */
export interface Fitted {
  readonly vocabulary: Vocabulary
  readonly services: number
  /** `weights[feature * services + service]`. */
  readonly weights: Float32Array
  readonly bias: Float32Array
}

const STEP = 0.5
const DECAY = 1e-4 // L2, of each weight whenever its feature is met
const TINY = 1e-8

/** Fewer rounds for more texts: they see each feature often enough in one. */
const roundsFor = (examples: number) => Math.min(30, Math.max(8, Math.round(240_000 / (examples + 1))))

/** Learns from examples. The same examples in the same order give the same weights to the last bit. */
export async function fit(examples: readonly Example[], services: number, breath: Breath): Promise<Fitted> {
  const vocabulary = await vocabularyOf(
    examples.map(({ text }) => text),
    breath,
  )
  const vectors: Vector[] = []
  for (const { text } of examples) {
    vectors.push(vectorOf(vocabulary, text))
    await breath()
  }
  const fitted: Fitted = {
    vocabulary,
    services,
    weights: new Float32Array(vocabulary.idf.length * services),
    bias: new Float32Array(services),
  }
  const seen: Seen = {
    weights: new Float32Array(fitted.weights.length).fill(TINY),
    bias: new Float32Array(services).fill(TINY),
  }
  const order = Int32Array.from(examples, (_, at) => at)
  const random = dice()
  for (let round = roundsFor(examples.length); round > 0; round -= 1) {
    shuffle(order, random)
    for (const at of order) {
      learn(fitted, seen, vectors[at]!, examples[at]!)
      await breath()
    }
  }
  return fitted
}

/** Sums of squared gradients so far: who moved much moves less. */
interface Seen {
  readonly weights: Float32Array
  readonly bias: Float32Array
}

function learn(fitted: Fitted, seen: Seen, { ids, values }: Vector, { service, weight }: Example): void {
  const { services, weights, bias } = fitted
  const errors = softmax(scoresOf(fitted, { ids, values }), 1)
  errors[service]! -= 1
  for (let one = 0; one < services; one += 1) {
    const error = (errors[one]! *= weight)
    seen.bias[one]! += error * error
    bias[one]! -= (STEP * error) / Math.sqrt(seen.bias[one]!)
  }
  for (let nth = 0; nth < ids.length; nth += 1) {
    const value = values[nth]!
    const from = ids[nth]! * services
    for (let one = 0; one < services; one += 1) {
      const at = from + one
      const slope = errors[one]! * value + DECAY * weights[at]!
      seen.weights[at]! += slope * slope
      weights[at]! -= (STEP * slope) / Math.sqrt(seen.weights[at]!)
    }
  }
}

/** Unscaled scores of each service. */
export function scoresOf({ services, weights, bias }: Fitted, { ids, values }: Vector): Float64Array {
  const scores = Float64Array.from(bias)
  for (let nth = 0; nth < ids.length; nth += 1) {
    const value = values[nth]!
    const from = ids[nth]! * services
    for (let one = 0; one < services; one += 1) scores[one]! += value * weights[from + one]!
  }
  return scores
}

/** Scores as shares of 1; a `temperature` above 1 makes them less sure of themselves. */
export function softmax(scores: Float64Array, temperature: number): Float64Array {
  let most = -Infinity
  for (const score of scores) most = Math.max(most, score)
  let sum = 0
  const shares = scores.map((score) => {
    const share = Math.exp((score - most) / temperature)
    sum += share
    return share
  })
  return shares.map((share) => share / sum)
}

/** Numbers from 0 to 1 that are always the same (Numerical Recipes' linear congruence). */
function dice(): () => number {
  let state = 1
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1))
    ;[order[last], order[other]] = [order[other]!, order[last]!]
  }
}
