/** A written address, taken apart. */

export interface AddressParts {
  readonly number: number
  /** What follows the number: `-20` of a range, `A`, `1/2`, or `''`. */
  readonly suffix: string
  readonly street: string
  readonly unit: string
}

const LINE = /^(\d{1,9})(?:\s*([A-Za-z]?-\s*\d{1,6}[A-Za-z]?)|([A-Za-z])(?=\s)|\s+(\d\/\d)(?=\s))?\s+(.*\S)$/
const UNIT = /\s+((?:(?:apt|unit|ste|suite|rm|room|fl|floor|lot|bldg)\b\.?|#)\s*#?\s*(?:\d[\w-]*|[a-z]\d*))$/i

/** `1300-20 E JOHNSON ST` → 1300, `-20`, `E JOHNSON ST`; undefined when it does not begin with a house number. */
export function parseAddressLine(text: string): AddressParts | undefined {
  const [, digits, range, letter, fraction, rest] = LINE.exec(text.trim()) ?? []
  if (digits === undefined || rest === undefined || Number(digits) > 999_999_999) return undefined
  const unit = UNIT.exec(rest)?.[1] ?? ''
  // After a comma come flat, town and state.
  const street = (rest.replace(UNIT, '').split(',')[0] ?? '').replace(/\s+/g, ' ').trim()
  if (!/\p{L}|\d(st|nd|rd|th)\b/iu.test(street)) return undefined
  return {
    number: Number(digits),
    suffix: range?.replace(/\s/g, '') ?? letter ?? fraction ?? '',
    street,
    unit,
  }
}
