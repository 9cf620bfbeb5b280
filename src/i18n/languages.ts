/** The languages the program is made for, and which of them it speaks today. */
import { existsSync, readdirSync } from 'node:fs'
import { inProject } from '../kernel/root.ts'

export interface Language {
  /** BCP 47, as in the path: `/es/report`. */
  readonly tag: string
  /** Its name in itself: a reader looks for that, not for the English one. */
  readonly name: string
  readonly dir: 'ltr' | 'rtl'
  /** Whose dates, times and numbers `Intl` is asked for, where that is not the tag itself. */
  readonly dates?: string
  readonly times?: string
  readonly numbers?: string
}

// Dates put the day before the month ("Thursday 26 November"), clocks say "4:30 pm", digits are those on a letterbox.
export const LANGUAGES: readonly Language[] = [
  { tag: 'en', name: 'English', dir: 'ltr', dates: 'en-AU', times: 'en-AU', numbers: 'en-US' },
  { tag: 'es', name: 'Español', dir: 'ltr', times: 'es-US', numbers: 'es-US' },
  { tag: 'zh-Hans', name: '简体中文', dir: 'ltr' },
  { tag: 'zh-Hant', name: '繁體中文', dir: 'ltr' },
  { tag: 'vi', name: 'Tiếng Việt', dir: 'ltr' },
  {
    tag: 'ar',
    name: 'العربية',
    dir: 'rtl',
    dates: 'ar-u-nu-latn',
    times: 'ar-u-nu-latn',
    numbers: 'ar-u-nu-latn',
  },
  { tag: 'ru', name: 'Русский', dir: 'ltr' },
  { tag: 'uk', name: 'Українська', dir: 'ltr' },
  { tag: 'fr', name: 'Français', dir: 'ltr' },
  // No Intl data for Haitian Creole: French dates are the nearest that its readers know.
  { tag: 'ht', name: 'Kreyòl ayisyen', dir: 'ltr', dates: 'fr', times: 'fr', numbers: 'fr' },
  { tag: 'pt', name: 'Português', dir: 'ltr' },
  { tag: 'pl', name: 'Polski', dir: 'ltr' },
  { tag: 'ko', name: '한국어', dir: 'ltr' },
  { tag: 'km', name: 'ខ្មែរ', dir: 'ltr', numbers: 'km-u-nu-latn' },
  { tag: 'tl', name: 'Tagalog', dir: 'ltr', dates: 'fil', times: 'fil', numbers: 'fil' },
  { tag: 'bn', name: 'বাংলা', dir: 'ltr', numbers: 'bn-u-nu-latn' },
  { tag: 'ur', name: 'اردو', dir: 'rtl', numbers: 'ur-u-nu-latn' },
]

const byTag = new Map(LANGUAGES.map((language) => [language.tag, language]))
const ENGLISH = LANGUAGES[0]!

/** The language of a tag; English for one the table does not know. */
export const languageOf = (tag: string): Language => byTag.get(tag) ?? ENGLISH

let spoken: readonly string[] | undefined

/** Tags of the languages whose messages are complete: the folders of `messages/`, English first. */
export function spokenLanguages(): readonly string[] {
  spoken ??= LANGUAGES.map(({ tag }) => tag).filter((tag) => existsSync(messagesFolder(tag)))
  return spoken
}

export const messagesFolder = (tag: string): string => inProject('src', 'i18n', 'messages', tag)

/** The areas of a language's messages: `common`, `resident`, … */
export const areasOf = (tag: string): readonly string[] =>
  readdirSync(messagesFolder(tag))
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort()

// What browsers send for languages that we name by their script.
const ALIASES: readonly (readonly [RegExp, string])[] = [
  [/^zh-(tw|hk|mo|hant)/i, 'zh-Hant'],
  [/^zh/i, 'zh-Hans'],
  [/^fil/i, 'tl'],
]

const tagFor = (wish: string, offered: readonly string[]): string | undefined => {
  const plain = ALIASES.find(([pattern]) => pattern.test(wish))?.[1] ?? wish
  const low = plain.toLowerCase()
  return offered.find((tag) => tag.toLowerCase() === low || tag.toLowerCase() === low.split('-')[0])
}

/** The best of `offered` (the default first) for an `Accept-Language` header. */
export function bestLanguage(header: string | undefined, offered: readonly string[]): string {
  const wishes = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const q = parameters.map((text) => /^\s*q=([\d.]+)/.exec(text)?.[1]).find(Boolean)
      return { tag: tag.trim(), q: q === undefined ? 1 : Number(q) }
    })
    .filter(({ tag, q }) => tag !== '' && q > 0)
    .sort((a, b) => b.q - a.q)
  for (const { tag } of wishes) {
    const found = tagFor(tag, offered)
    if (found) return found
  }
  return offered[0] ?? 'en'
}
