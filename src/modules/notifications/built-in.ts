/** The program's own words for a letter, in the form in which a city writes its own. Pure. */
import { type MessageKey, messageOf } from '../../i18n/index.ts'
import { LETTERS, type Part } from './letter-kinds.ts'
import type { EditableTemplate } from './tables.ts'

export const FIELDS = ['subject', 'title', 'text'] as const
export type Field = (typeof FIELDS)[number]

const ready = new Map<string, Readonly<Record<Field, string>>>()

/** Subject, title and text with their placeholders, e.g. `We received your request {number}: {service}`. */
export function builtIn(name: EditableTemplate, locale: string): Readonly<Record<Field, string>> {
  const key = `${name} ${locale}`
  const known = ready.get(key)
  if (known) return known
  const { subject, title, text } = LETTERS[name].builtIn
  const said = {
    subject: written(subject, locale),
    title: written(title, locale),
    text: text.map((part) => written(part, locale)).join('\n\n'),
  }
  ready.set(key, said)
  return said
}

function written(part: Part, locale: string): string {
  if ('words' in part) return part.words
  // In one letter two things may be counted: each has a name of its own there.
  const said = (key: MessageKey) => {
    const message = messageOf(locale, key)
    return part.count === undefined ? message : message.replaceAll(/\{count\b/g, `{${part.count}`)
  }
  if (!('choice' in part)) return said(part.message)
  const { choice, when, says, otherwise } = part
  return `{${choice}, select, ${when} {${said(says)}} other {${said(otherwise)}}}`
}
