/** Words a city wrote itself, in as many languages as it could. */

/** A text in several languages, by BCP 47 tag. */
export type TextByLanguage = Readonly<Record<string, string>>

/**
 * The text in `locale`; else in the same language of another region, else in `fallback` (the city's default
 * language), else in whichever there is. A missing translation shows another language, never nothing.
 */
export function localText(text: TextByLanguage, locale: string, fallback = 'en'): string {
  return text[locale] ?? text[locale.split('-')[0]!] ?? text[fallback] ?? Object.values(text)[0] ?? ''
}
