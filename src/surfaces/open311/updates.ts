/** Service request updates, mySociety's extension: what happened to requests, told to partners and heard from them. */
import { perform } from '../../kernel/act.ts'
import { addPartnerUpdate, type City, listUpdates, type PublicUpdate } from '../../modules/requests/index.ts'
import type { Answer, Call } from './call.ts'
import { Fault } from './fault.ts'
import { readMoment, writeMoment } from '../../kernel/moment.ts'
import { list, one, type Parameters } from './parameters.ts'
import { readPage, requestNumber } from './read-filter.ts'
import { receive } from './receive.ts'
import { readStatus, writeStatus } from '../../modules/partners/index.ts'
import { photoUrl, type Voice, voiceOf } from './voice.ts'
import type { Value } from './wire.ts'
import { readWindow } from './window.ts'

const ROOT = 'service_request_updates'

/**
 * What happened within the window, by the second at which we published it; without dates, the latest. Oldest first
 * either way: a client that applies them in order ends where we stand.
 */
export async function tellUpdates(
  city: City,
  parameters: Parameters,
  voice: Voice,
  now: Date,
): Promise<Answer> {
  const { from, to = now } = readWindow(parameters, now, voice.catalog.jurisdiction.timeZone)
  const { page, size } = readPage(parameters)
  const numbers = list(parameters, 'service_request_id')?.flatMap((id) => requestNumber(id) ?? [])
  const updates = await listUpdates(city, {
    from: startOfSecond(from),
    to,
    latest: one(parameters, 'start_date', 'end_date') === undefined,
    ...(numbers && { numbers }),
    limit: size,
    offset: (page - 1) * size,
  })
  return { root: ROOT, value: updates.map((update) => toUpdate(update, voice)) }
}

/** A client asks from the second it last saw; what happened earlier within that second is part of it. */
const startOfSecond = (at: Date) => new Date(Math.floor(at.getTime() / 1000) * 1000)

function toUpdate(update: PublicUpdate, voice: Voice): Value {
  const urls = update.photoIds.map((id) => photoUrl(voice, id))
  return {
    update_id: String(update.id),
    service_request_id: update.number,
    status: writeStatus(update),
    updated_datetime: writeMoment(update.happenedAt),
    description: update.body || null,
    media_url: urls.length > 1 ? urls : (urls[0] ?? null),
  }
}

/** @throws {Fault} naming everything that is missing or cannot be read. */
export async function hearUpdate(call: Call): Promise<Answer> {
  const { by, city, parameters, photos } = await receive(call)
  const { timeZone } = voiceOf(city, parameters, call.site).catalog.jurisdiction
  const said = readUpdate(parameters, timeZone)
  if (call.path.endpoint === 'test') return answer(1)
  const { id } = await perform(city.db, by, (act) => addPartnerUpdate(act, { ...said, photos }))
  return answer(id)
}

const answer = (id: number): Answer => ({ root: ROOT, value: [{ update_id: String(id) }] })

const NEEDED = ['service_request_id', 'update_id', 'status', 'updated_datetime'] as const

function readUpdate(parameters: Parameters, timeZone: string) {
  const missing = NEEDED.filter((name) => !parameters.has(name))
  if (missing.length > 0)
    throw new Fault(
      400,
      missing.map((name) => `${name} required`),
    )
  const [id, updateId, statusWord, moment] = NEEDED.map((name) => one(parameters, name)!) as [
    string,
    string,
    string,
    string,
  ]
  const status = readStatus(statusWord)
  const wrong = [
    !status && `status is not one of the words of the extension: "${statusWord.slice(0, 60)}"`,
    !readMoment(moment, timeZone) && 'updated_datetime must be a date such as 2026-11-21T10:00:00Z',
    updateId.length > 200 && 'update_id is longer than 200 characters',
  ].filter((reason) => reason !== false)
  if (!status || wrong.length > 0) throw new Fault(400, wrong)
  const number = requestNumber(id)
  if (number === undefined) throw new Fault(404, 'There is no request with this service_request_id')
  const body = one(parameters, 'description') ?? ''
  if ([...body].length > 4000) throw new Fault(400, 'description is longer than 4,000 characters')
  return { number, updateId, body, ...status }
}
