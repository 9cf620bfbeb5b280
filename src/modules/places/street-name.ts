/** The parts of a street's name: `N Broad St` is north, broad, street. */
import { DIRECTIONS, plain, shortWord, STREET_TYPES } from './words.ts'

export interface StreetName {
  /** `n`, `sw`, … or `''`. */
  readonly direction: string
  /** What the street is called, in short spelling, words apart: `van buren`, `5th`. */
  readonly core: string
  /** `st`, `ave`, … or `''`. */
  readonly type: string
}

/** Takes a full name apart. A direction or type that is all there is counts as the name: `North St`, `Avenue`. */
export function parseStreetName(name: string): StreetName {
  const words = plain(name)
    .replace(/[/&@#,-]+/g, ' ')
    .split(' ')
    .filter(Boolean)
  let [direction, type] = ['', '']
  const take = (at: 'first' | 'last', from: ReadonlyMap<string, string>, most: number): string => {
    const word = at === 'first' ? words[0] : words.at(-1)
    const short = word === undefined || words.length <= most ? undefined : from.get(word)
    if (short === undefined) return ''
    if (at === 'first') words.shift()
    else words.pop()
    return short
  }
  // `North St` keeps its name: a leading direction needs a name and a type, or a name, after it.
  const typeLast = STREET_TYPES.has(words.at(-1) ?? '')
  direction = take('first', DIRECTIONS, typeLast ? 2 : 1)
  if (!direction) direction = take('last', DIRECTIONS, 2)
  type = take('last', STREET_TYPES, 1)
  return { direction, core: words.map(shortWord).join(' '), type }
}

/** Upper-case names of an old register as people write them: `E JOHNSON ST` → `E Johnson St`, `5TH` → `5th`. */
export function tidyName(name: string): string {
  const text = name.replace(/\s+/g, ' ').trim()
  if (/\p{Ll}/u.test(text)) return text
  return text.toLowerCase().replace(/(?<![\p{L}\p{N}'’])\p{L}/gu, (letter) => letter.toUpperCase())
}
