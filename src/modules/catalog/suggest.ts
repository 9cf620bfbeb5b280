/** Which service somebody means, from their own words: in memory, tolerant of spelling, and silent when nothing fits. */
import { offered } from './lookups.ts'
import type { Catalog, Service } from './types.ts'
import { isOneSlip, trigrams, wordsOf } from './words.ts'

export interface Suggestion {
  readonly service: Service
  /** 0 to 1: how much of what was said fits. */
  readonly score: number
}

/** How much a word counts by where it stands. */
const WEIGHT = { name: 1, keyword: 0.9, value: 0.45, description: 0.35 } as const

/** What a word of another language than the reader's counts. */
const FOREIGN = 0.8
/** Likeness of two words below which they are different words. */
const ALIKE = 0.5
/** Likeness of two long words that one slip of the finger parts. */
const SLIP = 0.85
/** Least score worth showing. */
const ENOUGH = 0.3
/** Least share of the best score: when one service fits plainly, the others are noise. */
const NEAR_BEST = 0.4
/** Longest text looked at, in words: more than that is a story, and its beginning says what it is about. */
const LONGEST = 40

interface Index {
  /** For each word: how much it counts for which service (position in `services`). */
  readonly words: ReadonlyMap<string, ReadonlyMap<number, number>>
  /** Words by their trigrams. */
  readonly pieces: ReadonlyMap<string, readonly string[]>
  readonly services: readonly Service[]
}

const made = new WeakMap<Catalog, Map<string, Index>>()

/**
 * At most `limit` services for a resident's words, the best first; none when nothing fits.
 * Texts in every language are searched, those in `locale` count most.
 */
export function suggestServices(catalog: Catalog, text: string, locale: string, limit = 5): Suggestion[] {
  const { words, pieces, services } = indexOf(catalog, locale)
  const asked = [...new Set(wordsOf(text))].slice(0, LONGEST)
  const scores = new Float64Array(services.length)
  let whole = 0
  for (const word of asked) {
    const best = new Map<number, number>()
    let rarity = 0
    for (const { known, likeness } of alike(word, words, pieces)) {
      const places = words.get(known) ?? new Map<number, number>()
      const rare = rarityOf(places.size, services.length)
      rarity = Math.max(rarity, rare * likeness)
      for (const [at, weight] of places) best.set(at, Math.max(best.get(at) ?? 0, weight * likeness * rare))
    }
    // A word the city never uses still counts against: "spaceship on my lawn" is not about lawns.
    whole += rarity > 0 ? rarity : 0.35
    for (const [at, score] of best) scores[at] = (scores[at] ?? 0) + score
  }
  const least = Math.max(ENOUGH, (Math.max(0, ...scores) / whole) * NEAR_BEST)
  return services
    .map((service, at) => ({ service, score: (scores[at] ?? 0) / whole }))
    .filter(({ score }) => score >= least)
    .sort((one, other) => other.score - one.score)
    .slice(0, limit)
}

/** Services that are called exactly so, in any language; if none is, the one that alone has this as a keyword. */
export function servicesCalled(catalog: Catalog, text: string): Service[] {
  const called = wordsOf(text).join(' ')
  if (called === '') return []
  const isIt = (words: string) => wordsOf(words).join(' ') === called
  const services = offered(catalog)
  const named = services.filter(({ name }) => Object.values(name).some(isIt))
  if (named.length > 0) return named
  const meant = services.filter(({ keywords }) => Object.values(keywords).flat().some(isIt))
  return meant.length === 1 ? meant : []
}

/** A word in one service is telling; a word in all of them says nothing. */
const rarityOf = (places: number, services: number): number =>
  places === 0 ? 0 : Math.log(1 + services / places) / Math.log(1 + services)

function alike(
  word: string,
  words: Index['words'],
  pieces: Index['pieces'],
): { known: string; likeness: number }[] {
  if (words.has(word)) return [{ known: word, likeness: 1 }]
  const own = trigrams(word)
  const shared = new Map<string, number>()
  for (const piece of own)
    for (const known of pieces.get(piece) ?? []) shared.set(known, (shared.get(known) ?? 0) + 1)
  return [...shared].flatMap(([known, count]) => {
    const byPieces = (2 * count) / (own.length + known.length)
    const likeness = Math.max(byPieces, prefixLikeness(word, known), isOneSlip(word, known) ? SLIP : 0)
    return likeness >= ALIKE ? [{ known, likeness: likeness * 0.9 }] : []
  })
}

/** While one types, the beginning of a word must do: `poth` for `pothole`. */
function prefixLikeness(word: string, known: string): number {
  return word.length >= 3 && known.startsWith(word) ? 0.5 + word.length / known.length / 2 : 0
}

function indexOf(catalog: Catalog, locale: string): Index {
  let byLocale = made.get(catalog)
  if (!byLocale) made.set(catalog, (byLocale = new Map()))
  let index = byLocale.get(locale)
  if (!index) byLocale.set(locale, (index = build(offered(catalog), locale)))
  return index
}

function build(services: readonly Service[], locale: string): Index {
  const words = new Map<string, Map<number, number>>()
  services.forEach((service, at) => {
    for (const [text, weight] of textsOf(service, locale)) {
      for (const word of wordsOf(text)) {
        const places = words.get(word) ?? new Map<number, number>()
        places.set(at, Math.max(places.get(at) ?? 0, weight))
        words.set(word, places)
      }
    }
  })
  const pieces = new Map<string, string[]>()
  for (const word of words.keys()) {
    for (const piece of new Set(trigrams(word))) {
      const known = pieces.get(piece)
      if (known) known.push(word)
      else pieces.set(piece, [word])
    }
  }
  return { words, pieces, services }
}

/** Every text of a service with its weight. People mix languages ("el pothole"), so all are known. */
function textsOf(
  { name, description, keywords, attributes }: Service,
  locale: string,
): (readonly [string, number])[] {
  const base = locale.split('-')[0]
  const weighed = (texts: Readonly<Record<string, string>>, weight: number) =>
    Object.entries(texts).map(
      ([tag, text]) => [text, tag === locale || tag === base ? weight : weight * FOREIGN] as const,
    )
  const joined = Object.fromEntries(Object.entries(keywords).map(([tag, all]) => [tag, all.join(' ')]))
  return [
    ...weighed(name, WEIGHT.name),
    ...weighed(joined, WEIGHT.keyword),
    ...weighed(description, WEIGHT.description),
    ...attributes.flatMap(({ values }) => values.flatMap((value) => weighed(value.name, WEIGHT.value))),
  ]
}
