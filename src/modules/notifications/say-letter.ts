/** The words of a letter: the city's own where it has some, else the program's. Pure. */
import { type Say, sayIn, type Values } from '../../i18n/index.ts'
import type { LetterWords } from '../catalog/index.ts'
import { builtIn, type Field, FIELDS } from './built-in.ts'
import type { Letter } from './letter.ts'
import { type Kind, LETTERS } from './letter-kinds.ts'
import type { EditableTemplate } from './tables.ts'

export interface Asked {
  readonly name: EditableTemplate
  readonly locale: string
  /** Of the city: `jurisdiction.letters`. */
  readonly letters: readonly LetterWords[] | undefined
  /** One for each placeholder, but for the quote; a sentence may be empty. */
  readonly values: Values
}

export type SaidLetter = Pick<Letter, 'subject' | 'title' | 'paragraphs'> & {
  /** What stands below the quote. */
  readonly after: readonly string[]
}

/**
 * A letter must go out: words of a city that cannot be said (written for another version of the program, say) are
 * left for the program's own. Words are checked before they come into force, so that this is the exception.
 */
export function sayLetter({ name, locale, letters, values }: Asked): SaidLetter {
  const own = letters?.find(({ code }) => code === name)
  const kinds = LETTERS[name].placeholders
  const said = Object.fromEntries(
    FIELDS.map((field) => [field, sayField(own, name, field, locale, kinds, values)]),
  ) as Record<Field, string>
  const all = paragraphsOf(said.text)
  const at = all.indexOf(QUOTE)
  const clean = (list: readonly string[]) => list.map((words) => words.replaceAll(QUOTE, '')).filter(Boolean)
  return {
    subject: said.subject,
    title: said.title,
    paragraphs: clean(at < 0 ? all : all.slice(0, at)),
    after: clean(at < 0 ? [] : all.slice(at + 1)),
  }
}

/** The text of a field that holds for a language; undefined when the program's own does. */
export function ownWords(own: LetterWords | undefined, field: Field, locale: string): string | undefined {
  const text = own?.[field]
  return text?.[locale] ?? text?.[locale.split('-')[0]!]
}

function sayField(
  own: LetterWords | undefined,
  name: EditableTemplate,
  field: Field,
  locale: string,
  kinds: Readonly<Record<string, Kind>>,
  values: Values,
): string {
  const words = ownWords(own, field, locale)
  if (words !== undefined) {
    try {
      const said = filled(sayer(locale, words), kinds, values)
      if (said !== '') return said
    } catch {
      // Said in the program's own words below.
    }
  }
  return filled(sayer(locale, builtIn(name, locale)[field]), kinds, values)
}

/** Stands where the quote will: a sign of the private use area, which no checked word holds. */
const QUOTE = '\ue000'
const SIGNS = /[\ue000-\ue0ff]/g

/**
 * Sentences are put in after the rest is said: they are whole, in the reader's language, and must not be isolated as a
 * foreign name in a right-to-left text is. Line breaks of values would make paragraphs of their own.
 */
function filled(say: Say, kinds: Readonly<Record<string, Kind>>, values: Values): string {
  const sentences: string[] = []
  const given = Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => {
      if (kind === 'quote') return [name, QUOTE]
      const value = values[name] ?? ''
      if (typeof value === 'number') return [name, value]
      const line = value.replaceAll(SIGNS, '').replaceAll(/\s*[\r\n]\s*/g, ' ')
      if (kind !== 'sentence') return [name, line]
      sentences.push(line)
      return [name, String.fromCodePoint(0xe000 + sentences.length)]
    }),
  )
  return say(given)
    .replaceAll(/[\ue001-\ue0ff]/g, (sign) => sentences[sign.codePointAt(0)! - 0xe001] ?? '')
    .trim()
}

const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n[^\S\n]*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)

const MOST_READY = 2_000
const ready = new Map<string, Say>()

/** Made once for each text; drafts that are looked at come and go, so what is kept has an end. */
function sayer(locale: string, words: string): Say {
  const key = `${locale} ${words}`
  const known = ready.get(key)
  if (known) return known
  const say = sayIn(locale, words)
  if (ready.size >= MOST_READY) ready.clear()
  ready.set(key, say)
  return say
}
