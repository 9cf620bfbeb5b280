/** One answer, from what a person or a program typed to what is kept. */
import { formatFor } from '../../i18n/index.ts'
import { cleanText } from '../../kernel/clean-text.ts'
import type { Attribute, Datatype } from './types.ts'

/** Why an answer was not taken; pages look the sentence up under `answer.<problem>`. */
export type Problem = 'required' | 'not_a_number' | 'not_a_date' | 'not_on_the_list' | 'only_one' | 'too_long'

export type Read = { readonly value: string | readonly string[] } | { readonly problem: Problem } | undefined

/** What a question wants in the words of GeoReport v2, which knows no day without a time. */
export const wireDatatype = (datatype: Datatype): Exclude<Datatype, 'date'> =>
  datatype === 'date' ? 'datetime' : datatype

/** Longest answer of one line, and of several lines, in characters. */
const LIMIT = { string: 500, text: 4000 } as const

const ISO_DATE =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?\s?(Z|[+\- ]?\d\d(?::?\d\d)?)?)?$/i

/**
 * Reads one answer; undefined when nothing was answered (empty is not answered).
 *
 * @param zone IANA zone of the city: on whose clock an instant is a day, where only a day is asked for. Left out, the
 *   day is the one that stands in the text.
 */
export function readAnswer(
  { datatype, values }: Pick<Attribute, 'datatype' | 'values'>,
  raw: string | readonly string[],
  zone?: string,
): Read {
  const given = (typeof raw === 'string' ? [raw] : raw)
    .map((text) => text.trim())
    .filter((text) => text !== '')
  const [only] = given
  if (only === undefined) return undefined
  if (datatype === 'multivaluelist') return readKeys(given, values)
  if (new Set(given).size > 1) return { problem: 'only_one' }
  if (datatype === 'singlevaluelist') return readKeys([only], values, true)
  if (datatype === 'number') return readNumber(only)
  if (datatype === 'datetime') return readDate(only)
  if (datatype === 'date') return readDay(only, zone)
  return readText(only, datatype)
}

function readKeys(given: readonly string[], values: Attribute['values'], single = false): Read {
  const chosen = new Set(given)
  const known = values.filter(({ key }) => chosen.has(key)).map(({ key }) => key)
  if (known.length < chosen.size) return { problem: 'not_on_the_list' }
  return { value: single ? (known[0] ?? '') : known }
}

function readNumber(text: string): Read {
  // A decimal comma is what much of the world types; both signs at once would be ambiguous.
  const plain = /^[+-]?\d+,\d+$/.test(text) ? text.replace(',', '.') : text
  if (!/^[+-]?(\d{1,15}(\.\d{0,9})?|\.\d{1,9})$/.test(plain)) return { problem: 'not_a_number' }
  return { value: String(Number(plain)) }
}

/**
 * Most forms of ISO 8601, with the small damage they take on the way (a blank for `T`, for `+`, no colon in the
 * offset). With an offset it is kept as an instant in UTC; without, as the city's own wall-clock time.
 */
function readDate(text: string): Read {
  const [, year, month, day, hour, minute, second = '00', offset] = ISO_DATE.exec(text) ?? []
  if (year === undefined || !isDay(Number(year), Number(month), Number(day))) return { problem: 'not_a_date' }
  const date = `${year}-${month}-${day}`
  if (hour === undefined) return { value: date }
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return { problem: 'not_a_date' }
  const local = `${date}T${hour}:${minute}:${second}`
  if (offset === undefined) return { value: local }
  const shift = minutesOf(offset)
  if (shift === undefined) return { problem: 'not_a_date' }
  return { value: new Date(Date.parse(`${local}Z`) - shift * 60_000).toISOString().replace('.000Z', 'Z') }
}

/** Clients of Open311 send an instant, since the wire knows nothing less: it is a day on the city's clock. */
function readDay(text: string, zone: string | undefined): Read {
  const read = readDate(text)
  if (!read || 'problem' in read) return read
  const value = String(read.value)
  const day = zone && value.endsWith('Z') ? formatFor('en', zone).isoDay(new Date(value)) : value.slice(0, 10)
  return { value: day }
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return year >= 1000 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** Minutes east of UTC; undefined when no place on earth has that offset. */
function minutesOf(offset: string): number | undefined {
  if (/^z$/i.test(offset)) return 0
  const [, sign, hours, minutes = '00'] = /^([+\- ]?)(\d\d):?(\d\d)?$/.exec(offset) ?? []
  const total = Number(hours) * 60 + Number(minutes)
  if (total > 14 * 60 || Number(minutes) > 59) return undefined
  return sign === '-' ? -total : total
}

function readText(typed: string, datatype: 'string' | 'text'): Read {
  const text = cleanText(typed)
  if (text === '') return undefined
  if (text.length > LIMIT[datatype]) return { problem: 'too_long' }
  if (datatype === 'string') return { value: text.replaceAll(/\s+/g, ' ') }
  return { value: text }
}
