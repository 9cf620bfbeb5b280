import { agencyByCode, calendarByCode, type Catalog, type Service } from '../../../modules/catalog/index.ts'
import type { SignedIn } from '../../../modules/identity/index.ts'
import { onTimeRate, type Outcomes, termsAt } from '../../../modules/service-levels/index.ts'
import { Icon, useFrame } from '../../../web/index.ts'
import { Shell } from '../shell.tsx'
import { Pauses, Rungs, targetWords } from './terms.tsx'

interface ListProps {
  readonly me: SignedIn
  readonly catalog: Catalog
  /** By the number of the service. */
  readonly kept: ReadonlyMap<number, Outcomes>
  readonly versions: ReadonlyMap<number, number>
}

type Promised = Service & { readonly serviceLevel: NonNullable<Service['serviceLevel']> }

/** Whether both sides should have looked at it again. Days as `YYYY-MM-DD`. */
export const isOverdue = (review: string | undefined, today: string): boolean =>
  review !== undefined && review < today

/** Every agreement on one page; those whose review is overdue first. */
export function AgreementsPage({ me, catalog, kept, versions }: ListProps) {
  const { t, format, now } = useFrame()
  const today = format.isoDay(now)
  const over = ({ serviceLevel }: Promised) => isOverdue(serviceLevel.review, today)
  const agreements = catalog.services
    .filter((service): service is Promised => service.serviceLevel !== null && !service.retired)
    .sort((one, other) => Number(over(other)) - Number(over(one)))
  const count = agreements.filter(over).length
  return (
    <Shell me={me} at="agreements" title={t('agreements.title')}>
      <p class="soft">{t('agreements.intro')}</p>
      {agreements.length === 0 && <p class="empty">{t('agreements.none')}</p>}
      {count > 0 && (
        <p class="is-late">
          <Icon name="alert" /> {t('agreements.overdue', { count })}
        </p>
      )}
      {agreements.length > 0 && (
        <>
          <table class="rows is-words">
            <caption class="usa-sr-only">{t('agreements.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('agreements.service')}</th>
                <th scope="col">{t('agreements.agency')}</th>
                <th scope="col">{t('agreements.target')}</th>
                <th scope="col">{t('agreements.pauses')}</th>
                <th scope="col">{t('agreements.kept')}</th>
                <th scope="col">{t('agreements.ladder')}</th>
                <th scope="col">{t('agreements.review')}</th>
                <th scope="col">{t('agreements.versions')}</th>
              </tr>
            </thead>
            <tbody>
              {agreements.map((service) => (
                <Row
                  key={service.code}
                  service={service}
                  catalog={catalog}
                  outcomes={kept.get(service.id)}
                  versions={versions.get(service.id) ?? 0}
                  today={today}
                />
              ))}
            </tbody>
          </table>
          <p class="soft">{t('agreements.kept_hint')}</p>
        </>
      )}
    </Shell>
  )
}

interface RowProps extends Pick<ListProps, 'catalog'> {
  readonly service: Promised
  readonly outcomes: Outcomes | undefined
  readonly versions: number
  readonly today: string
}

function Row({ service, catalog, outcomes, versions, today }: RowProps) {
  const { t, text, format, now } = useFrame()
  const { serviceLevel: level } = service
  const terms = termsAt(level, catalog.calendars, now)
  const calendar = calendarByCode(catalog, terms.calendarCode)
  return (
    <tr>
      <th scope="row">
        <a href={`/desk/agreements/${service.code}`}>{text(service.name)}</a>
      </th>
      <td data-label={t('agreements.agency')}>
        {text(agencyByCode(catalog, service.agencyCode)?.name ?? {})}
      </td>
      <td data-label={t('agreements.target')}>
        {targetWords(t, level.unit, terms.target)} <br />
        <span class="soft">{text(calendar?.name ?? {})}</span>
      </td>
      <td data-label={t('agreements.pauses')}>
        <Pauses pauses={terms.pauses} />
      </td>
      <td data-label={t('agreements.kept')}>
        <Kept outcomes={outcomes} />
      </td>
      <td data-label={t('agreements.ladder')}>
        <Rungs ladder={level.ladder} />
      </td>
      <td data-label={t('agreements.review')}>
        {level.review === undefined ? (
          <span class="soft">{t('agreements.review_none')}</span>
        ) : (
          <time dateTime={level.review}>{format.shortDay(new Date(`${level.review}T12:00:00Z`))}</time>
        )}
        {isOverdue(level.review, today) && (
          <>
            {' '}
            <span class="is-late">
              <Icon name="alert" /> {t('agreements.review_over')}
            </span>
          </>
        )}
      </td>
      <td class="number" data-label={t('agreements.versions')}>
        {format.number(versions)}
      </td>
    </tr>
  )
}

function Kept({ outcomes }: { outcomes: Outcomes | undefined }) {
  const { t, format } = useFrame()
  const rate = outcomes ? onTimeRate(outcomes) : null
  if (!outcomes || rate === null) return <span class="soft">–</span>
  const count = outcomes.met + outcomes.late + outcomes.openOverdue
  return (
    <>
      {t('surveys.desk.percent', { percent: format.number(rate * 100, 0) })}{' '}
      <span class="soft">{t('agreements.kept_of', { count })}</span>
    </>
  )
}
