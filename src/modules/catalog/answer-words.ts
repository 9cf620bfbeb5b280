/** An answer as people read it. */
import { formatFor, localText } from '../../i18n/index.ts'
import type { Attribute } from './types.ts'

/** Whose language and whose clock. */
export interface ReadBy {
  readonly locale: string
  /** The city's first language, where the reader's has no words. */
  readonly first?: string | undefined
  /** IANA zone of the city. */
  readonly timeZone: string
  readonly now?: Date
}

/** The names of what was chosen, days and times in words, all else as it was typed. */
export function answerInWords(
  { values, datatype }: Pick<Attribute, 'values' | 'datatype'>,
  answer: string | readonly string[],
  by: ReadBy,
): string {
  const said = [answer].flat().filter((one) => one.trim() !== '')
  // A list says what was chosen in its own order.
  const places = new Map(values.map(({ key }, at) => [key, at]))
  const words = said
    .toSorted((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0))
    .map((one) => {
      const chosen = values.find(({ key }) => key === one)
      if (chosen) return localText(chosen.name, by.locale, by.first)
      return datatype === 'datetime' || datatype === 'date' ? momentInWords(one, by) : one
    })
  return formatFor(by.locale, by.timeZone).list(words)
}

/** An instant on the city's clock, or a day and a wall-clock time as they were given. */
function momentInWords(moment: string, { locale, timeZone, now }: ReadBy): string {
  if (/T.*Z$/i.test(moment)) {
    const at = new Date(moment)
    return Number.isNaN(at.getTime()) ? moment : formatFor(locale, timeZone).dayTime(at, now)
  }
  const [date, time] = moment.split('T')
  // What a clock on the wall showed, said as it was: no zone moves it.
  const wall = new Date(`${date}T${time?.slice(0, 5) ?? '12:00'}Z`)
  if (Number.isNaN(wall.getTime())) return moment
  const format = formatFor(locale, 'UTC')
  return time ? format.dayTime(wall, now) : format.day(wall, now)
}
