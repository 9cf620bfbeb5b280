/** Numbers people quote: the year in two digits, then a count. */

const formats = new Map<string, Intl.DateTimeFormat>()

/** The year on the city's clocks, two digits. */
export function yearInZone(at: Date, timeZone: string): number {
  let format = formats.get(timeZone)
  if (!format)
    formats.set(timeZone, (format = new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric' })))
  return Number(format.format(at)) % 100
}

/** A number somebody typed, spaces and `#` aside; undefined when it cannot be one. */
export function parseNumber(text: string): number | undefined {
  const digits = text.replaceAll(/[\s#-]/g, '')
  if (!/^[1-9]\d{5,14}$/.test(digits)) return undefined
  return Number(digits)
}
