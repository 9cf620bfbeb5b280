/** Which features a model knows, and how much each of them tells (TF-IDF). */
import type { Breath } from './breathe.ts'
import { countFeatures } from './features.ts'

/** Features known at most: what stands in the most texts stays. */
const MOST = 30_000
/** What stands in one text only is a name or a slip, and must not be kept. */
const LEAST_TEXTS = 2
/** Features looked at between two breaths. */
const OFTEN = 5_000

export interface Vocabulary {
  readonly ids: ReadonlyMap<string, number>
  /** By id: log((1 + texts) / (1 + texts with it)) + 1. */
  readonly idf: Float32Array
  /** The square that an unknown feature adds to a text's length: that of the rarest known one. */
  readonly strange: number
}

/** A text as a vector of length 1 or less; positions without a value are zero. */
export interface Vector {
  readonly ids: Int32Array
  readonly values: Float64Array
}

/** The vocabulary of texts; `breath` lets others work in between. */
export async function vocabularyOf(texts: readonly string[], breath: Breath): Promise<Vocabulary> {
  const counts = new Map<string, number>()
  for (const text of texts) {
    for (const feature of countFeatures(text).keys()) counts.set(feature, (counts.get(feature) ?? 0) + 1)
    await breath()
  }
  const least = await leastOf(counts, breath)
  const ids = new Map<string, number>()
  const idf: number[] = []
  // In the order they were met, so that the same texts give the same model.
  let looked = 0
  for (const [feature, count] of counts) {
    if ((looked += 1) % OFTEN === 0) await breath()
    if (count < least) continue
    ids.set(feature, ids.size)
    idf.push(Math.log((1 + texts.length) / (1 + count)) + 1)
  }
  return asVocabulary(ids, Float32Array.from(idf))
}

export function asVocabulary(ids: Vocabulary['ids'], idf: Float32Array): Vocabulary {
  const rarest = idf.reduce((most, one) => Math.max(most, one), 0)
  return { ids, idf, strange: rarest ** 2 }
}

/** In how many texts a feature must stand so that no more than `MOST` are known. */
async function leastOf(counts: ReadonlyMap<string, number>, breath: Breath): Promise<number> {
  const frequent = new Map<number, number>()
  let looked = 0
  for (const count of counts.values()) {
    frequent.set(count, (frequent.get(count) ?? 0) + 1)
    if ((looked += 1) % OFTEN === 0) await breath()
  }
  let known = 0
  let least = Infinity
  for (const count of [...frequent.keys()].sort((one, other) => other - one)) {
    known += frequent.get(count)!
    if (known > MOST || count < LEAST_TEXTS) break
    least = count
  }
  return least
}

/**
 * The text as a vector: (1 + log count) · idf, scaled to length 1. Unknown features only make it shorter: of a text
 * that is mostly strange little is known, and nobody should be sure.
 */
export function vectorOf({ ids, idf, strange }: Vocabulary, text: string): Vector {
  const found: number[] = []
  const values: number[] = []
  let square = 0
  for (const [feature, count] of countFeatures(text)) {
    const id = ids.get(feature)
    if (id === undefined) {
      square += strange
      continue
    }
    const value = (1 + Math.log(count)) * (idf[id] ?? 0)
    found.push(id)
    values.push(value)
    square += value * value
  }
  const length = Math.sqrt(square) || 1
  return { ids: Int32Array.from(found), values: Float64Array.from(values, (value) => value / length) }
}
