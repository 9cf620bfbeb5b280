import { may } from '../../../kernel/actor.ts'
import {
  agencyByCode,
  type AgreementVersion,
  calendarByCode,
  type Catalog,
  type Service,
} from '../../../modules/catalog/index.ts'
import type { SignedIn } from '../../../modules/identity/index.ts'
import { Time, useFrame } from '../../../web/index.ts'
import { Shell } from '../shell.tsx'
import { Pauses, Rungs, targetWords } from './terms.tsx'

interface VersionProps {
  readonly me: SignedIn
  readonly catalog: Catalog
  readonly service: Service
  /** The newest first. */
  readonly versions: readonly AgreementVersion[]
}

/** What was agreed for one service, from when, and what will be. */
export function VersionPage({ me, catalog, service, versions }: VersionProps) {
  const { t, text, format, now } = useFrame()
  const today = format.isoDay(now)
  const level = service.serviceLevel
  const later = (level?.later ?? []).filter(({ from }) => from > today)
  return (
    <Shell me={me} at="agreements" title={t('agreements.version_of', { service: text(service.name) })}>
      <p>
        <a href="/desk/agreements">{t('agreements.all')}</a>
        {may(me.actor, 'manage_catalog') && (
          <>
            {' · '}
            <a href="/desk/rules">{t('agreements.change')}</a>
          </>
        )}
      </p>
      <p class="soft">{t('agreements.stays')}</p>
      <table class="rows is-words">
        <caption class="usa-sr-only">{t('agreements.versions')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('agreements.from')}</th>
            <th scope="col">{t('agreements.agency')}</th>
            <th scope="col">{t('agreements.target')}</th>
            <th scope="col">{t('agreements.calendar')}</th>
            <th scope="col">{t('agreements.pauses')}</th>
            <th scope="col">{t('agreements.ladder')}</th>
            <th scope="col">{t('agreements.review')}</th>
          </tr>
        </thead>
        <tbody>
          {level &&
            later.toReversed().map(({ from, target, calendarCode, pauses }) => (
              <tr key={from}>
                <th scope="row">
                  <Day day={from} /> <span class="soft">{t('agreements.to_come')}</span>
                </th>
                <Terms
                  catalog={catalog}
                  agencyCode={service.agencyCode}
                  level={{
                    ...level,
                    target,
                    calendarCode: calendarCode ?? level.calendarCode,
                    ...(pauses && { pauses }),
                  }}
                />
              </tr>
            ))}
          {versions.map(({ agreedAt, agencyCode, level: agreed }, at) => (
            <tr key={agreedAt.getTime()}>
              <th scope="row">
                <Time at={agreedAt} /> {at === 0 && <span class="soft">{t('agreements.now')}</span>}
              </th>
              <Terms catalog={catalog} agencyCode={agencyCode} level={agreed} />
            </tr>
          ))}
        </tbody>
      </table>
    </Shell>
  )
}

function Day({ day }: { day: string }) {
  const { format } = useFrame()
  return <time dateTime={day}>{format.shortDay(new Date(`${day}T12:00:00Z`))}</time>
}

function Terms({
  catalog,
  agencyCode,
  level,
}: Pick<VersionProps, 'catalog'> & Omit<AgreementVersion, 'agreedAt'>) {
  const { t, text } = useFrame()
  const agency = text(agencyByCode(catalog, agencyCode)?.name ?? {})
  if (!level) {
    return (
      <>
        <td data-label={t('agreements.agency')}>{agency}</td>
        <td colSpan={5}>{t('agreements.ended')}</td>
      </>
    )
  }
  return (
    <>
      <td data-label={t('agreements.agency')}>{agency}</td>
      <td data-label={t('agreements.target')}>{targetWords(t, level.unit, level.target)}</td>
      <td data-label={t('agreements.calendar')}>
        {text(calendarByCode(catalog, level.calendarCode)?.name ?? {})}
      </td>
      <td data-label={t('agreements.pauses')}>
        <Pauses pauses={level.pauses} />
      </td>
      <td data-label={t('agreements.ladder')}>
        <Rungs ladder={level.ladder} />
      </td>
      <td data-label={t('agreements.review')}>
        {level.review ? <Day day={level.review} /> : t('agreements.review_none')}
      </td>
    </>
  )
}
