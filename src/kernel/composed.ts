/**
 * A value as it was read from a file, with every text and every key in Unicode's composed form (NFC): a Mac writes an
 * accent as a sign of its own, and what is typed or sent would not be the same word.
 */
export function composed(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC')
  if (Array.isArray(value)) return value.map(composed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key.normalize('NFC'), composed(part)]),
  )
}
