import { localText } from '../../../i18n/index.ts'
import { type ClosingWay, type Service, serviceByCode } from '../../../modules/catalog/index.ts'
import { useFrame } from '../../../web/index.ts'
import { text } from '../form.ts'
import type { MoveProps } from './move-forms.tsx'
import { PhotoField, Words } from './words-field.tsx'

const WAYS = ['completed', 'referred', 'no_action_needed'] as const satisfies readonly ClosingWay[]

/** How it ended, in prepared words or own ones; what the service asks for is said before it is refused. */
export function Close({ request, catalog, typed }: MoveProps) {
  const { t } = useFrame()
  const service = serviceByCode(catalog, request.serviceCode)
  const chosen = text(typed, 'resolution') || WAYS[0]
  return (
    <>
      <fieldset class="choices">
        <legend>{t('desk.close.resolution')}</legend>
        {WAYS.map((resolution) => (
          <label key={resolution}>
            <input type="radio" name="resolution" value={resolution} checked={chosen === resolution} />{' '}
            {t(`common.resolution.${resolution}`)}
          </label>
        ))}
      </fieldset>
      {service?.closing && (
        <Prepared
          closing={service.closing}
          chosen={text(typed, 'prepared')}
          language={request.language}
          first={catalog.jurisdiction.languages[0] ?? 'en'}
        />
      )}
      <Words name="note" said={text(typed, 'note')} hint="desk.close.hint" />
      <PhotoField {...(service?.proofPhoto && { hint: t('closing.proof_needed') })} />
    </>
  )
}

interface PreparedProps {
  readonly closing: NonNullable<Service['closing']>
  readonly chosen: string
  /** Of whoever reported it: they read the words. */
  readonly language: string
  readonly first: string
}

/** Shown in the agent's language; what is sent is in the reporter's. */
function Prepared({ closing, chosen, language, first }: PreparedProps) {
  const { t, text: words } = useFrame()
  return (
    <label class="line">
      <span>{t('closing.prepared')}</span>
      <select name="prepared">
        <option value="">{t('closing.own_words')}</option>
        {WAYS.filter((way) => closing[way]?.length).map((way) => (
          <optgroup key={way} label={t(`common.resolution.${way}`)}>
            {closing[way]!.map((said) => {
              const sent = localText(said, language, first)
              return (
                <option key={sent} value={sent} selected={sent === chosen}>
                  {words(said)}
                </option>
              )
            })}
          </optgroup>
        ))}
      </select>
    </label>
  )
}
