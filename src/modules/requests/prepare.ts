/** The rules of accepting a report, pure and in memory: nothing here waits for anything. */
import type { Actor } from '../../kernel/actor.ts'
import { allow } from '../../kernel/actor.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import {
  agencyByCode,
  calendarByCode,
  type Catalog,
  checkAnswers,
  type Service,
  serviceByCode,
} from '../catalog/index.ts'
import type { Area, Located, Places, Point } from '../places/index.ts'
import { routeOrTriage } from '../routing/index.ts'
import { momentOf, promise, type Promised } from '../service-levels/index.ts'
import type { City } from './ground.ts'
import { cleanText } from '../../kernel/clean-text.ts'
import type { Report } from './report.ts'
import { textNumber } from './text-number.ts'
import { isInWords } from './to-public.ts'

/** A report that passed every rule: the rows it becomes, but for its number. */
export interface Prepared {
  readonly key: string
  /** When this one is known, nothing new is made either. */
  readonly earlierKey: string | null
  readonly id: string
  readonly serviceId: number
  /** The words its questions were asked in. */
  readonly wordsId: number | null
  readonly agencyId: number
  readonly agencyCode: string
  readonly teamId: number
  readonly teamCode: string
  readonly visibility: 'public' | 'private'
  /** Whether staff look at what it says and shows, before or after everybody sees it. */
  readonly moderation: 'none' | 'after' | 'before'
  /** Whether there is something to look at: words, photos, or a place in the reporter's own words. */
  readonly saysSomething: boolean
  /** Whether the address is in the city's own words. */
  readonly addressIsOurs: boolean
  readonly description: string
  readonly address: string | null
  readonly addressId: string | null
  readonly zipcode: string | null
  readonly lon: number | null
  readonly lat: number | null
  readonly areaIds: readonly number[]
  readonly answers: Readonly<Record<string, unknown>>
  readonly extraAnswers: Readonly<Record<string, unknown>>
  readonly channel: string
  readonly language: string
  readonly submittedAt: Date
  readonly dueAt: Date | null
  readonly promise: Promised | null
  /** When its ladder is to be looked at first. */
  readonly escalateAt: Date | null
  readonly routing: { readonly rule: string; readonly team: string }
  readonly offeredAtPlace: number | null
  readonly apiKeyId: string | null
  readonly reporter: Readonly<Record<string, unknown>> | null
  readonly actor: { readonly kind: string; readonly id: string | null; readonly label: string }
}

const NAME_LIMIT = 200

/**
 * Checks a report and works out all that follows from it: place, route and promise.
 *
 * @throws {Refusal} `no_such_service`, `service_retired`, `answers_invalid`, `report_blocked`, `report_diverted`,
 *   `place_needed`, `outside_city`, `description_too_long`, `field_too_long`, or `not_a_text_number`.
 */
export function prepareReport(city: City, by: Actor, report: Report, now: Date): Prepared {
  allow(by, 'submit_requests')
  const catalog = city.catalog()
  const service = serviceByCode(catalog, report.serviceCode)
  if (!service)
    throw new Refusal('not_found', 'no_such_service', 'There is no such service.', {
      service: report.serviceCode,
    })
  if (service.retired) throw new Refusal('not_found', 'service_retired', 'This service is no longer offered.')
  const place = placeOf(city, service, report)
  const { answers, extra } = checkAnswers(
    asking(service, report),
    report.answers,
    report.language,
    catalog.jurisdiction.timeZone,
  )
  const asked = {
    serviceCode: service.code,
    groupCode: service.groupCode,
    areas: place.areas.map(({ key }) => key),
    answers,
    channel: report.channel,
  }
  const { team, rule } = routeOrTriage(catalog, asked)
  const agency = agencyByCode(catalog, team.agencyCode)
  if (!agency) throw new Error(`Team ${team.code} belongs to no agency`)
  const promised = promise({ service, answers, areas: asked.areas, calendars: catalog.calendars, at: now })
  const description = descriptionOf(report)
  const typed = short('address', report.address, 400)
  const moderation = moderated(by, service)
  // Asked only where it matters: a look into the index of addresses for every report would be felt.
  const addressIsOurs =
    moderation === 'none' || typed === null || typed === place.address || isLabel(city.places(), typed)
  return {
    key: report.idempotencyKey ?? uuidv7(),
    earlierKey: report.earlierKey ?? null,
    id: uuidv7(now),
    serviceId: service.id,
    wordsId: service.wordsId ?? null,
    agencyId: agency.id,
    agencyCode: agency.code,
    teamId: team.id,
    teamCode: team.code,
    visibility: service.visibility,
    moderation,
    saysSomething:
      description !== '' ||
      !addressIsOurs ||
      (report.photos?.length ?? 0) > 0 ||
      saysInWords(service, answers),
    addressIsOurs,
    description,
    address: typed ?? place.address,
    addressId: short('address_id', report.addressId, 100) ?? place.addressId,
    zipcode: place.zipcode,
    lon: place.lon,
    lat: place.lat,
    areaIds: place.areas.map(({ id }) => id),
    answers,
    extraAnswers: extra,
    channel: report.channel,
    language: report.language,
    submittedAt: now,
    dueAt: promised?.dueAt ? new Date(promised.dueAt) : null,
    promise: promised,
    escalateAt: promised && firstRung(service, promised, catalog),
    routing: { rule: rule.code, team: team.code },
    offeredAtPlace: report.offeredAtPlace ?? null,
    apiKeyId: report.apiKeyId ?? null,
    reporter: reporterOf(report, catalog.jurisdiction.textCountries),
    actor: { kind: by.kind, id: by.id, label: by.label },
  }
}

/** What staff write down is theirs to answer for; of a private request nothing is for everybody. */
function moderated(by: Actor, { visibility, moderation }: Service): Prepared['moderation'] {
  return by.kind === 'staff' || visibility === 'private' ? 'none' : (moderation ?? 'none')
}

const saysInWords = ({ attributes }: Service, answers: Prepared['answers']): boolean =>
  attributes.some(
    ({ code, datatype, visibility }) =>
      visibility === 'public' && isInWords(datatype) && answers[code] !== undefined,
  )

/** Whether these are the city's own words for an address or a crossing. */
const isLabel = (places: Places, words: string): boolean =>
  places.searchAddresses(words, 1)[0]?.label === words

/** The moment of the first rung of the ladder; null where there is none. */
function firstRung({ serviceLevel }: Service, promised: Promised, catalog: Catalog): Date | null {
  const [rung] = serviceLevel?.ladder ?? []
  if (!rung) return null
  const calendar = calendarByCode(catalog, promised.calendarCode)
  return momentOf(promised, calendar, new Date(promised.dueAt), rung.at, []) ?? null
}

/** Who says "me too", or splits a part off, need not say again what the first reporter said. */
function asking(service: Service, { repeats }: Report): Service {
  if (repeats === undefined) return service
  return { ...service, attributes: service.attributes.map((one) => ({ ...one, required: false })) }
}

function descriptionOf({ description }: Report): string {
  const text = cleanText(description)
  // Characters as people count them: an emoji is one. Counted only where it may matter.
  if (text.length > 4000 && [...text].length > 4000) {
    throw new Refusal('invalid', 'description_too_long', 'The description is longer than 4,000 characters.', {
      length: text.length,
      limit: 4000,
    })
  }
  return text
}

function short(field: string, value: string | undefined, limit = NAME_LIMIT): string | null {
  const text = value === undefined ? '' : cleanText(value).replaceAll('\n', ' ').trim()
  if (text.length > limit) {
    throw new Refusal('invalid', 'field_too_long', `${field} is longer than ${limit} characters.`, {
      field,
      limit,
    })
  }
  return text || null
}

function reporterOf({ reporter }: Report, countries?: readonly string[]): Prepared['reporter'] {
  if (!reporter) return null
  const email = short('email', reporter.email, 320)
  const row = {
    first_name: short('first_name', reporter.firstName),
    last_name: short('last_name', reporter.lastName),
    email,
    phone: short('phone', reporter.phone, 60),
    account_id: short('account_id', reporter.accountId),
    device_id: short('device_id', reporter.deviceId),
  }
  if (!Object.values(row).some((value) => value !== null)) return null
  return {
    ...row,
    wants_mail: email !== null && reporter.wantsMail !== false,
    text_to: textTo(reporter, countries),
  }
}

function textTo(
  { phone = '', wantsTexts = false }: NonNullable<Report['reporter']>,
  countries?: readonly string[],
): string | null {
  const number = wantsTexts ? textNumber(phone, countries) : undefined
  if (wantsTexts === true && number === undefined) {
    throw new Refusal('invalid', 'not_a_text_number', 'No texts can be sent to this number.', {
      field: 'phone',
    })
  }
  return number ?? null
}

interface Place {
  readonly lon: number | null
  readonly lat: number | null
  readonly areas: readonly Area[]
  readonly address: string | null
  readonly addressId: string | null
  readonly zipcode: string | null
}

const NOWHERE: Place = { lon: null, lat: null, areas: [], address: null, addressId: null, zipcode: null }

/** A point decides; without one the address is looked up; without either only some services may go on. */
function placeOf(city: City, service: Service, report: Report): Place {
  const places = city.places()
  if (report.point) return described(places.locate(report.point), report.point)
  const point = knownPoint(places, report)
  if (point) return described(places.locate(point), point)
  const needsNone = service.location === 'optional' || report.atItsPlace === true
  if (report.address || report.addressId || needsNone) return NOWHERE
  throw new Refusal('invalid', 'place_needed', 'This service needs a place: an address, or lat and long.')
}

/** The point of an address the city knows: by its number, or by words that name one address or crossing exactly. */
function knownPoint(places: Places, { address, addressId }: Report): Point | null | undefined {
  const known = addressId === undefined ? undefined : places.addressById(Number(addressId))
  if (known) return known.point
  const hit = address ? places.searchAddresses(address, 1)[0] : undefined
  return hit?.kind === 'address' || hit?.kind === 'intersection' ? hit.point : undefined
}

function described(located: Located, { lon, lat }: { lon: number; lat: number }): Place {
  if (located.where === 'outside') {
    throw new Refusal('invalid', 'outside_city', 'This place is outside the city.', { lat, lon })
  }
  const { areas, address } = located
  return {
    lon,
    lat,
    areas,
    address: address?.label ?? null,
    addressId: address ? String(address.id) : null,
    zipcode: address?.zip ?? null,
  }
}
