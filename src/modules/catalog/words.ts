/** Words as they are compared: without case, accents and the small marks that people leave out. */

/** Words that say nothing about what is wrong; written as `plain` leaves them. */
const EMPTY_WORDS = new Set(
  `a an the is are was in on at of to and or for from with my our your it this that there i we you has have
  please can need want near not no do does be been very so by out up by me us some they them
  el la los las un una unos unas de del en y o que con por para mi su sus es esta estan hay se lo al no me te muy
  في من على الى إلى عن مع هذا هذه ان أن ما لا هو هي كان قد ال و يا لي لنا عند عندي أمام امام`
    .split(/\s+/)
    .map((word) => plain(word)),
)

/** Latin, Cyrillic, Greek and Arabic letters: scripts that part words by blanks. Others are cut into pairs of signs. */
const PIECES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]+|[\p{L}\p{N}]+/gu
const UNPARTED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u

/** `Árbol` → `arbol`; alef, ya and ta marbuta in one form each, without vowel signs. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}|\p{Cf}|ـ/gu, '')
    .toLowerCase()
    .replaceAll(/[أإآٱ]/g, 'ا')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه')
}

/** All words of a text in order, also those that carry no meaning by themselves; unparted scripts sign by sign. */
export function everyWordOf(text: string): string[] {
  return (plain(text).match(PIECES) ?? []).flatMap((piece) =>
    UNPARTED.test(piece) ? [...piece] : [stem(piece)],
  )
}

/** The words of a text that carry meaning, in order, in the form in which they are compared. */
export function wordsOf(text: string): string[] {
  return (plain(text).match(PIECES) ?? []).flatMap((piece) =>
    UNPARTED.test(piece) ? pairs(piece) : EMPTY_WORDS.has(piece) ? [] : [stem(piece)],
  )
}

/** Plurals and the Arabic article fall away; anything more is left to the comparison by likeness. */
function stem(word: string): string {
  if (/^\p{Script=Arabic}/u.test(word)) return word.length > 4 ? word.replace(/^(وال|بال|ال)/, '') : word
  if (word.length < 4 || word.endsWith('ss')) return word
  return word
    .replace(/ies$/, 'y')
    .replace(/(ch|sh|x)es$/, '$1')
    .replace(/s$/, '')
}

function pairs(piece: string): string[] {
  const signs = [...piece]
  return signs.length === 1 ? signs : signs.slice(1).map((sign, at) => (signs[at] ?? '') + sign)
}

/** Pieces of three letters, with the word's ends marked: `tree` → ` tr`, `tre`, `ree`, `ee `. */
export function trigrams(word: string): string[] {
  const padded = ` ${word} `
  return Array.from({ length: Math.max(0, padded.length - 2) }, (_, at) => padded.slice(at, at + 3))
}

/** One letter too many, too few, another, or two that changed places; in short words that makes another word. */
export function isOneSlip(word: string, known: string): boolean {
  if (Math.min(word.length, known.length) < 5 || Math.abs(word.length - known.length) > 1) return false
  let from = 0
  while (from < word.length && word[from] === known[from]) from += 1
  const [rest, other] = [word.slice(from), known.slice(from)]
  return (
    rest.slice(1) === other.slice(1) ||
    rest === other.slice(1) ||
    rest.slice(1) === other ||
    (rest[0] === other[1] && rest[1] === other[0] && rest.slice(2) === other.slice(2))
  )
}
