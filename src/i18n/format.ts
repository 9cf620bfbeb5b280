/** Dates, times, numbers and distances in the reader's language and on the city's clock. */
import { languageOf } from './languages.ts'

/** What distances are told in. */
export type Units = 'imperial' | 'metric'

/** All of it for one language and one zone; made once and kept. */
export interface Format {
  /** "Thursday 26 November", with the year when that is not the present one. */
  readonly day: (at: Date, now?: Date) => string
  /** "Thu 26 Nov", for lists. */
  readonly shortDay: (at: Date, now?: Date) => string
  /** "4:30 pm". */
  readonly time: (at: Date) => string
  /** "Thursday 26 November, 4:30 pm". */
  readonly dayTime: (at: Date, now?: Date) => string
  /** "today", "tomorrow", "yesterday"; else the day in words. */
  readonly nearDay: (at: Date, now: Date) => string
  /** "today, 4:30 pm", "Thursday 26 November, 4:30 pm". */
  readonly nearDayTime: (at: Date, now: Date) => string
  /** "3 hours ago", "in 2 days", "now": the largest unit that fits. */
  readonly relative: (at: Date, now: Date) => string
  /** `YYYY-MM-DD` on the city's clock, for `<time datetime>` and date fields. */
  readonly isoDay: (at: Date) => string
  readonly number: (value: number, digits?: number) => string
  /** From metres: "350 feet", "0.4 miles", "120 metres", "1.2 kilometres". */
  readonly distance: (metres: number) => string
  /** "A, B and C". */
  readonly list: (items: readonly string[]) => string
}

const cache = new Map<string, Format>()

/** @param zone IANA zone of the city, not of the server and not of the reader. */
export function formatFor(locale: string, zone: string, units: Units = unitsOf(zone)): Format {
  const key = `${locale} ${zone} ${units}`
  const known = cache.get(key)
  if (known) return known
  const made = make(locale, zone, units)
  cache.set(key, made)
  return made
}

function make(locale: string, zone: string, units: Units): Format {
  const { tag, dates = tag, times = tag, numbers = tag } = languageOf(locale)
  const date = (options: Intl.DateTimeFormatOptions) =>
    remembering(new Intl.DateTimeFormat(dates, { timeZone: zone, ...options }))
  const long = { weekday: 'long', day: 'numeric', month: 'long' } as const
  const short = { weekday: 'short', day: 'numeric', month: 'short' } as const
  const [day, dayYear] = [date(long), date({ ...long, year: 'numeric' })]
  const [brief, briefYear] = [date(short), date({ ...short, weekday: undefined, year: 'numeric' })]
  const clock = remembering(new Intl.DateTimeFormat(times, { timeZone: zone, timeStyle: 'short' }))
  const iso = remembering(new Intl.DateTimeFormat('en-CA', { timeZone: zone }))
  const span = new Intl.RelativeTimeFormat(numbers, { numeric: 'auto' })
  const count = new Intl.NumberFormat(numbers)
  const lists = new Intl.ListFormat(dates)
  const unit = (name: string, digits: number) =>
    new Intl.NumberFormat(numbers, {
      style: 'unit',
      unit: name,
      unitDisplay: 'long',
      maximumFractionDigits: digits,
    })
  const [near, far] =
    units === 'imperial' ? [unit('foot', 0), unit('mile', 1)] : [unit('meter', 0), unit('kilometer', 1)]
  const sameYear = (a: Date, b: Date) => iso(a).slice(0, 4) === iso(b).slice(0, 4)

  const words: Format = {
    day: (at, now = new Date()) => (sameYear(at, now) ? day : dayYear)(at),
    shortDay: (at, now = new Date()) => (sameYear(at, now) ? brief : briefYear)(at),
    time: clock,
    dayTime: (at, now) => lists2(words.day(at, now), clock(at), tag),
    nearDay: (at, now) => {
      const days = Math.round((Date.parse(iso(at)) - Date.parse(iso(now))) / DAY)
      return Math.abs(days) <= 1 ? span.format(days, 'day') : words.day(at, now)
    },
    nearDayTime: (at, now) => lists2(words.nearDay(at, now), clock(at), tag),
    relative: (at, now) => {
      const [value, name] = largest((at.getTime() - now.getTime()) / 1000)
      return span.format(value, name)
    },
    isoDay: iso,
    number: (value, digits) =>
      digits === undefined
        ? count.format(value)
        : value.toLocaleString(numbers, { maximumFractionDigits: digits }),
    distance: (metres) => {
      if (units === 'metric') return metres < 950 ? near.format(round(metres, 10)) : far.format(metres / 1000)
      const feet = metres * 3.28084
      return feet < 1000 ? near.format(round(feet, 50)) : far.format(metres / 1609.344)
    },
    list: (items) => lists.format(items),
  }
  return words
}

const MINUTE = 60_000 // milliseconds
const DAY = 1_440 * MINUTE
const MOST = 1_000 // minutes that are remembered

/**
 * What `format` says, remembered by the minute, the least that it shows: pages say the same few days again and again, and
 * each costs some microseconds. (Since 1972 every zone is whole minutes from UTC.)
 */
function remembering(format: Intl.DateTimeFormat): (at: Date) => string {
  const said = new Map<number, string>()
  return (at) => {
    const minute = Math.floor(at.getTime() / MINUTE)
    let words = said.get(minute)
    if (words === undefined) {
      words = format.format(at)
      if (said.size >= MOST) said.clear()
      said.set(minute, words)
    }
    return words
  }
}

// The comma of the script, not of English.
const lists2 = (one: string, other: string, tag: string) =>
  `${one}${languageOf(tag).dir === 'rtl' ? '، ' : ', '}${other}`

// Never "0 feet": somebody stands right there.
const round = (value: number, step: number) => Math.max(step, Math.round(value / step) * step)

const STEPS: readonly (readonly [seconds: number, unit: Intl.RelativeTimeFormatUnit])[] = [
  [31_557_600, 'year'],
  [2_629_800, 'month'],
  [604_800, 'week'],
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
]

function largest(seconds: number): [number, Intl.RelativeTimeFormatUnit] {
  for (const [size, unit] of STEPS) {
    if (Math.abs(seconds) >= size) return [Math.trunc(seconds / size), unit]
  }
  return [0, 'second']
}

// Feet and miles are what people of these zones walk and drive; everywhere else, metres.
const IMPERIAL =
  /^(US\/|America\/(New_York|Detroit|Chicago|Denver|Phoenix|Los_Angeles|Anchorage|Boise|Juneau|Menominee|Indiana\/|Kentucky\/|North_Dakota\/)|Pacific\/Honolulu)/

const unitsOf = (zone: string): Units => (IMPERIAL.test(zone) ? 'imperial' : 'metric')
