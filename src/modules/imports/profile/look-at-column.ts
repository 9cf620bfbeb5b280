/** What one column of a file holds. */
import { dateReader, type DateReader } from '../mapping/index.ts'

export interface ColumnProfile {
  readonly name: string
  readonly empty: number
  /** Rows by the kind of what they hold; a text is whatever is nothing else. */
  readonly kinds: Readonly<Record<Kind, number>>
  /** Formats of dates seen, with how many rows are in each. */
  readonly dates: Readonly<Record<string, number>>
  /** Different values; `atLeast` when counting stopped. */
  readonly distinct: number
  readonly atLeast: boolean
  /** The most frequent, while all could be counted. */
  readonly frequent: readonly { readonly value: string; readonly count: number }[]
  readonly shortest: number
  readonly longest: number
  /** Of whole numbers and decimals. */
  readonly lowest: number | undefined
  readonly highest: number | undefined
  /** Whole numbers written with a point: `2124.0`. */
  readonly pointZero: number
  /** Numbers with thousands set apart: `1,017,901`. */
  readonly grouped: number
  /** Blanks before or after. */
  readonly padded: number
}

export type Kind = 'whole' | 'decimal' | 'date' | 'point' | 'link' | 'text'

export interface ColumnLook {
  see(cell: string): void
  profile(name: string): ColumnProfile
}

/** Formats tried, in this order; of dates that fit two (01/02/2015) the first is counted. */
export const DATE_FORMATS = [
  'iso',
  'MM/DD/YYYY hh:mm:ss A',
  'MM/DD/YYYY hh:mm A',
  'MM/DD/YYYY HH:mm:ss',
  'MM/DD/YYYY HH:mm',
  'MM/DD/YYYY',
  'MM/DD/YY hh:mm:ss A',
  'MM/DD/YY HH:mm',
  'MM/DD/YY',
  'DD/MM/YYYY HH:mm:ss',
  'DD/MM/YYYY HH:mm',
  'DD/MM/YYYY',
  'DD.MM.YYYY HH:mm',
  'DD.MM.YYYY',
  'YYYY/MM/DD HH:mm:ss',
  'YYYY/MM/DD',
  'DD-MMM-YYYY',
] as const

interface Reader {
  readonly format: string
  readonly read: DateReader
}

const READERS: readonly Reader[] = DATE_FORMATS.map((format) => ({ format, read: dateReader(format) }))

/** Beyond so many different values they are only counted roughly. */
const MOST = 20_000
const FREQUENT = 12

const WHOLE = /^[+-]?\d{1,3}(,\d{3})+$|^[+-]?\d+(\.0+)?$/
const DECIMAL = /^[+-]?(\d+\.\d+|\.\d+|\d{1,3}(,\d{3})+\.\d+)(e[+-]?\d+)?$/i
const POINT = /^(SRID=\d+;)?POINT ?\(|^[([]\s*-?[\d.]+\s*,\s*-?[\d.]+\s*[)\]]$/i

export function lookAtColumn(): ColumnLook {
  const kinds: Record<Kind, number> = { whole: 0, decimal: 0, date: 0, point: 0, link: 0, text: 0 }
  const dates: Record<string, number> = {}
  const values = new Map<string, number>()
  let full = false
  const seen = { empty: 0, shortest: Infinity, longest: 0, lowest: Infinity, highest: -Infinity }
  let last: Reader | undefined
  const odd = { pointZero: 0, grouped: 0, padded: 0 }

  function number(text: string): void {
    const value = Number(text.replaceAll(',', ''))
    if (value < seen.lowest) seen.lowest = value
    if (value > seen.highest) seen.highest = value
    if (text.includes(',')) odd.grouped += 1
    if (/\.0+$/.test(text)) odd.pointZero += 1
  }

  function kindOf(text: string): Kind {
    const sign = text.charCodeAt(0)
    const digit = (sign >= 48 && sign <= 57) || sign === 43 || sign === 45 || sign === 46
    if (digit) {
      const whole = WHOLE.test(text)
      if (whole || DECIMAL.test(text)) {
        number(text)
        return whole ? 'whole' : 'decimal'
      }
      // The format of the row before is most likely this one's too.
      const reads = ({ read }: Reader) => read(text) !== undefined
      const date = text.length > 40 ? undefined : last && reads(last) ? last : READERS.find(reads)
      last = date ?? last
      if (date) dates[date.format] = (dates[date.format] ?? 0) + 1
      return date ? 'date' : 'text'
    }
    if (POINT.test(text)) return 'point'
    return /^https?:\/\//i.test(text) ? 'link' : 'text'
  }

  return {
    see(cell) {
      const text = cell.trim()
      if (text.length < cell.length) odd.padded += 1
      if (text === '') {
        seen.empty += 1
        return
      }
      const kind = kindOf(text)
      kinds[kind] += 1
      if (text.length < seen.shortest) seen.shortest = text.length
      if (text.length > seen.longest) seen.longest = text.length
      const known = values.get(text)
      if (known !== undefined) values.set(text, known + 1)
      else if (values.size < MOST) values.set(detached(text), 1)
      else full = true
    },
    profile: (name) => ({
      name,
      empty: seen.empty,
      kinds,
      dates: { ...epochs(name, kinds.whole, seen), ...dates },
      distinct: values.size,
      atLeast: full,
      frequent: [...values]
        .sort((a, b) => b[1] - a[1])
        .slice(0, FREQUENT)
        .map(([value, count]) => ({ value, count })),
      shortest: seen.longest === 0 ? 0 : seen.shortest,
      longest: seen.longest,
      lowest: Number.isFinite(seen.lowest) ? seen.lowest : undefined,
      highest: Number.isFinite(seen.highest) ? seen.highest : undefined,
      ...odd,
    }),
  }
}

/** Whole numbers of a column called like a time, when they are seconds or milliseconds of 1990 to 2065. */
function epochs(name: string, whole: number, { lowest, highest }: { lowest: number; highest: number }) {
  if (whole === 0 || !/date|time|_at$|_dt$/i.test(name)) return {}
  if (lowest > 6.3e8 && highest < 3e9) return { 'epoch s': whole }
  return lowest > 6.3e11 && highest < 3e12 ? { 'epoch ms': whole } : {}
}

/** A copy: a slice of a text keeps the whole text alive, here a piece of the file for every kept value. */
const detached = (text: string): string => (text.length < 13 ? text : Buffer.from(text).toString())
