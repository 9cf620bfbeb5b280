/** Questions: what the city offers, who answers for it, and public requests. */
import { localText } from '../../../i18n/index.ts'
import { readMoment } from '../../../kernel/moment.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import {
  agencyByCode,
  conditionalOf,
  groupByCode,
  type LocalText,
  offered,
  type Service,
  serviceByCode,
  wireDatatype,
} from '../../../modules/catalog/index.ts'
import {
  findForPartner,
  findPublicFamily,
  pagePublic,
  parseNumber,
  type PublicFilter,
  type Status,
} from '../../../modules/requests/index.ts'
import { activityJson, photoUrl, requestJson } from '../../../modules/webhooks/index.ts'
import type { Answered, Call, Handler } from './call.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { Problem } from './problem.ts'
import { STATUSES } from './schemas.ts'

const sayer = ({ city, voice }: Call) => {
  const [first = 'en'] = city.catalog().jurisdiction.languages
  return (words: LocalText) => localText(words, voice.locale, first)
}

/** An agency by the name it has in the caller's language. */
export function agencyJson(call: Call, code: string): { code: string; name: string } {
  const agency = agencyByCode(call.city.catalog(), code)
  return { code, name: agency ? sayer(call)(agency.name) : code }
}

function serviceJson(call: Call, service: Service) {
  const text = sayer(call)
  const catalog = call.city.catalog()
  const group = groupByCode(catalog, service.groupCode)
  const [first = 'en'] = catalog.jurisdiction.languages
  return {
    code: service.code,
    name: text(service.name),
    description: text(service.description),
    group: { code: service.groupCode, name: group ? text(group.name) : service.groupCode },
    agency: agencyJson(call, service.agencyCode),
    keywords: service.keywords[call.voice.locale] ?? service.keywords[first] ?? [],
    notice: service.notice ? text(service.notice) : null,
    location: service.location,
    visibility: service.visibility,
  }
}

export const listServices: Handler = (call) => ({
  body: { services: offered(call.city.catalog()).map((service) => serviceJson(call, service)) },
})

export const getService: Handler = (call) => {
  const service = serviceByCode(call.city.catalog(), call.path.code ?? '')
  if (!service || service.retired)
    throw new Refusal('not_found', 'no_such_service', 'There is no such service.')
  const text = sayer(call)
  const questions = service.attributes.map((one) => ({
    code: one.code,
    datatype: wireDatatype(one.datatype),
    day_only: one.datatype === 'date',
    variable: one.variable,
    required: one.required,
    description: text(one.description),
    hint: text(one.datatypeDescription),
    conditional: conditionalOf(service.attributes).has(one.code),
    values: one.values.map(({ key, name, asks = [], blocks, diverts }) => ({
      key,
      name: text(name),
      asks,
      blocks: blocks ? { say: text(blocks.say), phone: blocks.phone ?? null, url: blocks.url ?? null } : null,
      diverts: diverts
        ? { service_code: diverts.service, say: diverts.say ? text(diverts.say) : null }
        : null,
    })),
    visibility: one.visibility,
  }))
  return { body: { ...serviceJson(call, service), questions } }
}

export const listAgencies: Handler = (call) => ({
  body: {
    agencies: call.city
      .catalog()
      .agencies.filter(({ retired }) => !retired)
      .map(({ code, email = null, phone = null }) => ({ ...agencyJson(call, code), email, phone })),
  },
})

export const listAreas: Handler = ({ city, voice }) => ({
  body: {
    areas: city
      .places()
      .areas()
      .map(({ id, layer, code }) => ({ layer, code, name: city.places().areaName(id, voice.locale) })),
  },
})

const EACH = 50 // requests of a page, where no limit is given

export const listRequests: Handler = async ({ city, query, voice }) => {
  const { limit = EACH, cursor } = query as { limit?: number; cursor?: string }
  const after = cursor === undefined ? undefined : readCursor(cursor)
  const { requests, next } = await pagePublic(city, { ...filterOf(query, city), limit }, after)
  return {
    body: {
      requests: requests.map((request) => requestJson(request, voice)),
      next_cursor: next && writeCursor(next),
    },
  }
}

type City = Call['city']

function filterOf(query: Call['query'], city: City): Omit<PublicFilter, 'limit'> {
  const said = query as Partial<
    Record<'status' | 'service' | 'agency' | 'area' | 'updated_since' | 'q', string>
  >
  const catalog = city.catalog()
  const isService = (code: string) => catalog.services.some((one) => one.code === code)
  const isAgency = (code: string) => catalog.agencies.some((one) => one.code === code)
  const isStatus = (word: string) => (STATUSES as readonly string[]).includes(word)
  return {
    ...(said.status !== undefined && { statuses: listed('status', said.status, isStatus) as Status[] }),
    ...(said.service !== undefined && { serviceCodes: listed('service', said.service, isService) }),
    ...(said.agency !== undefined && { agencyCodes: listed('agency', said.agency, isAgency) }),
    ...(said.area !== undefined && { areaId: areaOf(said.area, city) }),
    ...(said.updated_since !== undefined && { updatedFrom: momentOf(said.updated_since, city) }),
    ...(said.q?.trim() && { words: said.q }),
  }
}

function listed(name: string, text: string, isKnown: (one: string) => boolean): string[] {
  const all = text.split(',').map((one) => one.trim())
  const stranger = all.find((one) => !isKnown(one))
  if (stranger !== undefined) throw unreadable(name, `does not know "${stranger.slice(0, 60)}"`)
  return all
}

function areaOf(key: string, city: City): number {
  const area = city.places().areaByKey(key)
  if (!area) throw unreadable('area', 'must be layer:code of an area of this city, such as district:3')
  return area.id
}

function momentOf(text: string, city: City): Date {
  const at = readMoment(text, city.catalog().jurisdiction.timeZone)
  if (!at) throw unreadable('updated_since', 'must be an instant such as 2026-11-22T14:05:00Z')
  return at
}

function unreadable(name: string, detail: string): Problem {
  const errors = [{ pointer: `?${name}`, detail }]
  return new Problem(400, 'query_invalid', `?${name} ${detail}`, { errors })
}

/** @throws {Refusal} `request_not_found` for what no request of ours is called. */
export function numberIn({ path }: Call): number {
  const number = /^\d+$/.test(path.number ?? '') ? parseNumber(path.number ?? '') : undefined
  if (number === undefined) throw noSuchRequest()
  return number
}

const noSuchRequest = () => new Refusal('not_found', 'request_not_found', 'There is no such request.')

/** @throws {Refusal} `request_not_found`: also when it is private and the key does not reach it. */
export async function getRequest(call: Call): Promise<Answered> {
  const { city, by, voice } = call
  const thread = await findForPartner(city, by, numberIn(call))
  if (!thread) throw noSuchRequest()
  const { id, request, visibility, version, others, activities } = thread
  const { duplicates, parts, whole, related } = await findPublicFamily(city, id)
  return {
    body: {
      ...requestJson(request, voice),
      visibility,
      version,
      others,
      photo_urls: activities.flatMap(({ photoIds }) => photoIds.map((photo) => photoUrl(photo, voice))),
      family: { duplicates, parts, whole, related },
      activities: activities.map((line) => activityJson(line, voice)),
    },
  }
}
