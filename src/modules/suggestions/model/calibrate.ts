/** How sure a model may be of itself: one temperature for all scores (Guo et al. 2017). */
import type { Breath } from './breathe.ts'
import { type Example, fit, scoresOf, softmax } from './fit.ts'
import { vectorOf } from './vocabulary.ts'

interface Scored {
  readonly truth: number
  readonly scores: Float64Array
}

/** Above so many requests one part that is held apart is enough; below, each part is held apart once. */
const MANY = 3_000
const PARTS = 5

/**
 * The temperature under which texts that were held apart are likeliest: every fifth is judged by a model that learnt
 * from the others and from `always`. Not whole stretches of time: what is asked for in one season only would be
 * unknown to its judge, and the model would be made too shy.
 */
export async function temperatureFor(
  requests: readonly Example[],
  always: readonly Example[],
  services: number,
  breath: Breath,
): Promise<number> {
  const scored: Scored[] = []
  const partOf = partsOf(requests)
  for (let part = 0; part < (requests.length > MANY ? 1 : PARTS); part += 1) {
    const others = requests.filter(({ text }) => partOf.get(text) !== part)
    const fitted = await fit([...always, ...others], services, breath)
    for (const { text, service } of requests) {
      if (partOf.get(text) !== part) continue
      scored.push({ truth: service, scores: scoresOf(fitted, vectorOf(fitted.vocabulary, text)) })
      await breath()
    }
  }
  return bestTemperature(scored, breath)
}

/** The same words are never on both sides: a text that came twice would judge what it taught. */
function partsOf(requests: readonly Example[]): ReadonlyMap<string, number> {
  const parts = new Map<string, number>()
  requests.forEach(({ text }, at) => {
    if (!parts.has(text)) parts.set(text, at % PARTS)
  })
  return parts
}

/** Where few texts happen to part cleanly, colder ones would look right, and the faintest hint would be certain. */
const COLDEST = 0.5

/** Tries temperatures five percent apart; 1 when there is nothing to judge by. */
async function bestTemperature(scored: readonly Scored[], breath: Breath): Promise<number> {
  let best = { temperature: 1, loss: Infinity }
  if (scored.length === 0) return 1
  for (let temperature = COLDEST; temperature < 20; temperature *= 1.05) {
    let loss = 0
    for (const { truth, scores } of scored) loss -= Math.log(softmax(scores, temperature)[truth]! + 1e-12)
    if (loss < best.loss) best = { temperature, loss }
    await breath()
  }
  return best.temperature
}
