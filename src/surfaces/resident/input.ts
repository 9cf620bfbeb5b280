/** What a form or an address line sends, as text: nothing is trusted, nothing is missing. */

/** One value: the first of several, trimmed; `''` when it was not sent. */
export function one(sent: unknown, name: string): string {
  const value = (sent as Record<string, unknown> | null | undefined)?.[name]
  const first: unknown = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' ? first.trim() : ''
}

/** All values sent under a name, empty ones left out. */
export function many(sent: unknown, name: string): string[] {
  const value = (sent as Record<string, unknown> | null | undefined)?.[name]
  const all: unknown[] = Array.isArray(value) ? value : [value]
  return all.filter((text): text is string => typeof text === 'string' && text.trim() !== '')
}

/** A query with the empty values left out: `query({ draft: 'x', service: '' })` is `?draft=x`. */
export function query(values: Readonly<Record<string, string | undefined>>): string {
  const text = new URLSearchParams(
    Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1])),
  ).toString()
  return text && `?${text}`
}
