import { localText } from '../../../i18n/index.ts'
import type { Catalog } from '../../../modules/catalog/index.ts'
import { type Model, meaningOf } from '../../../modules/suggestions/index.ts'
import { Bdi, useFrame } from '../../../web/index.ts'

interface LikelyProps {
  /** As the agent wrote down what was said. */
  readonly words: string
  readonly catalog: Catalog
  readonly model: Model | undefined
}

/** Services the caller's words are likely about, to be taken by one press while none is chosen. */
export function Likely({ words, catalog, model }: LikelyProps) {
  const { t, text, locale, format } = useFrame()
  const { guesses, sure } = meaningOf(catalog, model, words, locale, 5)
  if (guesses.length === 0) return <p class="soft">{t('desk.new.aside')}</p>
  return (
    <section>
      <h2>{t(sure ? 'suggestions.likely' : 'suggestions.maybe')}</h2>
      <OfferedCodes codes={guesses.map(({ service }) => service.code)} />
      <ul class="plain">
        {guesses.map(({ service, confidence, because }) => (
          <li key={service.code}>
            <button
              class="button-quiet"
              type="submit"
              name="guess"
              value={`${service.code} ${localText(service.name, locale)}`}
              formAction="/desk/new/look"
              formNoValidate
              data-service
            >
              {service.code} <Bdi>{text(service.name)}</Bdi>
            </button>{' '}
            {confidence !== null && (
              <span class="soft">
                {t('suggestions.percent', { percent: format.number(Math.round(confidence * 100)) })}
                {because.length > 0 && (
                  <>
                    {' · '}
                    <Bdi>{t('suggestions.caller_said', { words: because.join(' · ') })}</Bdi>
                  </>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Which services were offered goes along with the form: which of them is taken is counted. */
export function OfferedCodes({ codes }: { readonly codes: readonly string[] }) {
  return codes.map((code) => <input key={code} type="hidden" name="offered" value={code} />)
}
