/** What `extensions=true` adds to a request: Chicago's and Boston's fields. Without it the answer stays pure. */
import { agencyByCode } from '../../modules/catalog/index.ts'
import {
  type City,
  isFamilyKind,
  type PublicRequest,
  type PublicUpdate,
} from '../../modules/requests/index.ts'
import { writeMoment } from '../../kernel/moment.ts'
import { photoUrl, type Voice } from './voice.ts'
import type { Value } from './wire.ts'

type Fields = Readonly<Record<string, Value>>

/** @param history public lines of the request, oldest first. */
export function extensionsOf(
  city: City,
  request: PublicRequest,
  history: readonly PublicUpdate[],
  voice: Voice,
): Fields {
  return {
    extended_attributes: extendedAttributes(city, request, history, voice),
    attributes: answersOf(request, voice),
    notes: history.map((line) => noteOf(line, voice)),
  }
}

function extendedAttributes(
  city: City,
  request: PublicRequest,
  history: readonly PublicUpdate[],
  voice: Voice,
): Fields {
  const places = city.places()
  const areas = request.areaIds.flatMap((id) => places.areaById(id) ?? [])
  return {
    channel: request.channel,
    agency: agencyOf(request, voice),
    detailed_status: request.publicStatus,
    duplicate: request.parentNumber !== null,
    parent_service_request_id: request.parentNumber,
    areas: areas.map(({ id, layer, code }) => ({ layer, code, name: places.areaName(id, voice.locale) })),
    photos: history.flatMap(({ photoIds, happenedAt }) =>
      photoIds.map((id) => ({ media_url: photoUrl(voice, id), created_at: writeMoment(happenedAt) })),
    ),
  }
}

/** Who answers for it, with what the department publishes of itself. */
function agencyOf({ agencyCode }: PublicRequest, { catalog, text }: Voice): Value {
  const agency = agencyByCode(catalog, agencyCode)
  if (!agency) return null
  return {
    code: agency.code,
    name: text(agency.name),
    phone: agency.phone ?? null,
    email: agency.email ?? null,
  }
}

/** Answers to public questions, in the words they were asked in: `value` is the key of a list, or several. */
function answersOf({ questions, answers }: PublicRequest, voice: Voice): Value {
  return questions.flatMap(({ code, description, values }) => {
    const answer = answers[code]
    if (answer === undefined) return []
    const names = [answer].flat().map((key) => {
      const value = values.find((one) => one.key === key)
      return value ? voice.text(value.name) : key
    })
    return { code, label: voice.text(description), name: names.join(', '), value: answer }
  })
}

const TYPES: Partial<Record<PublicUpdate['kind'], string>> = {
  submitted: 'submitted',
  reopened: 'opened',
  closed: 'closed',
  withdrawn: 'closed',
}

function noteOf({ kind, body, resolution, happenedAt, name }: PublicUpdate, { t }: Voice): Value {
  return {
    datetime: writeMoment(happenedAt),
    summary: resolution
      ? t(`common.resolution.${resolution}`)
      : isFamilyKind(kind)
        ? t(`family.story.${kind}`)
        : t(`resident.activity.${kind}`),
    description: body || null,
    type: TYPES[kind] ?? 'activity',
    // Only where the city shows names of staff: others get what they always got.
    ...(name !== null && { name }),
  }
}
