/** Phrases of the city's files, looked for in what somebody writes: in order, a little apart, spelled a little wrong. */
import { everyWordOf, isOneSlip, type Phrases, plain } from '../catalog/index.ts'

/** Words that may stand between two words of a phrase: "smell a strong gas". */
const APART = 2
/** Most of a text that is looked at, in characters: the longest description there can be. */
export const LONGEST = 4000
/** Signs that a phrase may begin or end with, in scripts that do not part words: none may stand between. */
const UNPARTED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]$/u

interface Word {
  readonly text: string
  /** Any ending will do: `smell*`. */
  readonly open: boolean
}

type Phrase = readonly Word[]

/** Phrases made ready to be looked for. */
export interface Sought {
  readonly found: readonly Phrase[]
  readonly except: readonly Phrase[]
}

/** Said words whose fits are remembered: residents of a city say most things in few words. */
const REMEMBERED = 2_000

/** The words of many phrases, each once: which of them a said word may be is worked out once, however many ask. */
export interface Lexicon {
  sought(words: Phrases, except?: Phrases): Sought
  /** The words of phrases that any of these may be. */
  fitting(said: readonly string[]): ReadonlySet<Word>
}

export function makeLexicon(): Lexicon {
  const words = new Map<string, Word>()
  const remembered = new Map<string, readonly Word[]>()
  const once = (word: Word): Word => {
    const key = `${word.text}${word.open ? '*' : ''}`
    const known = words.get(key) ?? word
    words.set(key, known)
    return known
  }
  const phrasesOf = (phrases: Phrases): Phrase[] =>
    Object.values(phrases)
      .flat()
      .map((phrase) => phrase.split(/\s+/).flatMap(wordsOfPiece).map(once))
      .filter((phrase) => phrase.length > 0)
  const fittingOne = (said: string): readonly Word[] => {
    const known = remembered.get(said)
    if (known) return known
    const fitting = [...words.values()].filter((word) => fits(said, word))
    if (remembered.size >= REMEMBERED) remembered.clear()
    remembered.set(said, fitting)
    return fitting
  }
  return {
    sought: (found, except = {}) => ({ found: phrasesOf(found), except: phrasesOf(except) }),
    fitting: (said) => new Set(said.flatMap(fittingOne)),
  }
}

function wordsOfPiece(piece: string): Word[] {
  const open = piece.endsWith('*')
  // An open word keeps its letters as they are: `gase*` must not lose its end as a plural does.
  if (open) return [{ text: plain(piece.slice(0, -1)), open }]
  return everyWordOf(piece).map((text) => ({ text, open: false }))
}

/** The words of a text as phrases are looked for in it. */
export const heard = (text: string): readonly string[] => everyWordOf(text.slice(0, LONGEST))

/**
 * Whether any phrase stands in the words, once everything is taken out that only looks like one.
 *
 * @param fitting what {@link Lexicon.fitting} says of the words.
 */
export function says(
  words: readonly string[],
  { found, except }: Sought,
  fitting: ReadonlySet<Word>,
): boolean {
  const possible = (phrase: Phrase) => phrase.every((word) => fitting.has(word))
  const wanted = found.filter(possible)
  if (wanted.length === 0) return false
  const left = except.filter(possible).reduce<readonly (string | null)[]>(without, words)
  return wanted.some((phrase) => placeOf(phrase, left, 0) !== undefined)
}

/** The words with every place of `phrase` struck out; what is struck out still takes its room. */
function without(words: readonly (string | null)[], phrase: Phrase): readonly (string | null)[] {
  const left = [...words]
  for (let from = 0; ;) {
    const place = placeOf(phrase, left, from)
    if (!place) return left
    for (const at of place) left[at] = null
    from = place[0]! + 1
  }
}

/** Where the words of a phrase stand, the first place from `from` on. */
function placeOf(phrase: Phrase, words: readonly (string | null)[], from: number): number[] | undefined {
  for (let at = from; at < words.length; at += 1) {
    if (!fits(words[at], phrase[0]!)) continue
    const place = [at]
    for (const word of phrase.slice(1)) {
      const next = nextOf(word, words, place.at(-1)!)
      if (next === undefined) break
      place.push(next)
    }
    if (place.length === phrase.length) return place
  }
  return undefined
}

function nextOf(word: Word, words: readonly (string | null)[], before: number): number | undefined {
  const apart = UNPARTED.test(word.text) && UNPARTED.test(words[before] ?? '') ? 0 : APART
  for (let at = before + 1; at <= before + 1 + apart; at += 1) if (fits(words[at], word)) return at
  return undefined
}

function fits(said: string | null | undefined, { text, open }: Word): boolean {
  if (said === null || said === undefined) return false
  return open ? said.startsWith(text) : said === text || isOneSlip(said, text)
}
