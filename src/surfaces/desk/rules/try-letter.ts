/** A letter in the words of a draft, about a request of the city: nothing is sent. */
import type { Catalog } from '../../../modules/catalog/index.ts'
import { type FollowTemplate, previewFollowLetter } from '../../../modules/follows/index.ts'
import {
  isLetter,
  type Letter,
  LETTER_LINES,
  localeOf,
  previewLetter,
  type ReporterTemplate,
  type EditableTemplate,
} from '../../../modules/notifications/index.ts'
import { exampleRequests } from '../../../modules/requests/index.ts'
import type { TemplatePiece } from '../../../modules/revisions/index.ts'
import type { City } from '../../../web/index.ts'
import { type Fields, text } from '../form.ts'
import type { LetterTrial } from './template-preview.tsx'

const isForFollowers = (name: EditableTemplate): name is FollowTemplate => name.startsWith('follow_')

/** @param asked `request`: its number; `language`; `awkward`: everything empty or long. */
export async function tryLetter(
  city: City,
  piece: TemplatePiece,
  asked: Fields,
  locale: string,
): Promise<LetterTrial> {
  const { code } = piece
  if (!isLetter(code)) throw new Error(`There is no letter ${code}`)
  const { languages } = city.catalog().jurisdiction
  const kinds = isForFollowers(code) ? [] : LETTER_LINES[code as ReporterTemplate]
  const examples = await exampleRequests(city.db, kinds, languages[0] ?? 'en')
  const wished = text(asked, 'request')
  const number = wished === '' ? String(examples[0]?.number ?? '') : wished
  const language = localeOf(city, text(asked, 'language') || locale)
  const awkward = text(asked, 'awkward') === 'yes'
  const trial: City = { ...city, catalog: () => withWords(city.catalog(), piece) }
  const letter = /^\d{1,15}$/.test(number)
    ? await write(trial, code, { number: Number(number), locale: language, awkward })
    : undefined
  return { letter, number, language, awkward, examples }
}

function write(
  city: City,
  template: EditableTemplate,
  about: { number: number; locale: string; awkward: boolean },
): Promise<Letter | undefined> {
  return isForFollowers(template)
    ? previewFollowLetter(city, { template, ...about })
    : previewLetter(city, { template, ...about })
}

function withWords(catalog: Catalog, piece: TemplatePiece): Catalog {
  const { letters = [] } = catalog.jurisdiction
  return {
    ...catalog,
    jurisdiction: {
      ...catalog.jurisdiction,
      letters: [piece, ...letters.filter(({ code }) => code !== piece.code)],
    },
  }
}
