/** Texts in several languages. */
import type { LocalText } from './types.ts'

/** In the city's order of languages, the default in front: JSON in the database keeps no order of its own. */
export function inOrder<T>(
  text: Readonly<Record<string, T>>,
  languages: readonly string[],
): Record<string, T> {
  const known = [...languages, ...Object.keys(text)].flatMap((language): [string, T][] =>
    text[language] === undefined ? [] : [[language, text[language]]],
  )
  return Object.fromEntries(known)
}

/** The text in `locale`, else in its base language (`es-MX` → `es`), else in the city's default language. */
export function localText(text: LocalText, locale: string): string {
  return text[locale] ?? text[locale.split('-')[0] ?? ''] ?? Object.values(text)[0] ?? ''
}
