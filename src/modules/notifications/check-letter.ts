/** Whether a city's words for a letter can be sent: everything a reader needs, nothing that cannot be filled in. Pure. */
import { ICU, type Part, parse, sayIn, spokenLanguages } from '../../i18n/index.ts'
import type { LetterWords } from '../catalog/index.ts'
import { builtIn, type Field, FIELDS } from './built-in.ts'
import { CHOICES, type Kind, LETTERS, isLetter, LETTER_NAMES } from './letter-kinds.ts'
import { ownWords } from './say-letter.ts'

export interface LetterFault {
  /** Where in the words, e.g. `['text', 'es']`. */
  readonly at: readonly string[]
  readonly reason: string
  readonly level: 'error' | 'warning'
}

/** Of a line as it is written: forms for each number are in it, and what is said of them is shorter. */
const LINE = 600

/** @returns everything that is wrong, and what is worth a look; nothing when the words can be sent. */
export function checkLetter(words: LetterWords): LetterFault[] {
  const { code } = words
  if (!isLetter(code)) {
    const reason = `there is no letter ${code}; there are ${LETTER_NAMES.join(', ')}`
    return [{ at: ['code'], reason, level: 'error' }]
  }
  const kinds = LETTERS[code].placeholders
  const faults = FIELDS.flatMap((field) =>
    Object.entries(words[field] ?? {}).flatMap(([language, text]) =>
      checkText(text, field, language, kinds).map(({ reason, level }): LetterFault => {
        return { at: [field, language], reason, level }
      }),
    ),
  )
  if (faults.some(({ level }) => level === 'error')) return faults
  return [...faults, ...languagesOf(words).flatMap((language) => missing(words, language))]
}

const languagesOf = (words: LetterWords): string[] => [
  ...new Set(FIELDS.flatMap((field) => Object.keys(words[field] ?? {}))),
]

type Found = Pick<LetterFault, 'reason' | 'level'>
const error = (reason: string): Found => ({ reason, level: 'error' })
const warning = (reason: string): Found => ({ reason, level: 'warning' })

// Neither control characters nor marks that turn the direction of what follows, nor signs of our own.
const UNSAFE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ue000-\ue0ff]/u

function checkText(
  text: string,
  field: Field,
  language: string,
  kinds: Readonly<Record<string, Kind>>,
): Found[] {
  const found: Found[] = []
  if (field !== 'text' && /[\r\n]/.test(text)) found.push(error(`the ${field} is one line`))
  else if (field !== 'text' && text.length > LINE)
    found.push(error(`the ${field} is longer than ${LINE} characters`))
  if (UNSAFE.test(text.replaceAll(/[\t\r\n]/g, '')))
    found.push(error('holds a character that cannot be seen; type this line anew'))
  if (found.length > 0) return found
  let parts: readonly Part[]
  try {
    parts = parse(text, 'en').getAst()
    sayIn(language, text)
  } catch {
    return [error('the braces do not close, or hold something else than a placeholder; write {name}')]
  }
  const uses: Use[] = []
  collect(parts, uses)
  found.push(...uses.flatMap((use) => checkUse(use, kinds)))
  found.push(...checkQuote(text, field, kinds), ...checkQuoted(parts, kinds))
  if (found.length === 0) found.push(...checkPlurals(uses, language))
  if (!spokenLanguages().includes(language))
    found.push(warning(`the program does not speak ${language} yet: nobody gets a letter in it`))
  return found
}

interface Use {
  readonly name: string
  readonly type: number
  readonly branches: readonly string[]
}

function collect(parts: readonly Part[], uses: Use[]): void {
  for (const { type, value, options } of parts) {
    if (type === ICU.literal || type === ICU.pound) continue
    uses.push({ name: String(value), type, branches: Object.keys(options ?? {}) })
    for (const branch of Object.values(options ?? {})) collect(branch.value, uses)
  }
}

function checkUse({ name, type, branches }: Use, kinds: Readonly<Record<string, Kind>>): Found[] {
  const kind = kinds[name]
  if (!kind || !Object.hasOwn(kinds, name))
    return [error(`there is no {${name}} in this letter; there are ${named(Object.keys(kinds))}`)]
  if (type === ICU.argument) {
    return kind === 'choice'
      ? [error(`{${name}} is a choice: {${name}, select, ${CHOICES[name]![0]} {…} other {…}}`)]
      : []
  }
  if (type === ICU.select && kind === 'choice') {
    const strange = branches.filter((branch) => !CHOICES[name]!.includes(branch))
    return strange.length === 0
      ? []
      : [error(`{${name}} is never ${strange.join(', ')}; it is ${CHOICES[name]!.join(', ')}`)]
  }
  if ((type === ICU.plural || type === ICU.number) && kind === 'number') return []
  return [
    error(
      kind === 'number'
        ? `{${name}} is a number: write {${name}} or {${name}, plural, one {…} other {…}}`
        : kind === 'choice'
          ? `{${name}} is a choice: write {${name}, select, ${CHOICES[name]![0]} {…} other {…}}`
          : `{${name}} is no number: write {${name}} alone`,
    ),
  ]
}

function checkQuote(text: string, field: Field, kinds: Readonly<Record<string, Kind>>): Found[] {
  const [quote] = Object.keys(kinds).filter((name) => kinds[name] === 'quote')
  if (quote === undefined || !text.includes(`{${quote}}`)) return []
  if (field !== 'text') return [error(`{${quote}} is what the city wrote: it stands in the text`)]
  const holding = text.split(/\n[^\S\n]*\n/).filter((paragraph) => paragraph.includes(`{${quote}}`))
  const alone = holding.length === 1 && holding[0]!.trim() === `{${quote}}`
  return alone ? [] : [error(`{${quote}} stands once, with an empty line above and below it`)]
}

/** An apostrophe before a brace makes what follows plain text (ICU): `l'{agency}` would be read as it is written. */
function checkQuoted(parts: readonly Part[], kinds: Readonly<Record<string, Kind>>): Found[] {
  return parts.flatMap(({ type, value, options }) => {
    const inside = Object.values(options ?? {}).flatMap((branch) => checkQuoted(branch.value, kinds))
    if (type !== ICU.literal) return inside
    const name = /\{(\w+)/.exec(String(value))?.[1]
    return name !== undefined && Object.hasOwn(kinds, name)
      ? [error(`an apostrophe right before {${name}} makes it plain text; write ’ there`)]
      : []
  })
}

function checkPlurals(uses: readonly Use[], language: string): Found[] {
  const needed = formsOf(language)
  return uses
    .filter(({ type, branches }) => type === ICU.plural && needed.some((form) => !branches.includes(form)))
    .map(({ name, branches }) => {
      const lacking = needed.filter((form) => !branches.includes(form))
      return warning(`{${name}, plural, …} lacks ${lacking.join(', ')}, which ${language} counts with`)
    })
}

/** The plural forms that everyday numbers take, e.g. one and other in English, six in Arabic. */
function formsOf(language: string): string[] {
  const rules = new Intl.PluralRules(language)
  return [...new Set(Array.from({ length: 201 }, (_, n) => rules.select(n)))]
}

/** What a letter must say, looked for in the text that holds: the city's own, or the program's where it has none. */
function missing(words: LetterWords, language: string): LetterFault[] {
  const code = words.code
  if (!isLetter(code)) return []
  const ours = builtIn(code, language)
  const text = (field: Field) => ownWords(words, field, language) ?? ours[field]
  const { subject, body } = LETTERS[code].required
  const absent = (names: readonly string[], said: string) => {
    const parts: readonly Part[] = parse(said, 'en').getAst()
    return names.filter((name) => !always(parts, name))
  }
  const lacking = (field: Field, names: readonly string[], where: string): LetterFault[] =>
    names.length === 0
      ? []
      : [{ at: [field, language], reason: `${where} must hold ${named(names)}`, level: 'error' }]
  const field =
    words.text?.[language] === undefined && words.title?.[language] !== undefined ? 'title' : 'text'
  return [
    ...lacking('subject', absent(subject, text('subject')), 'the subject'),
    ...lacking(field, absent(body, `${text('title')}\n\n${text('text')}`), 'the text'),
  ]
}

/** Whether it is said whichever branch is taken. */
function always(parts: readonly Part[], name: string): boolean {
  return parts.some(({ type, value, options }) => {
    if (type === ICU.literal || type === ICU.pound) return false
    const branches = Object.values(options ?? {})
    return value === name || (branches.length > 0 && branches.every((branch) => always(branch.value, name)))
  })
}

const named = (names: readonly string[]): string => names.map((name) => `{${name}}`).join(', ')
