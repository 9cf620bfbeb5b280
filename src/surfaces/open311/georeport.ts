/** A request in GeoReport v2's words. The standard knows open and closed; `status_notes` says the rest. */
import { agencyByCode, serviceByCode } from '../../modules/catalog/index.ts'
import type { PublicRequest } from '../../modules/requests/index.ts'
import { writeMoment } from '../../kernel/moment.ts'
import { photoUrl, type Voice } from './voice.ts'
import type { Value } from './wire.ts'

/** The specification's fields in its order, and no others. */
export function toGeoReport(request: PublicRequest, voice: Voice): Readonly<Record<string, Value>> {
  const service = serviceByCode(voice.catalog, request.serviceCode)
  const agency = agencyByCode(voice.catalog, request.agencyCode)
  const { point, closedAt, dueAt, photoId } = request
  return {
    service_request_id: request.number,
    status: request.status === 'closed' ? 'closed' : 'open',
    status_notes: request.lastNote || standing(request, voice),
    service_name: service ? voice.text(service.name) : request.serviceCode,
    service_code: request.serviceCode,
    description: request.description || (request.beingChecked ? voice.t('checking.public') : null),
    agency_responsible: agency ? voice.text(agency.name) : null,
    service_notice: service?.notice ? voice.text(service.notice) : null,
    requested_datetime: writeMoment(request.submittedAt),
    updated_datetime: writeMoment(closedAt ?? request.updatedAt),
    expected_datetime: dueAt && writeMoment(dueAt),
    address: request.address || placeWords(request, voice),
    address_id: request.addressId,
    zipcode: request.zipcode || null,
    lat: point && point.lat,
    long: point && point.lon,
    media_url: photoId && photoUrl(voice, photoId),
  }
}

/** What two statuses cannot say, where nobody of the city has said anything yet. */
function standing({ publicStatus, resolution, waitsOn }: PublicRequest, { t }: Voice): string | null {
  if (resolution) return t(`common.resolution.${resolution}`)
  if (waitsOn) return t(`common.waits_on.${waitsOn}`)
  return publicStatus === 'received' ? null : t(`common.status.${publicStatus}`)
}

/** Clients leave out requests whose address is empty. */
function placeWords({ point, addressId }: PublicRequest, { catalog, text }: Voice): string {
  if (point) return `${point.lat.toFixed(5)}, ${point.lon.toFixed(5)}`
  return addressId ? `# ${addressId}` : text(catalog.jurisdiction.name)
}
