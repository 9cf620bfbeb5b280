import { languageOf, spokenLanguages } from '../../../i18n/index.ts'
import type { SignedIn } from '../../../modules/identity/index.ts'
import { LETTER_FIELDS, LETTER_NAMES } from '../../../modules/notifications/index.ts'
import type { RevisionRow, TemplatePiece } from '../../../modules/revisions/index.ts'
import { Icon, useFrame } from '../../../web/index.ts'
import { Shell } from '../shell.tsx'
import { LABELS } from './template-fields.ts'

interface LettersProps {
  readonly me: SignedIn
  readonly revision: RevisionRow
  /** As the draft has them, else as they are in force. */
  readonly pieces: ReadonlyMap<string, TemplatePiece>
  readonly languages: readonly string[]
}

/** Every letter the program writes, and in which words each language gets it. */
export function LettersPage({ me, revision, pieces, languages }: LettersProps) {
  const { t } = useFrame()
  return (
    <Shell me={me} at="rules" title={t('templates.title')}>
      <p>
        <a href="/desk/rules">{t('rules.title')}</a> ·{' '}
        <a href={`/desk/rules/${revision.id}`}>{revision.title}</a>
      </p>
      <p class="soft">{t('templates.intro')}</p>
      <table class="rows">
        <caption class="usa-sr-only">{t('templates.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('templates.letter')}</th>
            {languages.map((language) => (
              <th scope="col" key={language} lang={language}>
                {languageOf(language).name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {LETTER_NAMES.map((code) => (
            <tr key={code}>
              <th scope="row">
                <a href={`/desk/rules/${revision.id}/template/${code}`}>{t(`messages.template.${code}`)}</a>
              </th>
              {languages.map((language) => (
                <td key={language} data-label={languageOf(language).name}>
                  <State piece={pieces.get(code)} language={language} languages={languages} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Shell>
  )
}

interface StateProps {
  readonly piece: TemplatePiece | undefined
  readonly language: string
  readonly languages: readonly string[]
}

/** A language that lacks what another has is worth a look: its readers get the program's words. */
function State({ piece, language, languages }: StateProps) {
  const { t } = useFrame()
  if (!spokenLanguages().includes(language)) return <span class="soft">{t('templates.state.unspoken')}</span>
  const has = (tag: string) => LETTER_FIELDS.filter((field) => piece?.[field]?.[tag] !== undefined)
  const lacking = LETTER_FIELDS.filter(
    (field) =>
      piece?.[field] && languages.some((tag) => has(tag).includes(field)) && !has(language).includes(field),
  )
  if (lacking.length > 0)
    return (
      <strong>
        <Icon name="alert" />{' '}
        {t('templates.state.lacks', { parts: lacking.map((field) => t(LABELS[field])).join(', ') })}
      </strong>
    )
  return has(language).length > 0 ? (
    <>
      <Icon name="check" /> {t('templates.state.own')}
    </>
  ) : (
    <span class="soft">{t('templates.state.program')}</span>
  )
}
