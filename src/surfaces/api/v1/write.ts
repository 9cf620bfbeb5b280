/** Deeds: each is a command of the city, done in the name of whoever holds the key. */
import { hash, randomUUID } from 'node:crypto'
import { type Act, perform } from '../../../kernel/act.ts'
import { type Actor, allow } from '../../../kernel/actor.ts'
import { serviceByCode } from '../../../modules/catalog/index.ts'
import {
  acceptRequest,
  addPartnerNote,
  addPartnerUpdate,
  closeRequest,
  type Closure,
  holdRequest,
  lockForPartner,
  planRequest,
  reclassifyForPartner,
  reopenRequest,
  type Report,
  type RequestId,
  resumeRequest,
  startRequest,
  submitRequest,
  type WaitsOn,
} from '../../../modules/requests/index.ts'
import type { Call, Handler } from './call.ts'
import { known } from './caller.ts'
import { agencyJson, getRequest, numberIn } from './read.ts'

/** One key's name for a deed; another's same word is another. */
const nameOf = (by: Actor, once: string | undefined): string =>
  once === undefined ? `api:${randomUUID()}` : `api:${hash('sha256', `${by.id}\u0000${once}`, 'base64url')}`

interface NewRequest {
  readonly service_code: string
  readonly description?: string
  readonly location?: { readonly lat: number; readonly long: number }
  readonly address?: string
  readonly address_id?: string
  readonly answers?: Report['answers']
  readonly reporter?: {
    readonly email?: string
    readonly first_name?: string
    readonly last_name?: string
    readonly phone?: string
    readonly wants_texts?: boolean
  }
  readonly repeats?: string
  readonly language?: string
  readonly channel?: Report['channel']
}

function reportOf({ body, city, voice, once, texts }: Call, by: Actor): Report {
  const said = body as unknown as NewRequest
  const { location, address, address_id: addressId, reporter } = said
  const { languages } = city.catalog().jurisdiction
  const { email, first_name: firstName, last_name: lastName, phone } = reporter ?? {}
  // Nobody is texted whom nobody asked.
  const wantsTexts = texts && reporter?.wants_texts === true
  return {
    serviceCode: said.service_code,
    description: said.description ?? '',
    ...(location && { point: { lon: location.long, lat: location.lat } }),
    ...(address && { address }),
    ...(addressId && { addressId }),
    answers: said.answers ?? {},
    reporter: {
      ...(email && { email }),
      ...(firstName && { firstName }),
      ...(lastName && { lastName }),
      ...(phone && { phone }),
      ...(wantsTexts && { wantsTexts }),
    },
    ...(said.repeats !== undefined && { repeats: Number(said.repeats) }),
    channel: said.channel ?? 'app',
    language: languages.find((one) => one === said.language) ?? voice.locale,
    idempotencyKey: nameOf(by, once),
    ...(by.id !== null && { apiKeyId: by.id }),
  }
}

export const createRequest: Handler = async (call) => {
  const { city, voice } = call
  const by = known(call.by)
  const report = reportOf(call, by)
  const { number, dueAt, agencyCode, repeats, repeated } = await submitRequest(city, by, report)
  // Some services answer nobody with a number (Open311's blackbox); what a city decided there holds here.
  const told = serviceByCode(city.catalog(), report.serviceCode)?.delivery !== 'blackbox'
  const body = {
    number: told ? number : null,
    url: told ? `${voice.site}/requests/${number}` : null,
    due_at: dueAt?.toISOString() ?? null,
    agency: agencyJson(call, agencyCode),
    repeats: told ? repeats : null,
    repeated,
  }
  const headers: Record<string, string> = told ? { location: `/api/v1/requests/${number}` } : {}
  return { status: repeated ? 200 : 201, body, headers }
}

export const commentOnRequest: Handler = async (call) => {
  const by = known(call.by)
  const { body } = call.body as { body: string }
  const said = { number: numberIn(call), updateId: nameOf(by, call.once), body, status: '' }
  await perform(call.city.db, by, (act) => addPartnerUpdate(act, said))
  return getRequest(call)
}

export const noteOnRequest: Handler = async (call) => {
  const by = known(call.by)
  const { body, public: isPublic = false } = call.body as { body: string; public?: boolean }
  const note = { number: numberIn(call), updateId: nameOf(by, call.once), body, public: isPublic }
  await perform(call.city.db, by, (act) => addPartnerNote(act, note))
  return getRequest(call)
}

interface Reclassify {
  readonly service_code: string
  readonly keep_team?: boolean
  readonly note?: string
  readonly version?: number
}

export const reclassifyRequest: Handler = async (call) => {
  const by = known(call.by)
  // Before the request is looked for, as of every move.
  allow(by, 'reclassify_requests')
  const {
    service_code: serviceCode,
    keep_team: keepTeam = false,
    note = '',
    version,
  } = call.body as unknown as Reclassify
  const input = { number: numberIn(call), updateId: nameOf(by, call.once), serviceCode, keepTeam, note }
  await perform(call.city.db, by, (act) =>
    reclassifyForPartner(call.city, act, { ...input, ...(version !== undefined && { seen: version }) }),
  )
  return getRequest(call)
}

interface Said {
  readonly version?: number
  readonly on: string
  readonly note: string
  readonly waits_on: WaitsOn
  readonly resolution: Closure['resolution']
}

/** A change of where a request stands; answers the request as it stands then. */
const moving =
  (permission: string, deed: (act: Act, id: RequestId, said: Said & { seen?: number }) => Promise<void>) =>
  async (call: Call) => {
    const by = known(call.by)
    // Before the request is looked for: a key that may not at all learns nothing of it.
    allow(by, permission)
    const said = call.body as unknown as Said
    const seen = said.version === undefined ? {} : { seen: said.version }
    await perform(call.city.db, by, async (act) => {
      const { id } = await lockForPartner(act, numberIn(call))
      await deed(act, id, { ...said, ...seen })
    })
    return getRequest(call)
  }

export const MOVES = {
  acceptRequest: moving('accept_requests', acceptRequest),
  planRequest: moving('accept_requests', planRequest),
  startRequest: moving('accept_requests', startRequest),
  holdRequest: moving('hold_requests', (act, id, said) =>
    holdRequest(act, id, { ...said, waitsOn: said.waits_on }),
  ),
  resumeRequest: moving('hold_requests', resumeRequest),
  closeRequest: moving('close_requests', closeRequest),
  reopenRequest: moving('reopen_requests', reopenRequest),
} satisfies Readonly<Record<string, Handler>>
