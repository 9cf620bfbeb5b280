/** The words of a letter as the fields of a form, and back: what reads as the program's own words is none of the city's. */
import type { LocalText } from '../../../modules/catalog/index.ts'
import { builtIn, isLetter, LETTER_FIELDS } from '../../../modules/notifications/index.ts'
import type { TemplatePiece } from '../../../modules/revisions/index.ts'
import { type Fields, text } from '../form.ts'
import type { Typed } from './fields.ts'

/** What the fields are called; `templates.title` is the page. */
export const LABELS = {
  subject: 'templates.subject',
  title: 'templates.heading',
  text: 'templates.text',
} as const

export function templateFields(piece: TemplatePiece, languages: readonly string[]): Typed {
  const typed = LETTER_FIELDS.flatMap((field) =>
    languages.map((language): [string, string] => {
      const own = piece[field]?.[language]
      return [`${field}.${language}`, own ?? programs(piece.code, field, language)]
    }),
  )
  return Object.fromEntries(typed)
}

/** Words in languages that the form does not show stay. An emptied field is the program's again. */
export function templateFrom(
  fields: Fields,
  code: string,
  languages: readonly string[],
  before: TemplatePiece | undefined,
): TemplatePiece {
  const parts = LETTER_FIELDS.flatMap((field) => {
    const kept = Object.entries(before?.[field] ?? {}).filter(([language]) => !languages.includes(language))
    const typed = languages.flatMap((language): [string, string][] => {
      const words = text(fields, `${field}.${language}`).replaceAll('\r\n', '\n')
      return words === '' || words === programs(code, field, language) ? [] : [[language, words]]
    })
    const all: LocalText = Object.fromEntries([...typed, ...kept])
    return Object.keys(all).length > 0 ? [[field, all] as const] : []
  })
  return { code, ...Object.fromEntries(parts) }
}

const programs = (code: string, field: (typeof LETTER_FIELDS)[number], language: string): string =>
  isLetter(code) ? builtIn(code, language)[field] : ''
