/** Requests as residents' lists show them. */
import type { Catalog } from '../../modules/catalog/index.ts'
import { serviceByCode } from '../../modules/catalog/index.ts'
import type { PublicRequest } from '../../modules/requests/index.ts'
import { Icon, RequestMark, useFrame } from '../../web/index.ts'
import { serviceName } from './words.ts'

export interface Listed {
  readonly request: PublicRequest
  /** From where the reader asked. */
  readonly metres?: number
}

export function RequestList({ listed, catalog }: { listed: readonly Listed[]; catalog: Catalog }) {
  return (
    <ul class="request-list">
      {listed.map((one) => (
        <li key={one.request.number}>
          <RequestItem {...one} catalog={catalog} />
        </li>
      ))}
    </ul>
  )
}

function RequestItem({ request, metres, catalog }: Listed & { catalog: Catalog }) {
  const frame = useFrame()
  const { t, path, format, now } = frame
  const where = [
    metres === undefined ? undefined : t('resident.near.away', { distance: format.distance(metres) }),
    request.beingChecked ? t('checking.public_short') : undefined,
    t('resident.reported', { when: format.relative(request.submittedAt, now) }),
  ]
  return (
    <a class="request-item" href={path(`/requests/${request.number}`)}>
      <Icon name={serviceByCode(catalog, request.serviceCode)?.icon ?? 'dot'} />
      <span class="request-what">{serviceName(frame, catalog, request.serviceCode)}</span>
      <span class="request-where">
        {request.address && (
          <>
            <bdi>{request.address}</bdi>
            {' · '}
          </>
        )}
        {where.filter(Boolean).join(' · ')}
      </span>
      <RequestMark request={request} />
    </a>
  )
}
