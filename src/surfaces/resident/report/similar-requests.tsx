/** "Is it one of these?": what is open nearby and alike, with photo, distance and words; never in the way. */
import { type Catalog, serviceByCode } from '../../../modules/catalog/index.ts'
import type { Similar } from '../../../modules/duplicates/index.ts'
import { Icon, RequestMark, useFrame } from '../../../web/index.ts'
import { photoUrl } from '../photos.ts'
import { query } from '../input.ts'
import { serviceName } from '../words.ts'

interface SimilarProps {
  readonly similar: readonly Similar[]
  readonly catalog: Catalog
  readonly draft: string
}

export function SimilarRequests({ similar, catalog, draft }: SimilarProps) {
  const { t } = useFrame()
  if (similar.length === 0) return null
  return (
    <section class="notice notice-strong similar" aria-labelledby="similar">
      <div>
        <h2 id="similar">{t('family.similar.title', { count: similar.length })}</h2>
        <p>{t('family.similar.text')}</p>
        <ul class="similar-list">
          {similar.map((one) => (
            <li key={one.request.number}>
              <Card one={one} catalog={catalog} draft={draft} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

function Card({ one, catalog, draft }: { one: Similar; catalog: Catalog; draft: string }) {
  const frame = useFrame()
  const { t, path, format, now } = frame
  const { request, metres, others } = one
  const { number, serviceCode, photoId, address, description } = request
  const near =
    metres < 1 ? t('family.why.same_place') : t('resident.near.away', { distance: format.distance(metres) })
  return (
    <>
      {photoId ? (
        <img
          class="similar-photo"
          src={photoUrl(photoId, 'small')}
          alt={t('family.similar.photo', { number })}
          width="96"
          height="96"
        />
      ) : (
        <span class="similar-photo">
          <Icon name={serviceByCode(catalog, serviceCode)?.icon ?? 'dot'} />
        </span>
      )}
      <div class="similar-words">
        <p>
          <a class="request-what" href={path(`/requests/${number}`)}>
            {serviceName(frame, catalog, serviceCode)}
          </a>{' '}
          <RequestMark request={request} />
        </p>
        {description && (
          <p>
            <bdi>{short(description)}</bdi>
          </p>
        )}
        <p class="similar-where">
          {address && (
            <>
              <bdi>{address}</bdi>
              {' · '}
            </>
          )}
          {near}
          {' · '}
          {t('resident.reported', { when: format.relative(request.submittedAt, now) })}
          {others > 0 && ` · ${t('family.similar.others', { count: others })}`}
        </p>
        <a
          class="usa-button usa-button--outline"
          href={`${path(`/requests/${number}/me-too`)}${query({ draft })}`}
          aria-label={t('family.similar.me_too_label', { number })}
        >
          <Icon name="hand" /> {t('family.similar.me_too')}
        </a>
      </div>
    </>
  )
}

const LONGEST = 140 // characters: enough to know one's own hole again

const short = (text: string): string => {
  const all = [...text]
  return all.length > LONGEST ? `${all.slice(0, LONGEST).join('').trimEnd()}…` : text
}
