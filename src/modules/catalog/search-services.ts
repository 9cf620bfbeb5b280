/** From a resident's own words to the services they may mean. */
import { localText } from './local-text.ts'
import { offered } from './lookups.ts'
import type { Catalog, Service } from './types.ts'

/** A word of a service, and how much it says: its name says most, its description least. */
interface Word {
  readonly text: string
  readonly weight: number
}

type Indexed = readonly {
  readonly service: Service
  readonly words: readonly Word[]
  readonly whole: string
}[]

/** Lower case, without accents: what people type on a phone. */
export const plain = (text: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase()

const wordsOf = (text: string): string[] => plain(text).match(/[\p{L}\p{N}]+/gu) ?? []

const indexes = new WeakMap<Catalog, Map<string, Indexed>>()

function indexOf(catalog: Catalog, locale: string): Indexed {
  let byLocale = indexes.get(catalog)
  if (!byLocale) indexes.set(catalog, (byLocale = new Map()))
  let index = byLocale.get(locale)
  if (!index) byLocale.set(locale, (index = offered(catalog).map((service) => indexService(service, locale))))
  return index
}

function indexService(service: Service, locale: string): Indexed[number] {
  // People mix languages ("el pothole"): the words of all of them are known, those of the page's first.
  const weighted = (texts: Readonly<Record<string, string>>, weight: number) =>
    Object.entries(texts).flatMap(([tag, text]) =>
      wordsOf(text).map((word) => ({ text: word, weight: tag === locale ? weight : weight * 0.8 })),
    )
  const keywords = Object.fromEntries(
    Object.entries(service.keywords).map(([tag, all]) => [tag, all.join(' ')]),
  )
  const words = [...weighted(service.name, 10), ...weighted(keywords, 9), ...weighted(service.description, 2)]
  const whole = plain([localText(service.name, locale), ...Object.values(keywords)].join(' '))
  return { service, words, whole }
}

/** The services that fit `query` best, at most `limit`; none when nothing fits. */
export function searchServices(catalog: Catalog, query: string, locale: string, limit = 8): Service[] {
  const asked = [...new Set(wordsOf(query.slice(0, 200)))].slice(0, 12)
  if (asked.length === 0) return []
  const index = indexOf(catalog, locale)
  const hits = asked.map((word) => index.map((entry) => fit(word, entry)))
  // A word that fits every second service ("street", "the") says little about which one is meant.
  const rarity = hits.map((scores) =>
    Math.log(1 + index.length / (1 + scores.filter((score) => score > 0).length)),
  )
  return index
    .map(({ service }, at) => ({
      service,
      score: hits.reduce((sum, scores, word) => sum + (scores[at] ?? 0) * (rarity[word] ?? 0), 0),
    }))
    .filter(({ score }) => score > 1)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ service }) => service)
}

function fit(asked: string, { words, whole }: Indexed[number]): number {
  let best = 0
  for (const { text, weight } of words) {
    if (weight <= best) continue
    best = Math.max(best, weight * alike(asked, text))
  }
  // Scripts without spaces between words: what is asked may lie anywhere in the text.
  const unspaced = /[\p{sc=Han}\p{sc=Khmer}\p{sc=Hangul}]/u.test(asked)
  return best === 0 && unspaced && whole.includes(asked) ? 6 : best
}

/** From 0 to 1: the same word, one beginning with the other, or one with a slip of the finger. */
function alike(asked: string, word: string): number {
  if (asked === word) return 1
  const [short, long] = asked.length < word.length ? [asked, word] : [word, asked]
  if (short.length >= 3 && long.startsWith(short)) return 0.6 + 0.3 * (short.length / long.length)
  if (short.length >= 4 && long.endsWith(short)) return 0.5
  const forgiven = short.length >= 8 ? 2 : short.length >= 5 ? 1 : 0
  if (forgiven > 0 && long.length - short.length <= forgiven && slips(asked, word) <= forgiven) return 0.7
  return 0
}

/** How many letters are wrong, missing, too many or swapped with their neighbour (optimal string alignment). */
function slips(one: string, other: string): number {
  let [before, last] = [[] as number[], Array.from({ length: other.length + 1 }, (_, i) => i)]
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1]
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      if (swapped) row[j] = Math.min(row[j]!, before[j - 2]! + 1)
    }
    ;[before, last] = [last, row]
  }
  return last[other.length]!
}
