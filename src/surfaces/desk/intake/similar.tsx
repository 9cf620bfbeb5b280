/** "Is it one of these?", asked for somebody on the line: one press says "me too" for them. */
import { type Catalog, serviceByCode } from '../../../modules/catalog/index.ts'
import type { Similar } from '../../../modules/duplicates/index.ts'
import { Bdi, Icon, markOf, StatusMark, Time, useFrame } from '../../../web/index.ts'
import { whyWords } from '../request/why-words.ts'

interface SimilarProps {
  readonly similar: readonly Similar[]
  readonly catalog: Catalog
}

export function SimilarForCaller({ similar, catalog }: SimilarProps) {
  const { t } = useFrame()
  if (similar.length === 0) return null
  return (
    <section class="alike" aria-labelledby="alike">
      <h2 id="alike">{t('desk.new.near')}</h2>
      <ol class="plain">
        {similar.map((one, at) => (
          <li key={one.request.number}>
            <Alike one={one} catalog={catalog} at={at + 1} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Alike({ one, catalog, at }: { one: Similar; catalog: Catalog; at: number }) {
  const frame = useFrame()
  const { t, text, now } = frame
  const { request, others, reasons, visibility } = one
  const { number, photoId, description, address } = request
  const service = serviceByCode(catalog, request.serviceCode)
  return (
    <>
      {photoId && (
        <img
          src={`/desk/requests/${number}/photos/${photoId}?small`}
          alt={t('family.similar.photo', { number })}
          width="72"
          height="54"
        />
      )}
      <p>
        <a href={`/desk/requests/${number}`} target="_blank" rel="noopener">
          {number}
        </a>{' '}
        {service && text(service.name)}{' '}
        <StatusMark mark={markOf(request, now)} label={t(`desk.state.${request.publicStatus}`)} />
      </p>
      {description && (
        <p class="card-words">
          <Bdi>{description}</Bdi>
        </p>
      )}
      <p class="soft">
        {address && (
          <>
            <Bdi>{address}</Bdi> ·{' '}
          </>
        )}
        <Time at={request.submittedAt} as="relative" />
        {others > 0 && <> · {t('family.similar.others', { count: others })}</>}
      </p>
      <p class="soft why">{whyWords(frame, reasons).join(' · ')}</p>
      {visibility === 'public' ? (
        <button
          type="submit"
          name="repeats"
          value={number}
          formNoValidate
          data-me-too={at}
          aria-keyshortcuts={`Alt+${at}`}
        >
          <Icon name="hand" /> {t('intake.me_too')} <span class="usa-sr-only">{number}</span>
          <kbd>Alt {at}</kbd>
        </button>
      ) : (
        <p class="soft">
          <Icon name="lock" /> {t('intake.private')}
        </p>
      )}
    </>
  )
}
