/** A city with the services and requests that the Open311 checks speak of, served over HTTP. */
import { sql } from 'kysely'
import { onTestFinished } from 'vitest'
import type { AddressInfo } from 'node:net'
import type { Attribute, CatalogDraft, Service } from '../modules/catalog/index.ts'
import { hashKey } from '../modules/identity/index.ts'
import { closeRequest, startRequest } from '../modules/requests/index.ts'
import { open311, type Open311Options } from '../surfaces/open311/index.ts'
import { type City, createApp, createLive } from '../web/index.ts'
import { readXml } from './read-xml.ts'
import { aCity, type TestCity } from './city.ts'
import { smallCity } from './small-city.ts'

const en = (text: string) => ({ en: text })
const DAY = 86_400_000 // milliseconds

const question = (
  code: string,
  datatype: Attribute['datatype'],
  more: Partial<Attribute> = {},
): Attribute => ({
  code,
  datatype,
  variable: true,
  required: false,
  description: en(`Question ${code}`),
  datatypeDescription: en('Answer in a few words'),
  values: [],
  visibility: 'public',
  ...more,
})

const QUESTIONS: readonly Attribute[] = [
  question('11', 'singlevaluelist', {
    required: true,
    values: [
      { key: '123', name: en('Ford') },
      { key: '124', name: en('Chrysler & Co') },
    ],
  }),
  question('12', 'multivaluelist', {
    values: ['a', 'b', 'c'].map((key) => ({ key, name: en(key.toUpperCase()) })),
  }),
  question('13', 'text'),
  question('14', 'number'),
  question('15', 'datetime'),
  question('16', 'string', { variable: false, required: true, description: en('Only a text to read.') }),
]

const [first] = smallCity.services
const service = (code: string, name: string, more: Partial<Service> = {}): Omit<Service, 'id'> => ({
  ...first!,
  code,
  name: en(name),
  description: en(`${name}: tell us where.`),
  keywords: { en: [name.toLowerCase()] },
  attributes: [],
  ...more,
})

/** F1 of the checks. */
export const checkedCity: CatalogDraft = {
  ...smallCity,
  jurisdiction: { ...smallCity.jurisdiction, id: 'city.example', hosts: ['311.city.example'] },
  groups: [
    { code: 'sanitation', name: en('sanitation'), icon: 'trash' },
    { code: 'street', name: { en: 'street', es: 'calle' }, icon: 'road' },
  ],
  services: [
    service('101', 'Abandoned vehicle', {
      groupCode: 'sanitation',
      keywords: { en: ['bins', 'private', 'cans'] },
      attributes: QUESTIONS,
    }),
    service('102', 'Pothole', { name: { en: 'Pothole', es: 'Bache' } }),
    service('103', 'Water leak', { delivery: 'batch' }),
    service('104', 'Suggestion', { delivery: 'blackbox' }),
    service('150', 'Trouble with a neighbour', { visibility: 'private' }),
    service('199', 'Horse trough', { retired: true }),
  ],
}

/** F2: another city beside it, with one service of its own. */
export const secondCity: CatalogDraft = {
  ...checkedCity,
  jurisdiction: {
    ...checkedCity.jurisdiction,
    id: 'town.example',
    name: en('Town'),
    hosts: ['311.town.example'],
  },
  services: [service('301', 'Fallen tree', { groupCode: 'street' })],
  routing: [],
}

export const KEY = 'KEY-of-a-partner'
export const OLD_KEY = 'OLD-revoked-key'
/** Lets a partner move requests, too. */
export const WORKING_KEY = 'KEY-of-a-contractor'

const key = (label: string, text: string, scopes: string[], revoked: Date | null = null) => ({
  label,
  key_hash: hashKey(text),
  agency_code: null,
  partner: label,
  scopes,
  demo: false,
  revoked_at: revoked,
})

export async function giveKeys({ db }: City): Promise<void> {
  await db
    .insertInto('api_key')
    .values([
      key('FixMyStreet', KEY, ['submit_requests']),
      key('Old app', OLD_KEY, ['submit_requests'], new Date()),
      key('Contractor', WORKING_KEY, [
        'submit_requests',
        'accept_requests',
        'close_requests',
        'reopen_requests',
      ]),
    ])
    .execute()
}

export const before = (days: number, now = new Date()): Date => new Date(now.getTime() - days * DAY)

/** What R2 says: everything that a wire format can break. */
export const HARD_WORDS = `Signs & signs <b> "here" 'there' é 🙂 ]]>\nA second line.`

/** The requests R1–R6, by name. */
export async function theRequests(city: TestCity): Promise<Record<`R${1 | 2 | 3 | 4 | 5 | 6}`, string>> {
  const agent = await city.staff('supervisor')
  const close = async (
    id: string,
    note: string,
    days: number,
    resolution: 'completed' | 'no_action_needed',
  ) => {
    await city.act(agent, (act) => closeRequest(act, id as never, { resolution, note }), before(days))
  }
  const here = { point: { lon: -75.501, lat: 40.001 }, address: '150 Broad St' }
  const r1 = await city.request({ ...here, description: 'A pothole' }, before(1 / 24))
  const r2 = await city.request(
    { serviceCode: '101', description: HARD_WORDS, answers: { '11': '124', '12': ['a', 'c'] } },
    before(10),
  )
  await close(r2.id, 'Towed away.', 2, 'completed')
  const r3 = await city.request({ description: 'An old pothole' }, before(100))
  const r4 = await city.request({ serviceCode: '150', description: 'CANARY-private-words' }, before(1))
  const r5 = await city.request(
    {
      serviceCode: '101',
      description: 'By address',
      address: '120 Broad St',
      point: undefined as never,
      answers: { '11': '123' },
    },
    before(5),
  )
  await city.act(agent, (act) => startRequest(act, r5.id), before(4))
  const r6 = await city.request({ description: 'The same pothole' }, before(3))
  await sql`update service_request set parent_id = ${r1.id}::uuid where id = ${r6.id}::uuid`.execute(city.db)
  await close(r6.id, `This repeats ${r1.number}.`, 2.5, 'no_action_needed')
  return { R1: r1.number, R2: r2.number, R3: r3.number, R4: r4.number, R5: r5.number, R6: r6.number }
}

export interface Served {
  /** Without a slash at the end, e.g. `http://127.0.0.1:40123`. */
  readonly site: string
  /** Of the production endpoint. */
  readonly base: string
  readonly get: (path: string, init?: RequestInit) => Promise<Response>
  /** Sends a form; `fields` may repeat a name. */
  readonly post: (path: string, fields: Fields, init?: RequestInit) => Promise<Response>
  readonly json: <T = Wire[]>(path: string) => Promise<T>
}

export type Wire = Readonly<Record<string, unknown>>
export type Fields = Readonly<Record<string, string | readonly string[]>>

/** Serves `cities` with Open311 until the test ends. */
export async function serve(
  cities: readonly City[],
  { texts = false, ...options }: Open311Options & { texts?: boolean } = {},
): Promise<Served> {
  const app = await createApp({
    cities: {
      all: () => cities,
      for: (host) =>
        cities.find((city) => city.catalog().jurisdiction.hosts.includes(host.replace(/:\d+$/, ''))),
    },
    live: createLive(),
    ready: async () => true,
    staff: async () => null,
    surfaces: [(app) => open311(app, options)],
    texts,
    ...(process.env.SHOW_LOG ? { logLevel: 'error' } : {}),
    secret: 'a secret of at least thirty-two characters',
    trustProxy: true,
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  onTestFinished(() => app.close())
  const site = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  const base = `${site}/open311/v2`
  const get = (path: string, init?: RequestInit) => fetch(`${base}${path}`, init)
  return {
    site,
    base,
    get,
    post: (path, fields, init = {}) => get(path, { method: 'POST', body: form(fields), ...init }),
    json: async <T>(path: string) => {
      const answer = await get(path)
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
      return (await answer.json()) as T
    },
  }
}

export function form(fields: Fields): URLSearchParams {
  const pairs = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one]))
  return new URLSearchParams(pairs as [string, string][])
}

/** F1, with its keys, served; with R1–R6 where `requests` says so, and with texts where `texts` does. */
export async function checked({
  requests = false,
  ...options
}: Open311Options & { requests?: boolean; texts?: boolean } = {}) {
  const city = await aCity(checkedCity)
  await giveKeys(city)
  const named = requests ? await theRequests(city) : undefined
  return {
    city,
    ...(await serve([city], options)),
    named: named ?? ({} as Awaited<ReturnType<typeof theRequests>>),
  }
}

/** A report of service 102 that is in order. */
export const aPost = (fields: Fields = {}): Fields => ({
  api_key: KEY,
  service_code: '102',
  lat: '40.001',
  long: '-75.501',
  description: `A report ${Math.random()}`,
  ...fields,
})

/** What answers hold. */
export const requestIn = async (answer: Response) =>
  (readXml(await answer.text()) as { service_requests: { request: Wire } }).service_requests.request
export const idIn = async (answer: Response) =>
  String(((await answer.json()) as Wire[])[0]?.service_request_id)
export const errorsIn = async (answer: Response) =>
  (await answer.json()) as { code: number; description: string }[]
export const idsOf = (list: readonly Wire[]) => list.map(({ service_request_id: id }) => id)

/** F2: two cities; the keys are the first one's. */
export async function twoCities() {
  const city = await aCity(checkedCity)
  const town = await aCity(secondCity)
  await giveKeys(city)
  return { city, town, ...(await serve([city, town])) }
}
