import { languageOf, spokenLanguages } from '../../../i18n/index.ts'
import {
  builtIn,
  isLetter,
  LETTER_FIELDS,
  LETTERS,
  type PlaceholderKind,
} from '../../../modules/notifications/index.ts'
import type { TemplatePiece } from '../../../modules/revisions/index.ts'
import { Field, TextArea, useFrame } from '../../../web/index.ts'
import type { Inputs } from './inputs.tsx'
import { LABELS } from './template-fields.ts'

/** The words of one letter in each language of the city, and what may stand in them. */
export function TemplateForm({ piece, ...inputs }: Inputs & { readonly piece: TemplatePiece }) {
  const { t } = useFrame()
  return (
    <>
      <p class="soft">{t('templates.form_intro')}</p>
      <Placeholders code={piece.code} />
      {inputs.languages.map((language) => (
        <Words key={language} {...inputs} piece={piece} language={language} />
      ))}
    </>
  )
}

interface WordsProps extends Inputs {
  readonly piece: TemplatePiece
  readonly language: string
}

function Words({ piece, language, typed, errors }: WordsProps) {
  const { t } = useFrame()
  const { name, dir } = languageOf(language)
  const own = LETTER_FIELDS.some((field) => piece[field]?.[language] !== undefined)
  const state = !spokenLanguages().includes(language) ? 'unspoken' : own ? 'own' : 'program'
  return (
    <fieldset class={`letter-words${dir === 'rtl' ? ' is-rtl' : ''}`}>
      <legend>
        <span lang={language}>{name}</span> · <span class="soft">{t(`templates.state.${state}`)}</span>
      </legend>
      {LETTER_FIELDS.map((field) => {
        const shared = {
          name: `${field}.${language}`,
          label: t(LABELS[field]),
          errors,
          value: typed[`${field}.${language}`] ?? '',
        }
        return field === 'text' ? (
          <TextArea key={field} rows={9} maxlength={4000} optional {...shared} />
        ) : (
          <Field key={field} autocomplete="off" maxlength={600} {...shared} />
        )
      })}
      {own && <ProgramsWords code={piece.code} language={language} />}
    </fieldset>
  )
}

/** To compare with, or to go back to. */
function ProgramsWords({ code, language }: { code: string; language: string }) {
  const { t } = useFrame()
  if (!isLetter(code)) return null
  const words = builtIn(code, language)
  return (
    <details>
      <summary>{t('templates.programs_words')}</summary>
      {LETTER_FIELDS.map((field) => (
        <p key={field} class="verbatim" lang={language} dir={languageOf(language).dir}>
          {words[field]}
        </p>
      ))}
    </details>
  )
}

/** What may stand in the words, and what must. */
function Placeholders({ code }: { code: string }) {
  const { t } = useFrame()
  if (!isLetter(code)) return null
  const { placeholders, required } = LETTERS[code]
  const must = (name: string) =>
    [
      ...(required.subject.includes(name) ? [t('templates.subject')] : []),
      ...(required.body.includes(name) ? [t('templates.text')] : []),
    ].join(', ')
  return (
    <details open>
      <summary>{t('templates.placeholders')}</summary>
      <table class="rows">
        <thead>
          <tr>
            <th scope="col">{t('templates.placeholder')}</th>
            <th scope="col">{t('templates.stands_for')}</th>
            <th scope="col">{t('templates.needed')}</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(placeholders).map(([name, kind]) => (
            <tr key={name}>
              <th scope="row">
                <code>{`{${name}}`}</code>
              </th>
              <td>
                {t.maybe(`templates.slot.${name}`) ?? name}
                {HOW[kind] && <span class="soft"> {t(`templates.how.${HOW[kind]}`)}</span>}
              </td>
              <td data-label={must(name) ? t('templates.needed') : undefined}>{must(name)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="soft">
        {t('templates.plural_hint')} <code>{'{days, plural, one {# day} other {# days}}'}</code>
      </p>
    </details>
  )
}

const HOW: Readonly<Partial<Record<PlaceholderKind, 'number' | 'choice' | 'sentence' | 'quote'>>> = {
  number: 'number',
  choice: 'choice',
  sentence: 'sentence',
  quote: 'quote',
}
