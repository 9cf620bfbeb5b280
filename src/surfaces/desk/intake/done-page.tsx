import { agencyByCode, type Catalog, serviceByCode } from '../../../modules/catalog/index.ts'
import type { SignedIn } from '../../../modules/identity/index.ts'
import type { StaffRequest } from '../../../modules/requests/index.ts'
import { Icon, useFrame } from '../../../web/index.ts'
import { Shell } from '../shell.tsx'

interface DoneProps {
  readonly me: SignedIn
  readonly request: StaffRequest
  readonly catalog: Catalog
  /** "Me too" was pressed for the caller. */
  readonly wished: boolean
}

/** What to tell the caller before hanging up: the number, who has it, by when, and what it repeats. */
export function DonePage({ me, request, catalog, wished }: DoneProps) {
  const { t, text, format } = useFrame()
  const service = serviceByCode(catalog, request.serviceCode)
  const agency = agencyByCode(catalog, request.agencyCode)
  return (
    <Shell me={me} at="new" title={t('desk.new.done')}>
      <div class="column">
        <p>{t('desk.new.read_out')}</p>
        <p class="big-number">
          {request.number.slice(0, 2)} {request.number.slice(2, 5)} {request.number.slice(5)}
        </p>
        <p class="lead">
          {service && text(service.name)}
          {agency && <> · {text(agency.name)}</>}
          <br />
          {request.dueAt
            ? t('desk.promise.by', { when: format.dayTime(request.dueAt) })
            : t('desk.promise.none')}
        </p>
        {request.parentNumber ? (
          <p>
            <Icon name="hand" /> {t('intake.joined', { number: request.parentNumber })}
          </p>
        ) : (
          wished && (
            <p class="notice">
              <Icon name="alert" /> {t('intake.alone')}
            </p>
          )
        )}
        <p>
          <a class="button button-primary" href="/desk/new" autofocus>
            {t('desk.new.next')}
          </a>{' '}
          <a class="button" href={`/desk/requests/${request.number}`}>
            {t('desk.new.open')}
          </a>
        </p>
      </div>
    </Shell>
  )
}
