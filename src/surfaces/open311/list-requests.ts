/** Public requests: those a filter finds, or one by its number. */
import {
  type City,
  findPublic,
  listPublic,
  publicHistory,
  type PublicRequest,
  removedAt,
  requestRemoved,
} from '../../modules/requests/index.ts'
import { extensionsOf } from './extensions.ts'
import { Fault } from './fault.ts'
import { toGeoReport } from './georeport.ts'
import { isTrue, type Parameters } from './parameters.ts'
import { MOST, type Page, readFilter, readPage, requestNumber } from './read-filter.ts'
import type { Voice } from './voice.ts'
import type { Value } from './wire.ts'

export interface Listed {
  readonly requests: Value
  /** Undefined where pages make no sense: the requests were named. */
  readonly page: Page | undefined
  /** There is a page after this one. */
  readonly more: boolean
}

export async function listRequests(
  city: City,
  parameters: Parameters,
  voice: Voice,
  now: Date,
): Promise<Listed> {
  const filter = readFilter(parameters, now, voice.catalog.jurisdiction.timeZone)
  const page = filter.numbers ? undefined : readPage(parameters)
  const { size, offset } = page
    ? { size: page.size, offset: (page.page - 1) * page.size }
    : { size: MOST, offset: 0 }
  const found = await listPublic(city, { ...filter, limit: size + 1, offset })
  const shown = found.slice(0, size)
  return { requests: await written(city, shown, parameters, voice), page, more: found.length > size }
}

/** @throws {Fault} 404 when there is none, or it is not public. */
export async function oneRequest(
  city: City,
  id: string,
  parameters: Parameters,
  voice: Voice,
): Promise<Value> {
  const number = requestNumber(id)
  const thread = number === undefined ? undefined : await findPublic(city, number)
  if (!thread && number !== undefined && (await removedAt(city.db, number))) throw requestRemoved()
  if (!thread) throw new Fault(404, 'There is no request with this service_request_id')
  return written(city, [thread.request], parameters, voice)
}

async function written(
  city: City,
  requests: readonly PublicRequest[],
  parameters: Parameters,
  voice: Voice,
): Promise<Value> {
  if (!isTrue(parameters, 'extensions')) return requests.map((request) => toGeoReport(request, voice))
  const histories = await publicHistory(
    city,
    requests.map(({ number }) => number),
  )
  return requests.map((request) => {
    const history = histories.get(request.number) ?? []
    return { ...toGeoReport(request, voice), ...extensionsOf(city, request, history, voice) }
  })
}

/** Helsinki's names, and the `Link` every HTTP client knows. No total: counting a million costs more than listing fifty. */
export function pageHeaders({ page, more }: Listed, url: string): Record<string, string> {
  if (!page) return {}
  const at = (to: number) => {
    const there = new URL(url)
    there.searchParams.set('page', String(to))
    there.searchParams.delete('api_key')
    return there.href
  }
  const next = more ? at(page.page + 1) : undefined
  const previous = page.page > 1 ? at(page.page - 1) : undefined
  const links = [next && `<${next}>; rel="next"`, previous && `<${previous}>; rel="prev"`]
    .filter(Boolean)
    .join(', ')
  return {
    'x-page-size': String(page.size),
    'x-page-number': String(page.page),
    ...(next && { 'x-next-page-url': next }),
    ...(previous && { 'x-previous-page-url': previous }),
    ...(links && { link: links }),
  }
}
