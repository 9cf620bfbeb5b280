/** Texts in several languages. */
import type { LocalText } from './types.ts'

/** With `first` (the default language) in front: JSON in the database keeps no order of its own. */
export function inOrder(text: LocalText, first: string): LocalText {
  const { [first]: own, ...others } = text
  return own === undefined ? others : { [first]: own, ...others }
}

/** The text in `locale`, else in its base language (`es-MX` → `es`), else in the city's default language. */
export function localText(text: LocalText, locale: string): string {
  return text[locale] ?? text[locale.split('-')[0] ?? ''] ?? Object.values(text)[0] ?? ''
}
