/** Says the program's own sentences in a reader's language. */
import { compile, type Say, type Values } from './compile.ts'
import type { MessageKey, Messages } from './generated.ts'
import { languageOf } from './languages.ts'
import { readMessages } from './read-messages.ts'
import { PSEUDO, pseudo } from './pseudo.ts'

type Arguments<Key extends MessageKey> = Messages[Key] extends null ? [] : [values: Messages[Key]]

/** `t('resident.home.title')`, `t('resident.near.count', { count: 3 })`: a wrong key or argument does not compile. */
export interface Translate {
  <Key extends MessageKey>(key: Key, ...values: Arguments<Key>): string
  /** BCP 47 tag of the language it speaks. */
  readonly locale: string
  readonly dir: 'ltr' | 'rtl'
  /** For a key known only at run time, such as `refusal.${code}`; undefined when there is no such message. */
  readonly maybe: (key: string, values?: Values) => string | undefined
}

const cache = new Map<string, Translate>()

/** The translator of a language, made once. A language without messages, or a message it lacks, is English. */
export function translator(locale: string): Translate {
  const known = cache.get(locale)
  if (known) return known
  const made = make(locale)
  // Only languages of the table get here more than once; anything else comes from outside and must not fill memory.
  if (made.locale === locale) cache.set(locale, made)
  return made
}

function make(locale: string): Translate {
  const tag = locale === PSEUDO ? PSEUDO : languageOf(locale).tag
  const english = readMessages('en')
  const own = tag === PSEUDO ? pseudo(english) : readMessages(tag)
  const said = new Map<string, Say>()
  const sayOf = (key: string): Say | undefined => {
    const ready = said.get(key)
    if (ready) return ready
    const message = own.get(key) ?? english.get(key)
    if (message === undefined) return undefined
    const say = compile(message, own.has(key) ? languageTag(tag) : 'en', languageOf(tag).dir)
    said.set(key, say)
    return say
  }
  const t = (key: string, values?: Values) => sayOf(key)?.(values) ?? key
  const maybe = (key: string, values?: Values) => {
    try {
      return sayOf(key)?.(values)
    } catch {
      return undefined // it wants an argument that whoever chose the key at run time has not got
    }
  }
  return Object.assign(t, { locale: tag, dir: languageOf(tag).dir, maybe }) as Translate
}

const raw = new Map<string, ReadonlyMap<string, string>>()

/** A message as it is written, before its arguments are filled in; in English where the language lacks it. */
export function messageOf(locale: string, key: MessageKey): string {
  const tag = locale === PSEUDO ? PSEUDO : languageOf(locale).tag
  let own = raw.get(tag)
  if (!own) raw.set(tag, (own = tag === PSEUDO ? pseudo(readMessages('en')) : readMessages(tag)))
  return own.get(key) ?? (tag === 'en' ? key : messageOf('en', key))
}

/** A message that is not the program's own, ready to be said. @throws {SyntaxError} when it is no ICU message. */
export function sayIn(locale: string, message: string): Say {
  const tag = locale === PSEUDO ? PSEUDO : languageOf(locale).tag
  return compile(message, languageTag(tag), languageOf(tag).dir)
}

// Numbers inside messages follow the table too: Arabic text with the digits of the street signs.
const languageTag = (tag: string) => (tag === PSEUDO ? 'en' : (languageOf(tag).numbers ?? tag))
