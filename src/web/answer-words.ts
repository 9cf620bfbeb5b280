/** An answer to a service's question, as the reader of a page reads it. */
import { answerInWords, type Attribute } from '../modules/catalog/index.ts'
import type { Frame } from './frame.ts'

/** The names of what was chosen, days and times in words. */
export const answerWords = (
  { locale, city, now }: Frame,
  attribute: Pick<Attribute, 'values' | 'datatype'>,
  answer: string | readonly string[],
): string =>
  answerInWords(attribute, answer, { locale, first: city.languages[0], timeZone: city.timeZone, now })
