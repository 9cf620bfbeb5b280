/** A learnt model: what a text is likeliest about, how sure that is, and by which words. */
import { type Fitted, scoresOf, softmax } from './fit.ts'
import { saidWords } from './features.ts'
import { withOdds } from './odds.ts'
import { vectorOf } from './vocabulary.ts'

export interface Model extends Fitted {
  /** Service codes by position. */
  readonly codes: readonly string[]
  readonly temperature: number
  /** By what earlier judgings showed; 1 before there were any. */
  readonly odds: number
}

/** Shares of 1 by position in `codes`; undefined when the model knows nothing of what was said. */
export function sharesOf(model: Model, text: string): Float64Array | undefined {
  const vector = vectorOf(model.vocabulary, text)
  if (vector.ids.length === 0) return undefined
  return withOdds(softmax(scoresOf(model, vector), model.temperature), model.odds)
}

/** Words that spoke for a service more than for the others, the strongest first, as they were written. */
export function wordsFor(model: Model, text: string, service: number, limit = 3): string[] {
  const { vocabulary, services, weights } = model
  const votes = new Map<string, { readonly word: string; vote: number }>()
  for (const { word, features } of saidWords(text)) {
    const known = votes.get(word.toLowerCase()) ?? { word, vote: 0 }
    for (const feature of features) {
      const id = vocabulary.ids.get(feature)
      if (id === undefined) continue
      let mean = 0
      for (let one = 0; one < services; one += 1) mean += weights[id * services + one]!
      known.vote += vocabulary.idf[id]! * (weights[id * services + service]! - mean / services)
    }
    votes.set(word.toLowerCase(), known)
  }
  const most = Math.max(0, ...[...votes.values()].map(({ vote }) => vote))
  return [...votes.values()]
    .filter(({ vote }) => vote > 0 && vote >= most / 4)
    .sort((one, other) => other.vote - one.vote)
    .slice(0, limit)
    .map(({ word }) => word)
}
