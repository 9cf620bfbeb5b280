/** What is looked for, and what a finding says. */

export type PersonalKind = 'email' | 'phone' | 'card' | 'ssn' | 'plate' | 'name'

/** `text.slice(from, to)` is personal: offsets in UTF-16 units, `to` excluded. */
export interface Finding {
  readonly kind: PersonalKind
  readonly from: number
  readonly to: number
}

/** Contacts the city itself publishes: they are nobody's secret. */
export interface PublicContacts {
  /** Digits only, without the country code 1. */
  readonly phones: ReadonlySet<string>
  /** Area code and exchange (six digits) that belong to the city: every number of theirs is an office. */
  readonly exchanges: ReadonlySet<string>
  /** Domains of the city's mail, lower case. */
  readonly domains: ReadonlySet<string>
}

export const NOBODY: PublicContacts = { phones: new Set(), exchanges: new Set(), domains: new Set() }

/** The digits of a text. */
export const digitsOf = (text: string): string => text.replaceAll(/\D/g, '')

/**
 * Whether every character is ASCII: then a pattern without Unicode's letters and cases, which is many times quicker,
 * finds what one with them does.
 */
export const isPlain = (text: string): boolean => !/[\u0080-\uffff]/.test(text)

/** Whether the last word before `at` that `words` or `others` know is one of `words`; looks back `reach` characters. */
export function saidBefore(
  text: string,
  at: number,
  words: RegExp,
  { reach = 28, unless }: { readonly reach?: number; readonly unless?: RegExp } = {},
): boolean {
  const before = text.slice(Math.max(0, at - reach), at)
  const last = (pattern: RegExp) => [...before.matchAll(pattern)].at(-1)?.index ?? -1
  const found = last(words)
  return found >= 0 && (unless === undefined || found >= last(unless))
}
