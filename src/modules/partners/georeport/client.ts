/** GeoReport v2 as a client speaks it: strict in what is sent, patient with what comes back. */
import { writeMoment } from '../../../kernel/moment.ts'
import { type Outbound, type OutboundAnswer, Unanswered } from '../../../kernel/outbound.ts'
import type { Dialect } from '../dialect.ts'
import {
  type Created,
  readCreated,
  readQuestions,
  readRequests,
  readServices,
  readUpdateId,
  readUpdates,
  type TheirQuestion,
  type TheirRequest,
  type TheirService,
  type TheirUpdate,
} from './read-answers.ts'
import { faultWords } from './fault-words.ts'
import { readTree, type Tree, Unreadable } from './read-tree.ts'

/** A partner's server, and who we are there. */
export interface Endpoint {
  /** Without a slash at the end. */
  readonly url: string
  readonly jurisdictionId: string | null
  readonly key: string | null
  readonly dialect: Dialect
  readonly call: Outbound
}

/** The server answered, and said no. `message` is `403: …`, in its own words. */
export class PartnerRefuses extends Error {
  override readonly name = 'PartnerRefuses'
  readonly status: number
  /** Seconds after which it wants to be asked again. */
  readonly retryAfter: number | undefined

  constructor(status: number, words: string, retryAfter?: number) {
    super(`${status}: ${words || 'no reason given'}`)
    this.status = status
    this.retryAfter = retryAfter
  }
}

/** Arguments of a call; one that occurs several times is sent so. */
type Arguments = readonly (readonly [name: string, value: string])[]

export interface ReportFields {
  /** By the specification's names. */
  readonly fields: Readonly<Record<string, string>>
  /** Their attribute → answers. */
  readonly answers: Readonly<Record<string, readonly string[]>>
}

/** @throws {PartnerRefuses | Unanswered} `Unanswered` with `reached` when the report may be there all the same. */
export async function createReport(
  endpoint: Endpoint,
  { fields, answers }: ReportFields,
  idempotencyKey: string,
): Promise<Created> {
  const args = [...Object.entries(fields), ...attributesAs(endpoint.dialect, answers)]
  return readCreated(await post(endpoint, 'requests', args, { 'idempotency-key': idempotencyKey }))
}

function attributesAs(
  { attributes }: Dialect,
  answers: ReportFields['answers'],
): (readonly [string, string])[] {
  return Object.entries(answers).flatMap(([code, values]) =>
    values.map((value, at) => {
      const suffix =
        values.length < 2 || attributes === 'repeated' ? '' : attributes === 'brackets' ? '[]' : `[${at}]`
      return [`attribute[${code}]${suffix}`, value] as const
    }),
  )
}

/** The number behind a token, as soon as there is one. */
export async function readToken(endpoint: Endpoint, token: string): Promise<string | undefined> {
  return readCreated(await get(endpoint, ['tokens', token], [])).id
}

/** Requests by their numbers; those the server does not know are missing. */
export async function requestsById(endpoint: Endpoint, ids: readonly string[]): Promise<TheirRequest[]> {
  const { idsPerCall, zone } = endpoint.dialect
  const found: TheirRequest[] = []
  for (let at = 0; at < ids.length; at += idsPerCall) {
    const some = ids.slice(at, at + idsPerCall)
    const tree = await getList(endpoint, ['requests'], [['service_request_id', some.join(',')]])
    const wanted = new Set(some)
    found.push(...readRequests(tree, zone).filter(({ id }) => wanted.has(id)))
  }
  return found
}

export interface Span {
  readonly from: Date
  readonly to: Date
}

/** Requests of a service made in a span of time. */
export async function requestsOf(
  endpoint: Endpoint,
  serviceCode: string,
  span: Span,
): Promise<TheirRequest[]> {
  const { zone } = endpoint.dialect
  return paged(endpoint, 'requests', [['service_code', serviceCode], ...dates(span)], (tree) =>
    readRequests(tree, zone),
  )
}

/** Requests that changed in a span of time, for servers that know `updated_after`. */
export function requestsChangedIn(endpoint: Endpoint, { from, to }: Span): Promise<TheirRequest[]> {
  const { zone } = endpoint.dialect
  const span: Arguments = [
    ['updated_after', writeMoment(from)],
    ['updated_before', writeMoment(to)],
  ]
  return paged(endpoint, 'requests', span, (tree) => readRequests(tree, zone))
}

/** What happened to requests in a span of time. */
export function updatesIn(endpoint: Endpoint, span: Span): Promise<TheirUpdate[]> {
  const { zone } = endpoint.dialect
  return paged(endpoint, 'servicerequestupdates', dates(span), (tree) => readUpdates(tree, zone))
}

const dates = ({ from, to }: Span): Arguments => [
  ['start_date', writeMoment(from)],
  ['end_date', writeMoment(to)],
]

const MOST_PAGES = 200

/** Page by page where the server pages; a page that brings nothing new is the last. */
async function paged<T extends { readonly id: string }>(
  endpoint: Endpoint,
  resource: string,
  args: Arguments,
  read: (tree: Tree) => T[],
): Promise<T[]> {
  const { pageSize, extensions } = endpoint.dialect
  const asked = extensions ? [...args, ['extensions', 'true'] as const] : args
  if (pageSize === null) return read(await getList(endpoint, [resource], asked))
  const all = new Map<string, T>()
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const paging = [['page', String(page)] as const, ['page_size', String(pageSize)] as const]
    const list = read(await getList(endpoint, [resource], [...asked, ...paging]))
    const fresh = list.filter(({ id }) => !all.has(id))
    for (const one of fresh) all.set(one.id, one)
    if (fresh.length === 0 || list.length < pageSize) break
  }
  return [...all.values()]
}

export interface UpdateFields {
  readonly requestId: string
  readonly updateId: string
  /** In capitals. */
  readonly status: string
  readonly at: Date
  readonly body: string
  readonly mediaUrls: readonly string[]
}

/** Tells an update of ours; answers the id it is listed under there. */
export async function tellUpdate(endpoint: Endpoint, update: UpdateFields): Promise<string | undefined> {
  const args: Arguments = [
    ['service_request_id', update.requestId],
    ['update_id', update.updateId],
    ['status', update.status],
    ['updated_datetime', writeMoment(update.at)],
    ['description', update.body],
    ...update.mediaUrls.map((url) => ['media_url', url] as const),
  ]
  return readUpdateId(await post(endpoint, 'servicerequestupdates', args))
}

export async function servicesAt(endpoint: Endpoint): Promise<TheirService[]> {
  return readServices(await getList(endpoint, ['services'], []))
}

export async function questionsOf(endpoint: Endpoint, code: string): Promise<TheirQuestion[]> {
  return readQuestions(await get(endpoint, ['services', code], []))
}

/** Servers that answer 404 where a list is empty are read as they mean it. */
async function getList(endpoint: Endpoint, path: readonly string[], args: Arguments): Promise<Tree> {
  try {
    return await get(endpoint, path, args)
  } catch (error) {
    if (error instanceof PartnerRefuses && error.status === 404) return []
    throw error
  }
}

/** In the format the server is said to speak; when that cannot be read, in the other. */
async function get(endpoint: Endpoint, path: readonly string[], args: Arguments): Promise<Tree> {
  const { format } = endpoint.dialect
  try {
    return await getAs(endpoint, path, args, format)
  } catch (error) {
    const otherwise =
      error instanceof Unreadable ||
      (error instanceof PartnerRefuses && [406, 415, 500].includes(error.status))
    if (!otherwise) throw error
    return getAs(endpoint, path, args, format === 'json' ? 'xml' : 'json').catch((second: unknown) => {
      throw second instanceof Unreadable ? error : second
    })
  }
}

async function getAs(
  endpoint: Endpoint,
  path: readonly string[],
  args: Arguments,
  format: Dialect['format'],
): Promise<Tree> {
  const { dialect, key, call } = endpoint
  const asks = dialect.keyOnReads && key !== null
  const query = new URLSearchParams([
    ...jurisdiction(endpoint),
    ...args.map(([name, value]): [string, string] => [name, value]),
    ...(asks && dialect.keyIn !== 'header' ? [['api_key', key] as [string, string]] : []),
  ])
  const bearer = asks && dialect.keyIn === 'header' ? { authorization: `Bearer ${key}` } : {}
  const url = `${addressOf(endpoint, path, format)}${query.size > 0 ? `?${query}` : ''}`
  const answer = await call({ url, headers: { accept: ACCEPTS[format], ...bearer } })
  return treeOf(answer)
}

const ACCEPTS = { json: 'application/json', xml: 'text/xml, application/xml;q=0.9' } as const

/** Codes with blanks, colons and slashes are one segment. */
function addressOf({ url }: Endpoint, path: readonly string[], format: string): string {
  return `${url}/${path.map(segment).join('/')}.${format}`
}

/** Also the signs that browsers leave: some servers take them for the end of a word. */
const segment = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )

const jurisdiction = ({ jurisdictionId }: Endpoint): [string, string][] =>
  jurisdictionId === null ? [] : [['jurisdiction_id', jurisdictionId]]

async function post(
  endpoint: Endpoint,
  resource: string,
  args: Arguments,
  headers: Readonly<Record<string, string>> = {},
): Promise<Tree> {
  const { dialect, key, call } = endpoint
  const body = new URLSearchParams([
    ...jurisdiction(endpoint),
    ...(key !== null && dialect.keyIn === 'body' ? [['api_key', key] as [string, string]] : []),
    ...args.filter(([, value]) => value !== '').map(([name, value]): [string, string] => [name, value]),
  ])
  const query = new URLSearchParams(
    key !== null && dialect.keyIn === 'query' ? [...jurisdiction(endpoint), ['api_key', key]] : [],
  )
  const answer = await call({
    method: 'POST',
    url: `${addressOf(endpoint, [resource], dialect.format)}${query.size > 0 ? `?${query}` : ''}`,
    body: body.toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      accept: ACCEPTS[dialect.format],
      ...(key !== null && dialect.keyIn === 'header' && { authorization: `Bearer ${key}` }),
      ...headers,
    },
  })
  try {
    return treeOf(answer)
  } catch (error) {
    // It was taken, and what was made of it cannot be read.
    throw error instanceof Unreadable ? new Unanswered('reached', error.message) : error
  }
}

/** @throws {PartnerRefuses} for every status that is no success, redirects among them; {Unreadable} */
function treeOf({ status, headers, body }: OutboundAnswer): Tree {
  if (status >= 200 && status < 300) return readTree(body)
  if (status >= 300 && status < 400) {
    throw new PartnerRefuses(status, `The server points elsewhere: ${(headers.location ?? '').slice(0, 300)}`)
  }
  throw new PartnerRefuses(status, faultWords(body), secondsOf(headers['retry-after']))
}

/** `Retry-After` in seconds; a date is one too. */
function secondsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^\d+$/.test(text.trim())) return Number(text)
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - Date.now()) / 1000))
}
