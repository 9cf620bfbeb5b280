/** A64–A70 of the Open311 checks: what our client sends, and that it reads what real servers answer. */
import { expect, test } from 'vitest'
import { openOutbound } from '../../kernel/outbound.ts'
import { aPartnership, THEIR_KEY } from '../../testing/partnership.ts'
import { type Arrived, aPartnerServer, type Given } from '../../testing/partner-server.ts'
import { type Dialect, STANDARD } from './dialect.ts'
import {
  type Endpoint,
  questionsOf,
  requestsById,
  requestsOf,
  servicesAt,
  updatesIn,
} from './georeport/client.ts'

const HERE = openOutbound(['127.0.0.0/8'])
const at = (url: string, dialect: Partial<Dialect> = {}): Endpoint => ({
  url,
  jurisdictionId: 'works.example',
  key: 'K',
  dialect: { ...STANDARD, ...dialect },
  call: HERE,
})
const span = { from: new Date('2026-11-01T10:00:00.123Z'), to: new Date('2026-11-02T10:00:00.999Z') }

/** The names GeoReport v2 and its updates know; anything else an open311-adapter refuses. */
const KNOWN =
  /^(jurisdiction_id|api_key|service_code|lat|long|address_string|address_id|email|device_id|account_id|first_name|last_name|phone|description|media_url|attribute\[[\w-]+\](\[\d*\])?)$/
const ASKED = /^(jurisdiction_id|start_date|end_date|service_request_id|service_code|status)$/

/** As open311-adapter: exact about what it is asked. */
function strictly({ method, form, query }: Arrived): string[] {
  const names = method === 'POST' ? [...form.keys()] : [...query.keys()]
  const strangers = names.filter((name) => !(method === 'POST' ? KNOWN : ASKED).test(name))
  const dates = ['start_date', 'end_date'].flatMap((name) => query.get(name) ?? [])
  const broken = dates.filter((date) => !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(date))
  return [
    ...strangers.map((name) => `unknown parameter ${name}`),
    ...broken.map((date) => `bad date ${date}`),
  ]
}

const adapter =
  (answer: (call: Arrived) => Given) =>
  (call: Arrived): Given => {
    const wrong = strictly(call)
    return wrong.length > 0
      ? { status: 400, body: wrong.map((description) => ({ code: 400, description })) }
      : answer(call)
  }

test('A64 our client sends forms in UTF-8, its key and jurisdiction in the body, and the names of the standard only', async () => {
  const server = await aPartnerServer(adapter(() => ({ body: [{ service_request_id: 'W-1' }] })))
  const { city, settles, deliveries } = await aPartnership(server.url, { getsContact: true })

  await city.request({
    serviceCode: '101',
    description: 'Trés déep 🙂 & wide',
    address: '150 Broad St',
    answers: { '11': 'large', '12': 'my gate code' },
    reporter: { firstName: 'Ada', email: 'ada@home.example' },
  })
  await settles()

  const [post] = server.calls.filter(({ method }) => method === 'POST')
  expect(post?.path).toBe('/requests.json')
  expect(post?.query.size).toBe(0)
  expect(post?.headers['content-type']).toBe('application/x-www-form-urlencoded; charset=utf-8')
  expect(post?.form.get('api_key')).toBe(THEIR_KEY)
  expect(post?.form.get('jurisdiction_id')).toBe('works.example')
  expect(post?.form.get('service_code')).toBe('HOLE')
  expect(post?.form.get('attribute[SIZE]')).toBe('large')
  expect(post?.form.get('first_name')).toBe('Ada')
  expect(post?.form.get('description')).toMatch(/^Trés déep 🙂 & wide\n/)
  expect(post?.body).not.toContain('gate') // a private answer
  expect(await deliveries()).toMatchObject([{ state: 'accepted', theirId: 'W-1', words: null }])
})

test('A65 dates are asked for in whole seconds with Z', async () => {
  const server = await aPartnerServer(adapter(() => ({ body: [] })))

  await updatesIn(at(server.url), span)
  await requestsOf(at(server.url), 'HOLE', span)

  const asked = server.calls.map(({ query }) => [query.get('start_date'), query.get('end_date')])
  expect(asked).toEqual([
    ['2026-11-01T10:00:00Z', '2026-11-02T10:00:00Z'],
    ['2026-11-01T10:00:00Z', '2026-11-02T10:00:00Z'],
  ])
})

test('A66 a service code with blanks, a colon and an apostrophe is one segment of the path', async () => {
  const server = await aPartnerServer(() => ({ body: { service_code: 'x', attributes: [] } }))

  await questionsOf(at(server.url), `Mayor's 24 Hour Hotline:Needle Program:Needle Pickup`)
  await questionsOf(at(server.url), `A/B?c#d`)

  expect(server.calls.map(({ path }) => path)).toEqual([
    '/services/Mayor%27s%2024%20Hour%20Hotline%3ANeedle%20Program%3ANeedle%20Pickup.json',
    '/services/A%2FB%3Fc%23d.json',
  ])
})

const LIST = [
  { service_request_id: 5, status: 'open' },
  { service_request_id: '6', status: 'closed' },
]
test.each([
  ['as the standard says', LIST],
  ['wrapped, as FixMyStreet does', { service_requests: LIST }],
  ['wrapped twice', { service_requests: { request: LIST } }],
  ['each in its own wrapper', LIST.map((request) => ({ request }))],
])('A67 a list is read %s', async (_, body) => {
  const server = await aPartnerServer(() => ({ body }))

  const found = await requestsById(at(server.url), ['5', '6'])

  expect(found.map(({ id, status }) => [id, status])).toEqual([
    ['5', 'open'],
    ['6', 'closed'],
  ])
})

test('A67 one lone object, and no list at all, are read as lists', async () => {
  const lone = await aPartnerServer(() => ({ body: { service_request_id: 0, status: 'open' } }))
  const empty = await aPartnerServer(() => ({ status: 404, body: [{ code: 404, description: 'none' }] }))

  expect((await requestsById(at(lone.url), ['0'])).map(({ id }) => id)).toEqual(['0'])
  expect(await requestsById(at(empty.url), ['1'])).toEqual([])
})

const RECORD = `<service_request_id>00123</service_request_id><status>open</status><description>a &amp; b &#233; &lt;c&gt;</description>`
test.each([
  [
    'compact',
    `<?xml version="1.0" encoding="utf-8"?><service_requests><request>${RECORD}</request></service_requests>`,
  ],
  [
    'indented, after blanks and without a declaration',
    `\n  <service_requests>\n <request>\n${RECORD}\n</request></service_requests>`,
  ],
  [
    'below a namespace',
    `<service_requests xmlns="http://wiki.open311.org/GeoReport_v2"><request>${RECORD}</request></service_requests>`,
  ],
  [
    'with prefixes',
    `<o:service_requests xmlns:o="urn:x"><o:request>${RECORD}</o:request></o:service_requests>`,
  ],
  ['below another root', `<requests><request>${RECORD}</request></requests>`],
  [
    'after a byte order mark',
    `\uFEFF<service_requests type="array"><request>${RECORD}</request></service_requests>`,
  ],
])('A68 XML is read %s, whatever it is called', async (_, body) => {
  const server = await aPartnerServer(() => ({ type: 'application/xml', body }))

  const [found] = await requestsById(at(server.url), ['00123'])

  expect(found).toMatchObject({ id: '00123', status: 'open', description: 'a & b é <c>' })
})

test('A68 where JSON cannot be read XML is asked for, and the other way round', async () => {
  const bloomington = await aPartnerServer(({ path }) =>
    path.endsWith('.xml')
      ? { status: 500, body: '<b>Parse error</b>: syntax error in service.xml.php' }
      : { body: { service_code: '1', attributes: [{ code: 'A', variable: 'True', required: '1' }] } },
  )
  const page = await aPartnerServer(({ path }) =>
    path.endsWith('.json')
      ? { type: 'text/html', body: '<!DOCTYPE html><html><body>Which city?</body></html>' }
      : { body: `<services><service><service_code>9</service_code></service></services>` },
  )

  expect(await questionsOf(at(bloomington.url, { format: 'xml' }), '1')).toMatchObject([
    { code: 'A', required: true },
  ])
  expect(await servicesAt(at(page.url))).toMatchObject([{ code: '9' }])
})

test('A69 numbers as ids, truth as text and places as text become what they are', async () => {
  const server = await aPartnerServer(({ path }) => ({
    body: path.startsWith('/services')
      ? [{ service_code: 7, service_name: 'Hole', metadata: 'true', type: '' }]
      : [
          { service_request_id: 12, lat: '40.5', long: '-75.25', media_url: '', status: 'Open' },
          { token: 'T' },
        ],
  }))

  expect(await servicesAt(at(server.url))).toEqual([
    { code: '7', name: 'Hole', metadata: true, type: 'realtime', group: '' },
  ])
  expect(await requestsById(at(server.url), ['12'])).toMatchObject([{ id: '12', lat: 40.5, long: -75.25 }])
})

test('A70 where a token is given its number is asked for until there is one', async () => {
  let asked = 0
  const server = await aPartnerServer(({ method, path }) => {
    if (method === 'POST') return { status: 201, body: [{ token: 'T/1' }] }
    if (!path.startsWith('/tokens')) return { body: [] }
    asked += 1
    return { body: [{ token: 'T/1', service_request_id: asked < 3 ? null : 'W-9' }] }
  })
  const { city, settles, later, deliveries } = await aPartnership(server.url)

  await city.request()
  await settles()
  const first = await deliveries()
  for (let times = 0; times < 3; times += 1) await later()

  expect(first).toMatchObject([{ state: 'token', theirId: null }])
  expect(await deliveries()).toMatchObject([{ state: 'accepted', theirId: 'W-9' }])
  const tokens = server.calls.filter(({ path }) => path.startsWith('/tokens'))
  expect(tokens.map(({ path }) => path)).toEqual(Array(3).fill('/tokens/T%2F1.json'))
  expect(server.calls.filter(({ method }) => method === 'POST').length).toBe(1)
})
