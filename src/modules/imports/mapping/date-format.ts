/** Formats of dates, as a mapping names them. */

/** What a text says in one format: an instant, a reading of a clock (ms as if UTC), or a day without a time. */
export type DateReading =
  | { readonly kind: 'instant'; readonly ms: number }
  | { readonly kind: 'clock'; readonly ms: number }
  | { readonly kind: 'day'; readonly ms: number }

/** Undefined: the text is not in this format. */
export type DateReader = (text: string) => DateReading | undefined

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Tokens of a pattern, the longest first; all take one digit where the file has no leading zero. */
const TOKENS: readonly (readonly [token: string, pattern: string, part: string])[] = [
  ['YYYY', '(\\d{4})', 'year'],
  ['MMM', '([A-Za-z]{3})[a-z]*', 'name'],
  ['YY', '(\\d\\d)', 'short'],
  ['MM', '(\\d{1,2})', 'month'],
  ['DD', '(\\d{1,2})', 'day'],
  ['HH', '(\\d{1,2})', 'hour'],
  ['hh', '(\\d{1,2})', 'hour'],
  ['mm', '(\\d{2})', 'minute'],
  ['ss', '(\\d{2})(?:[.,]\\d+)?', 'second'],
  ['M', '(\\d{1,2})', 'month'],
  ['D', '(\\d{1,2})', 'day'],
  ['H', '(\\d{1,2})', 'hour'],
  ['h', '(\\d{1,2})', 'hour'],
  ['A', '([AaPp])\\.?[Mm]\\.?', 'half'],
  ['Z', '(Z|[+-]\\d\\d(?::?\\d\\d)?)', 'offset'],
]

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,3})\d*)?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?)?$/i

/**
 * A reader of `iso`, `epoch s`, `epoch ms`, or of a pattern such as `MM/DD/YYYY hh:mm:ss A`.
 *
 * @throws {Error} saying what is wrong with the pattern.
 */
export function dateReader(format: string): DateReader {
  if (format === 'iso') return readIso
  if (format === 'epoch s' || format === 'epoch ms') {
    const unit = format === 'epoch s' ? 1000 : 1
    return (text) => (/^-?\d{1,16}(\.0+)?$/.test(text) ? instant(Number(text) * unit) : undefined)
  }
  return readPattern(format)
}

function readIso(text: string): DateReading | undefined {
  const found = ISO.exec(text)
  if (!found) return undefined
  const [, year, month, day, hour, minute, second, fraction = '0', offset] = found
  const ms = toMs(
    Number(year),
    Number(month),
    Number(day),
    Number(hour ?? 0),
    Number(minute ?? 0),
    Number(second ?? 0),
  )
  if (ms === undefined) return undefined
  if (hour === undefined) return { kind: 'day', ms }
  return withOffset(ms + Number(fraction.padEnd(3, '0')), offset)
}

function readPattern(format: string): DateReader {
  const parts: string[] = []
  let pattern = ''
  for (let at = 0; at < format.length;) {
    const token = TOKENS.find(([name]) => format.startsWith(name, at))
    if (token) parts.push(token[2])
    pattern += token ? token[1] : format[at]!.replace(/[^\w ]/, '\\$&').replace(' ', ' +')
    at += token ? token[0].length : 1
  }
  const has = (part: string) => parts.includes(part)
  if (!(has('year') || has('short')) || !(has('month') || has('name')) || !has('day')) {
    throw new Error(
      'a date needs its year (YYYY or YY), month (MM) and day (DD), or write iso, epoch s or epoch ms',
    )
  }
  if (new Set(parts).size < parts.length) throw new Error('a part of the date stands in it twice')
  const regex = new RegExp(`^${pattern}$`)
  const place = (part: string) => parts.indexOf(part) + 1
  const [year, short, month, name, day] = ['year', 'short', 'month', 'name', 'day'].map(place) as Five
  const [hour, minute, second, half, offset] = ['hour', 'minute', 'second', 'half', 'offset'].map(
    place,
  ) as Five
  return (text) => {
    const found = regex.exec(text)
    if (!found) return undefined
    const number = (at: number) => (at === 0 ? 0 : Number(found[at]))
    const years = year ? number(year) : fullYear(number(short))
    const months = month ? number(month) : MONTHS.indexOf(found[name]!.toLowerCase()) + 1
    const hours = half ? onTheClock(number(hour), found[half]!) : number(hour)
    const ms = toMs(years, months, number(day), hours, number(minute), number(second))
    if (ms === undefined) return undefined
    return hour ? withOffset(ms, offset ? found[offset] : undefined) : { kind: 'day', ms }
  }
}

type Five = [number, number, number, number, number]

const instant = (ms: number): DateReading | undefined =>
  Math.abs(ms) < 8.64e15 ? { kind: 'instant', ms } : undefined

/** 70–99 are of the last century. */
const fullYear = (short: number): number => (short < 70 ? 2000 : 1900) + short

/** 12 AM is midnight, 12 PM is noon; 13 PM does not exist. */
function onTheClock(hour: number, half: string): number {
  if (hour < 1 || hour > 12) return NaN
  return (hour % 12) + (/p/i.test(half) ? 12 : 0)
}

function toMs(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number | undefined {
  // Written so that NaN fails too.
  if (!(year >= 1000 && hour <= 23 && minute <= 59 && second <= 60 && month >= 1 && month <= 12 && day >= 1))
    return undefined
  if (day > 28 && new Date(Date.UTC(year, month - 1, day)).getUTCDate() !== day) return undefined
  return Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59))
}

function withOffset(ms: number, offset: string | undefined): DateReading {
  if (offset === undefined) return { kind: 'clock', ms }
  if (/^z$/i.test(offset)) return { kind: 'instant', ms }
  const digits = offset.slice(1).replace(':', '').padEnd(4, '0')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))
  return { kind: 'instant', ms: ms - (offset.startsWith('-') ? -1 : 1) * minutes * 60_000 }
}
