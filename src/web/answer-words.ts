/** An answer to a service's question, as the reader of a page reads it. */
import { answerInWords, type Attribute } from '../modules/catalog/index.ts'
import type { Frame } from './frame.ts'

/** What a client sent without being asked is said as it came. */
const UNASKED = { datatype: 'string', values: [] } as const

/** The names of what was chosen, days and times in words. */
export const answerWords = (
  { locale, city, now }: Frame,
  attribute: Pick<Attribute, 'values' | 'datatype'> | undefined,
  answer: string | readonly string[],
): string =>
  answerInWords(attribute ?? UNASKED, answer, {
    locale,
    first: city.languages[0],
    timeZone: city.timeZone,
    now,
  })
