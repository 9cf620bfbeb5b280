/** A request as programs get it, from webhooks and from the JSON API alike. */
import { localText } from '../../i18n/index.ts'
import { agencyByCode, serviceByCode } from '../catalog/index.ts'
import type { City, PublicActivity, PublicRequest } from '../requests/index.ts'

/** In whose words, and where its links lead. */
export interface JsonVoice {
  readonly city: City
  /** Without a slash at the end. */
  readonly site: string
  /** BCP 47; default: the city's first. */
  readonly locale?: string | undefined
}

/** Names are snake case, instants ISO 8601 in UTC, places WGS 84 degrees; what is unknown is null. */
export function requestJson(request: PublicRequest, { city, site, locale }: JsonVoice) {
  const catalog = city.catalog()
  const [first = 'en'] = catalog.jurisdiction.languages
  const text = (words: Parameters<typeof localText>[0]) => localText(words, locale ?? first, first)
  const service = serviceByCode(catalog, request.serviceCode)
  const agency = agencyByCode(catalog, request.agencyCode)
  const places = city.places()
  return {
    number: request.number,
    url: `${site}/requests/${request.number}`,
    status: request.status,
    public_status: request.publicStatus,
    resolution: request.resolution,
    waits_on: request.waitsOn,
    service: { code: request.serviceCode, name: service ? text(service.name) : request.serviceCode },
    agency: { code: request.agencyCode, name: agency ? text(agency.name) : request.agencyCode },
    description: request.description,
    being_checked: request.beingChecked,
    address: request.address,
    zipcode: request.zipcode,
    location: request.point && { lat: request.point.lat, long: request.point.lon },
    areas: request.areaIds.flatMap((id) => {
      const area = places.areaById(id)
      return area ? { layer: area.layer, code: area.code, name: places.areaName(id, locale ?? first) } : []
    }),
    answers: request.answers,
    answers_in_words: request.questions.map(({ code, description, values }) => ({
      code,
      question: text(description),
      answers: [request.answers[code] ?? []].flat().map((answer) => {
        const option = values.find(({ key }) => key === answer)
        return option ? text(option.name) : answer
      }),
    })),
    service_called_then: request.calledThen && text(request.calledThen),
    channel: request.channel,
    submitted_at: request.submittedAt.toISOString(),
    updated_at: request.updatedAt.toISOString(),
    due_at: request.dueAt?.toISOString() ?? null,
    delay: request.delay,
    planned_for: request.plannedFor,
    closed_at: request.closedAt?.toISOString() ?? null,
    last_note: request.lastNote,
    photo_url: request.photoId && photoUrl(request.photoId, { city, site }),
    parent_number: request.parentNumber,
  }
}

/** A line of the history. */
export function activityJson(
  { id, kind, body, beingChecked, status, happenedAt, by, agencyCode, name, photoIds }: PublicActivity,
  voice: JsonVoice,
) {
  return {
    id: String(id),
    kind,
    body,
    being_checked: beingChecked,
    status,
    happened_at: happenedAt.toISOString(),
    by,
    agency_code: agencyCode,
    name,
    photo_urls: photoIds.map((photo) => photoUrl(photo, voice)),
  }
}

export const photoUrl = (id: string, { city, site }: JsonVoice): string =>
  `${site}/open311/media/${city.jurisdictionId}/${id}.jpg`
