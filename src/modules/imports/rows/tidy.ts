/** Texts of a file as the database takes them. */
import { cleanText } from '../../../kernel/clean-text.ts'

// Control characters, lone surrogates and non-characters: rare, so most texts are looked at once and left alone.
// oxlint-disable-next-line no-control-regex
const UNCLEAN = /[\u0000-\u0008\u000B-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/

export const tidy = (text: string): string => (UNCLEAN.test(text) ? cleanText(text) : text)

// oxlint-disable-next-line no-control-regex
const UNSTORABLE = /[\u0000\uD800-\uDFFF]/

/** A text of a row that was not taken: as it came, but for signs that the database cannot hold; they become U+FFFD. */
export const storable = (text: string): string =>
  UNSTORABLE.test(text) ? text.replaceAll('\0', '\uFFFD').toWellFormed() : text

/** At most `most` characters, not cut through the middle of one. */
export function cut(text: string, most: number): string {
  return text.length <= most
    ? text
    : text
        .slice(0, most)
        .toWellFormed()
        .replace(/\uFFFD$/, '')
}
