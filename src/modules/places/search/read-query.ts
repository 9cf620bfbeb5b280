/** What a typed address may mean. Several readings are tried, because people leave out and turn around. */
import { parseStreetName } from '../street-name.ts'
import { asOrdinal, DIRECTIONS, plain, shortWord, STREET_TYPES } from '../words.ts'

/** One way to read a street's name out of what was typed. */
export interface StreetQuery {
  /** In short spelling: `van buren`, `5th`. Never empty. */
  readonly core: string
  readonly direction: string
  readonly type: string
  /** How sure this reading is, up to 1. */
  readonly trust: number
}

/** One way to read the whole: a house number, or none, and streets. */
export interface Reading {
  readonly number: number | null
  /** What followed the number: `-20`, `a`, `1/2` or `''`. */
  readonly suffix: string
  readonly streets: readonly StreetQuery[]
}

export interface Query {
  readonly readings: readonly Reading[]
  /** Both sides of `broad & 5th`; empty when there is no such sign. */
  readonly corner: readonly (readonly StreetQuery[])[]
  readonly zip: string
  /** `3` of `apt 3`. */
  readonly unit: string
  /** All that was typed, plain: for landmarks. */
  readonly text: string
}

const UNIT = /(?:\b(?:apt|apartment|unit|ste|suite|rm|room|dept|lot|piso|depto)\b|#)\s*#?\s*([\p{L}\d-]+)/u
const LEADING = /^(?:(?:the )?corner of|(?:the )?intersection of|near|esquina de|cerca de|شارع|تقاطع)\s+/u
const AND = new Set(['&', 'and', 'at', 'y', 'con', 'esquina', 'و'])

export function readQuery(typed: string): Query {
  const whole = plain(typed.slice(0, 200)).replace(LEADING, '')
  const unit = UNIT.exec(whole)?.[1] ?? ''
  const parts = whole.replace(UNIT, ' ').split(',')
  const zip = /(?:^|\s)(\d{5})(?:-\d{4})?\s*$/.exec(whole)
  const zipText = zip && zip.index > 0 ? (zip[1] ?? '') : ''
  const words = wordsOf(parts).filter(
    (word, at, all) => !(at === all.length - 1 && at > 0 && word.startsWith(zipText) && zipText),
  )
  return {
    readings: readingsOf(words),
    corner: cornerOf(words),
    zip: zipText,
    unit,
    text: words.map(shortWord).join(' '),
  }
}

const split = (text: string): string[] =>
  text
    .replace(/[&@]|(?<!\d)\/|\/(?!\d)/g, ' & ')
    .replace(/#/g, ' ')
    .split(' ')
    .filter((word) => /[\p{L}\p{N}&]/u.test(word))

// After a comma come town, state and ZIP; only numbers of it may still belong to the street.
function wordsOf([first = '', ...rest]: readonly string[]): string[] {
  const start = split(first)
  const more = rest.flatMap(split)
  return /[\p{L}]/u.test(first) ? [...start, ...more.filter((word) => /^\d/.test(word))] : [...start, ...more]
}

const NUMBER = /^(\d{1,6})(-\d{1,6}|-?[a-z])?$/

function readingsOf(words: readonly string[]): Reading[] {
  const named = words.filter((word) => !AND.has(word) || word === 'at')
  const readings: Reading[] = []
  named.forEach((word, at) => {
    const [, digits, suffix = ''] = NUMBER.exec(word) ?? []
    if (digits === undefined) return
    const fraction = /^\d\/\d$/.test(named[at + 1] ?? '')
    const streets = streetsOf(named.toSpliced(at, fraction ? 2 : 1))
    if (streets.length === 0) return
    readings.push({ number: Number(digits), suffix: fraction ? (named[at + 1] ?? '') : suffix, streets })
  })
  const streets = streetsOf(named)
  if (streets.length > 0) readings.push({ number: null, suffix: '', streets })
  return readings
}

function cornerOf(words: readonly string[]): StreetQuery[][] {
  const at = words.findIndex((word, place) => AND.has(word) && place > 0 && place < words.length - 1)
  if (at < 0) return []
  const sides = [streetsOf(words.slice(0, at)), streetsOf(words.slice(at + 1))]
  return sides.every(({ length }) => length > 0) ? sides : []
}

/** The ways to see a name, a direction and a type in some words. */
export function streetsOf(words: readonly string[]): StreetQuery[] {
  const found: StreetQuery[] = []
  const add = (core: readonly string[], direction: string, type: string, trust: number): void => {
    const text = core.map(shortWord).join(' ')
    if (text && !found.some((other) => other.core === text))
      found.push({ core: text, direction, type, trust })
    const [only] = core
    if (core.length === 1 && only && /^\d{1,3}$/.test(only))
      add([asOrdinal(Number(only))], direction, type, trust)
  }
  const { core, direction, type } = parseStreetName(words.join(' '))
  add(core.split(' ').filter(Boolean), direction, type, 1)
  const typeAt = words.findLastIndex((word) => STREET_TYPES.has(word))
  const anyType = STREET_TYPES.get(words[typeAt] ?? '') ?? ''
  const anyDirection = words.map((word) => DIRECTIONS.get(word)).find((one) => one !== undefined) ?? ''
  const bare = words.filter((word) => !STREET_TYPES.has(word) && !DIRECTIONS.has(word))
  add(bare, anyDirection, anyType, 0.98)
  // `1200 broad st riverton pa`: what follows the kind of street is the town.
  if (typeAt > 0)
    add(words.slice(DIRECTIONS.has(words[0] ?? '') ? 1 : 0, typeAt), anyDirection, anyType, 0.97)
  add(words, '', '', 0.96)
  return found
}
