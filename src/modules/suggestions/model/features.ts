/** What a model sees of a text: its words, and their pieces of three to five letters, so that a slip or an ending costs little. */
import { plain } from '../../catalog/index.ts'

/** Most of a text that is looked at, in characters. */
const LONGEST = 2_000
const PIECE = { shortest: 3, longest: 5 } as const

const UNPARTED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u
const WORDS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]+|[\p{L}\p{N}]+/gu

/** A word as it was written, and what a model knows it by. */
export interface SaidWord {
  readonly word: string
  readonly features: readonly string[]
}

/** The words of a text in order. A number is a number, whichever: which house it was says nothing about what is wrong. */
export function saidWords(text: string): SaidWord[] {
  const said = text.slice(0, LONGEST).match(WORDS) ?? []
  return said.map((word) => ({ word, features: featuresOf(plain(word)) }))
}

function featuresOf(word: string): string[] {
  if (/^\p{N}+$/u.test(word)) return ['w:0']
  if (UNPARTED.test(word)) return signs([...word])
  const features = [`w:${word}`]
  const ended = `<${word}>`
  for (let long = PIECE.shortest; long <= PIECE.longest; long += 1) {
    for (let at = 0; at + long <= ended.length; at += 1) features.push(`p:${ended.slice(at, at + long)}`)
  }
  return features
}

/** Scripts that part no words: each sign, and each pair of neighbours. */
const signs = (all: readonly string[]): string[] =>
  all.flatMap((sign, at) => (at === 0 ? [`w:${sign}`] : [`w:${sign}`, `p:${all[at - 1] ?? ''}${sign}`]))

/** How often each feature stands in a text. */
export function countFeatures(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { features } of saidWords(text)) {
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  }
  return counts
}
