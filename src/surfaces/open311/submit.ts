/** A report from a partner becomes a service request. */
import { parsePoint } from '../../modules/places/index.ts'
import { AnswersInvalid, type Service, serviceByCode } from '../../modules/catalog/index.ts'
import {
  type Diverted,
  divertReport,
  prepareReport,
  type Receipt,
  type Report,
  submitRequest,
} from '../../modules/requests/index.ts'
import type { Answer, Call } from './call.ts'
import { Fault } from './fault.ts'
import { attributes, one, type Parameters } from './parameters.ts'
import { type Received, receive } from './receive.ts'
import { repeatOf } from './repeat.ts'
import { type Voice, voiceOf } from './voice.ts'
import type { Value } from './wire.ts'

/** @throws {Fault} or {Refusal} when the key, the service, its answers or the place are not in order. */
export async function submit(call: Call): Promise<Answer> {
  const received = await receive(call)
  const { by, city, parameters } = received
  const voice = voiceOf(city, parameters, call.site)
  const diverted = divertReport(voice.catalog, reportOf(received, voice, call.request.server.texts))
  const { report } = diverted
  const now = new Date()
  if (call.path.endpoint === 'test') {
    await underItsService(diverted, async () => prepareReport(city, by, report, now))
    return answerTo(diverted, TESTED, voice, parameters)
  }
  const keys = repeatOf(received.keyId, parameters, {
    name: [call.request.headers['idempotency-key']].flat()[0]?.trim(),
    files: received.files,
    now,
  })
  const receipt = await underItsService(diverted, () => submitRequest(city, by, { ...report, ...keys }, now))
  return answerTo(diverted, receipt, voice, parameters)
}

/**
 * A report that belongs to another service is taken there: clients (FixMyStreet, apps) keep a number and ask by it, and
 * after a 400 most would only send the same again. Where the other service must know more they are told its code.
 */
async function underItsService<T>({ led, report }: Diverted, deed: () => Promise<T>): Promise<T> {
  const [first] = led
  try {
    return await deed()
  } catch (error) {
    if (!first || !(error instanceof AnswersInvalid)) throw error
    const belongs = `attribute[${first.question}]: a report with this answer belongs to service_code ${report.serviceCode}; send it there with what that service asks.`
    throw new Fault(400, [belongs, ...error.problems.map(({ message }) => message)])
  }
}

/** The test endpoint checks all of a report and keeps none of it: every number there is 1. */
const TESTED = { id: '00000000-0000-0000-0000-000000000000', number: '1' }

// Each sign can be one part only: another pattern tries every point of a million as the last one.
const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/

function reportOf({ parameters, photos, keyId }: Received, { locale }: Voice, texts: boolean): Report {
  const said = (...names: string[]) => one(parameters, ...names)
  const serviceCode = said('service_code')
  const place = placeOf(parameters)
  const missing = [serviceCode === undefined && 'service_code required', place.problem].filter(
    (reason) => !!reason,
  )
  if (serviceCode === undefined || missing.length > 0) throw new Fault(400, missing as string[])
  const [email, firstName, lastName] = [said('email'), said('first_name'), said('last_name')]
  const [phone, accountId, deviceId] = [said('phone'), said('account_id'), said('device_id', 'deviceid')]
  return {
    serviceCode,
    description: said('description') ?? '',
    ...place.place,
    answers: { ...attributes(parameters), ...links(parameters, photos.length > 0) },
    reporter: {
      ...(email && { email, wantsMail: EMAIL.test(email) }),
      ...(firstName && { firstName }),
      // FixMyStreet sends a dash for people of one name.
      ...(lastName && lastName !== '-' && { lastName }),
      ...(phone && { phone }),
      // Clients send `phone` with every report: only this field says that texts may go there.
      ...(texts && said('wants_texts') === 'true' && { wantsTexts: true }),
      ...(accountId && { accountId }),
      ...(deviceId && { deviceId }),
    },
    photos,
    channel: 'open311',
    language: locale,
    apiKeyId: keyId,
  }
}

function placeOf(parameters: Parameters): {
  place: Pick<Report, 'point' | 'address' | 'addressId'>
  problem?: string
} {
  const [lat, long] = [one(parameters, 'lat'), one(parameters, 'long')]
  const [address, addressId] = [one(parameters, 'address_string', 'address'), one(parameters, 'address_id')]
  const named = { ...(address && { address }), ...(addressId && { addressId }) }
  const isNamed = address !== undefined || addressId !== undefined
  if ((lat === undefined) !== (long === undefined)) {
    return isNamed ? { place: named } : { place: {}, problem: 'lat and long are required together' }
  }
  const point = parsePoint(lat, long)
  return { place: { ...(point && { point }), ...named } }
}

const MOST_LINKS = 10

/**
 * Links to pictures elsewhere are kept for the staff, not fetched (the city's server goes nowhere because a stranger
 * names an address) and not shown to the public (nobody of the city has seen what lies there). Files that were sent win.
 */
function links(parameters: Parameters, hasFiles: boolean): { media_url?: readonly string[] } {
  if (hasFiles) return {}
  const urls = (parameters.get('media_url') ?? []).filter((url) => /^https?:\/\/\S{1,2000}$/i.test(url))
  return urls.length > 0 ? { media_url: urls.slice(0, MOST_LINKS) } : {}
}

function answerTo(
  { report: { serviceCode }, led }: Diverted,
  { id, number }: Pick<Receipt, 'id' | 'number'>,
  voice: Voice,
  parameters: Parameters,
): Answer {
  const service = serviceByCode(voice.catalog, serviceCode)
  const named: Record<string, Value> = {
    realtime: { service_request_id: number },
    batch: { token: id },
    blackbox: {},
  }
  const request = {
    ...(named[service?.delivery ?? 'realtime'] as Record<string, Value>),
    service_notice: noticeOf(service, led, voice),
    account_id: one(parameters, 'account_id') ?? null,
  }
  return { root: 'service_requests', value: [request] }
}

/** Where the report went, when it went elsewhere, and what the service says to everybody. */
function noticeOf(service: Service | undefined, led: Diverted['led'], { text, t }: Voice): string | null {
  const said = led.flatMap(({ say }) => (say ? [text(say)] : []))
  const went = led.length > 0 && service ? [t('asked.diverted', { service: text(service.name) })] : []
  const notice = service?.notice ? [text(service.notice)] : []
  return [...went, ...said, ...notice].join(' ') || null
}
