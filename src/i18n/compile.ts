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
export function compile(message: string, locale: string): Say {
  const format = parse(message, locale)
  const parts: readonly Part[] = format.getAst()
  if (parts.every(({ type }) => type === ICU.literal)) {
    const text = parts.map(({ value }) => String(value)).join('')
    return () => text
  }
  if (parts.every(({ type }) => type === ICU.literal || type === ICU.argument)) {
    return (values = {}) => joined(parts, values)
  }
  return (values = {}) => String(format.format(values))
}

function joined(parts: readonly Part[], values: Values): string {
  let said = ''
  for (const { type, value } of parts)
    said += type === ICU.literal ? String(value) : (values[String(value)] ?? '')
  return said
}
