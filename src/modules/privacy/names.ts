/** Names of people, where a word before them says that a person follows. Streets, schools and offices are not people. */
import type { Finding } from './finding.ts'
import { GIVEN_NAMES } from './given-names.ts'
import { NO_NAME, PLACE_WORD } from './no-names.ts'

/** Before a surname and nothing else. */
const TITLE =
  /(?<![\p{L}\p{N}])(?:Mr|Mrs|Ms|Mx|MR|MRS|Mme|Sra|Srta|Se[nñ]ora?|Miss|Dr|Prof|Officer|Ofc|Deputy|Sgt|Sergeant|Det|Detective|Lt|Lieutenant|Capt|Captain)\b\.?[ ]{1,2}/gu

const RANK = /^(?:Off?i?c|Dep|Sgt|Serg|Det|L|Cap)/

/** Words that a person follows, whoever it is: two names are believed, also when nobody knows them. */
const STRONG = [
  '(?:spoke|spoken|speaking|speak|talked|met) (?:with|to)',
  'my name is',
  'name is',
  'name ?:',
  'caller',
  'caller is',
  'reported by',
  'requested by',
  'contact person',
  'dear',
  'me llamo',
  'mi nombre es',
  "je m'appelle",
  'habl[eéó] con',
]

/** Words that a person may follow: only a name that is known is believed. */
const WEAK = [
  'per',
  'call',
  'called',
  'contacted',
  'emailed',
  'e-mailed',
  'informed',
  'advised',
  'completed by',
  'inspected by',
  'repaired by',
  'done by',
  'removed by',
  'assigned to',
  'resident',
  'homeowner',
  'owner',
  'tenant',
  'landlord',
  'neighbou?r',
  'constituent',
  'complainant',
  'customer',
  'inspector',
  'officer',
  'supervisor',
  'foreman',
  'crew',
  'attn',
  'hi',
  'hello',
  'thanks',
  'thank you',
  'sincerely',
  'regards',
  'contr',
  'contractor',
  "i'?m",
  'i am',
  'this is',
  'vecin[oa]',
  'due[nñ][oa]',
]

const said = (words: readonly string[]) =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${words.join('|')})(?![\p{L}\p{N}])[,.:]? {1,2}`, 'giu')
const AFTER_STRONG = said(STRONG)
const AFTER_WEAK = said(WEAK)

/** A word as a name is written: with a capital, or an initial. */
const WORD = /^(?:\p{Lu}[\p{L}'’-]{1,24}|\p{Lu}\.?(?= \p{Lu}))(?![\p{L}\p{N}])/u
const LOWER_WORD = /^\p{Ll}[\p{L}'’-]{2,24}(?![\p{L}\p{N}])/u

export function findNames(text: string): Finding[] {
  return [...titled(text), ...after(text, AFTER_STRONG, isTwoNames), ...after(text, AFTER_WEAK, () => false)]
}

function* titled(text: string): Generator<Finding> {
  for (const { 0: title, index } of text.matchAll(TITLE)) {
    // "Sunset Dr Boston": a street ends here, no doctor begins.
    if (
      title.startsWith('Dr') &&
      /[\p{Lu}\d][\p{L}\d.'’]* {1,2}$/u.test(text.slice(Math.max(0, index - 26), index))
    )
      continue
    const from = index + title.length
    const words = wordsAt(text, from)
    // A rank stands before much that is no name; in capitals nothing tells it apart.
    if (RANK.test(title) && !/\p{Ll}/u.test(words[0] ?? '')) continue
    const first = words[0] ?? lowerNameAt(text, from, title)
    if (first === undefined) continue
    const end = words.length > 0 ? endOf(text, from, words) : from + first.length
    if (end !== undefined) yield { kind: 'name', from, to: end }
  }
}

/** "Ms. jackson": haste, but after a title it is a name. */
function lowerNameAt(text: string, from: number, title: string): string | undefined {
  const word = /^M(?:r|rs|s)\b/u.test(title) ? LOWER_WORD.exec(text.slice(from, from + 26))?.[0] : undefined
  return word !== undefined && !NO_NAME.has(word) ? word : undefined
}

function* after(
  text: string,
  words: RegExp,
  alsoUnknown: (names: readonly string[]) => boolean,
): Generator<Finding> {
  for (const { 0: before, index } of text.matchAll(words)) {
    const from = index + before.length
    const names = wordsAt(text, from)
    const [first = ''] = names
    if (!GIVEN_NAMES.has(plain(first)) && !alsoUnknown(names)) continue
    const end = endOf(text, from, names)
    if (end !== undefined) yield { kind: 'name', from, to: end }
  }
}

/** Two words with a capital each, and small letters: in a text of capitals every word looks like a name. */
const isTwoNames = (names: readonly string[]) =>
  names.length >= 2 && names.every((name) => /\p{Ll}/u.test(name) || /^\p{Lu}\.?$/u.test(name))

const plain = (word: string) => word.toLowerCase().replace(/['’]s$/, '')

/** Up to three words of a name at this place; none that is known to be something else. */
function wordsAt(text: string, from: number): string[] {
  const words: string[] = []
  let rest = text.slice(from, from + 84)
  while (words.length < 3) {
    const word = WORD.exec(rest)?.[0]
    if (word === undefined || NO_NAME.has(plain(word)) || PLACE_WORD.has(plain(word))) break
    // In a text of small letters a word of capitals is no surname ("Joe RE inquiry").
    if (words.length > 0 && /\p{Ll}/u.test(words[0]!) && /^\p{Lu}{2,}$/u.test(word)) break
    if (words.length > 1 && !/\p{Ll}/u.test(words[0]!) && !GIVEN_NAMES.has(plain(word))) break
    words.push(word)
    const gap = /^ {1,2}/.exec(rest.slice(word.length))?.[0]
    if (gap === undefined) break
    rest = rest.slice(word.length + gap.length)
  }
  return words
}

/** Where the name ends; undefined when it is a street's, a school's or a park's. */
function endOf(text: string, from: number, words: readonly string[]): number | undefined {
  let to = from
  for (const word of words) to = text.indexOf(word, to) + word.length
  const next = [...text.slice(to, to + 40).matchAll(/^['’]?s? {0,2}([\p{L}]+)(?: ([\p{L}]+))?/gu)][0]
  if (
    next &&
    (PLACE_WORD.has(plain(next[1] ?? '')) || (isName(next[1]) && PLACE_WORD.has(plain(next[2] ?? ''))))
  )
    return undefined
  return to
}

const isName = (word = '') => /^\p{Lu}/u.test(word) && !NO_NAME.has(plain(word))
