/** One message made ready to be said many times. */
import { IntlMessageFormat } from 'intl-messageformat'
import { ICU, type Part } from './icu.ts'

export type Values = Readonly<Record<string, string | number>>

/** A message with its arguments filled in. */
export type Say = (values?: Values) => string

/** @throws {SyntaxError} when `message` is no ICU message. Tags are text here: pages bring their own markup. */
export const parse = (message: string, locale: string): IntlMessageFormat =>
  new IntlMessageFormat(message, locale, undefined, { ignoreTag: true })

/**
 * Most messages are a plain text, most others a text with names in it: both are said without `Intl`
 * (a page says some sixty of them). Only plurals, choices and formatted numbers take the long way.
 */
export function compile(message: string, locale: string, dir: 'ltr' | 'rtl' = 'ltr'): Say {
  const format = parse(message, locale)
  const parts: readonly Part[] = format.getAst()
  if (parts.every(({ type }) => type === ICU.literal)) {
    const text = parts.map(({ value }) => String(value)).join('')
    return () => text
  }
  if (parts.every(({ type }) => type === ICU.literal || type === ICU.argument)) {
    return (values = {}) => joined(parts, dir === 'rtl' ? isolated(values) : values)
  }
  return (values = {}) => String(format.format(dir === 'rtl' ? isolated(values) : values))
}

function joined(parts: readonly Part[], values: Values): string {
  let said = ''
  for (const { type, value } of parts)
    said += type === ICU.literal ? String(value) : (values[String(value)] ?? '')
  return said
}

const OWN_ORDER = /\p{sc=Latin}|\d-\d|[+-]\d/u

/**
 * Latin names and numbers with hyphens keep their own order in a right-to-left text: without the isolating marks
 * (U+2068 … U+2069) "150 Broad St" would be read "Broad St 150", and "555-0100" "0100-555".
 */
export const isolate = (value: string): string => (OWN_ORDER.test(value) ? `\u2068${value}\u2069` : value)

function isolated(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? isolate(value) : value]),
  )
}
