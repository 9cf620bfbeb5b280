import { expect, test } from 'vitest'
import { connect } from 'node:net'
import { aPost, checked, idIn, KEY, WORKING_KEY } from '../../testing/open311-city.ts'

test('A61 a report that is sent again is the same report', async () => {
  const { city, post } = await checked()
  const twice = async (first: Record<string, unknown>, second = first, init: RequestInit = {}) => {
    const ids = [first, second].map(async (fields) =>
      idIn(await post('/requests.json', fields as never, init)),
    )
    return new Set(await Promise.all(ids)).size
  }
  const fixmystreet = aPost({ 'attribute[fixmystreet_id]': '7' })
  const named = { headers: { 'idempotency-key': 'abc' } }

  expect(await twice(fixmystreet, { ...fixmystreet, description: 'Changed since' })).toBe(1)
  expect(await twice(aPost())).toBe(1) // the same words
  expect(await twice(aPost(), aPost())).toBe(2)
  expect(await twice(aPost(), aPost(), named)).toBe(1)
  expect(await twice(fixmystreet, { ...fixmystreet, api_key: WORKING_KEY })).toBe(2) // another partner's 7
  const { count } = await city.db
    .selectFrom('service_request')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  expect(count).toBe(6)
})

test('A62 the key as a bearer token, and pages of any site', async () => {
  const { get, post } = await checked()
  const { api_key: key, ...rest } = aPost()

  const answer = await post('/requests.json', rest, {
    headers: { authorization: `Bearer ${String(key)}`, origin: 'https://elsewhere.example' },
  })
  const preflight = await get('/requests.json', {
    method: 'OPTIONS',
    headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' },
  })

  expect(answer.status).toBe(200)
  expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  expect(preflight.status).toBe(204)
  expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization')
  expect((await get('/nothing.json')).headers.get('access-control-allow-origin')).toBe('*')
  // What leads to the next page, or says when to come again, is no secret from the page that asked.
  const exposed = (await get('/requests.json')).headers.get('access-control-expose-headers')
  for (const name of ['link', 'x-next-page-url', 'retry-after']) expect(exposed).toContain(name)
})

const from = (address: string, key?: string) => ({
  headers: { 'x-forwarded-for': address, ...(key && { authorization: `Bearer ${key}` }) },
})

test('A62 too many calls are asked to wait, each client by itself', async () => {
  const { get, post } = await checked({ limits: { anonymous: 2, partner: 3 } })
  const ask = async (address: string, key?: string) =>
    (await get('/services.json', from(address, key))).status

  expect([await ask('203.0.113.1'), await ask('203.0.113.1'), await ask('203.0.113.2')]).toEqual([
    200, 200, 200,
  ])
  const answer = await get('/services.xml', from('203.0.113.1'))
  expect(answer.status).toBe(429)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await answer.text()).toContain('<errors><error><code>429</code>')
  expect([await ask('203.0.113.1', KEY), await ask('203.0.113.3', KEY)]).toEqual([200, 200])
  expect((await post('/requests.json', aPost(), from('203.0.113.4'))).status).toBe(200)
  expect(await ask('203.0.113.5', KEY)).toBe(429)
  expect(await ask('203.0.113.1', 'WRONG')).toBe(429)
  expect(await ask('127.0.0.1')).toBe(200)
})

test('A63 what third-party clients do, byte for byte', async () => {
  const { site, base } = await checked()
  const raw = (head: string, body = '') =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(site).port), '127.0.0.1')
      let text = ''
      socket.on('data', (data) => (text += data.toString()))
      socket.on('end', () => resolve(text)).on('error', reject)
      socket.write(`${head}\r\nHost: ${new URL(site).host}\r\nConnection: close\r\n\r\n${body}`)
    })
  const report = new URLSearchParams(aPost() as Record<string, string>).toString()

  // The old JavaScript client: everything in the query, an empty body without a type.
  expect(await raw(`POST /open311/v2/requests.json?${report} HTTP/1.1\r\nContent-Length: 0`)).toContain(
    'HTTP/1.1 200',
  )
  // A body without a type.
  const sent = `POST /open311/v2/requests.json HTTP/1.1\r\nContent-Length: ${report.length}`
  expect(await raw(sent, report)).toContain('"service_request_id":"')
  // An empty list: npm's client reads a blank within it as the number 0.
  const empty = await (await fetch(`${base}/requests.xml?service_code=999`)).text()
  expect(empty).toMatch(/<service_requests><\/service_requests>$/)
})

test('a canary in what is private sings nowhere', async () => {
  const { city, get, post, named } = await checked({ requests: true })
  const agent = await city.staff('supervisor')
  const { addNote } = await import('../../modules/requests/index.ts')
  const secret = {
    first_name: 'CANARY',
    last_name: 'CANARY',
    email: 'canary@canary.example',
    phone: '+1 CANARY',
    account_id: 'CANARY-account',
    device_id: 'CANARY-device',
    'attribute[uprn]': 'CANARY-uprn',
  }
  const id = await idIn(await post('/requests.json', aPost({ ...secret, account_id: '' })))
  const request = await city.db
    .selectFrom('service_request')
    .select('id')
    .where('number', '=', Number(id))
    .executeTakeFirstOrThrow()
  await city.act(agent, (act) => addNote(act, request.id, { body: 'CANARY-internal', public: false }))
  await post('/requests.json', aPost({ service_code: '150', ...secret, description: 'CANARY-words' }))

  const resources = ['discovery', 'services', 'services/150', 'requests', 'servicerequestupdates']
  const queries = [
    '',
    '?extensions=true',
    `?service_request_id=${id},${named.R4}&extensions=true`,
    '?q=CANARY',
  ]
  const paths = [...resources, `requests/${id}`, `requests/${named.R4}`, `tokens/${request.id}`].flatMap(
    (path) => ['xml', 'json'].flatMap((format) => queries.map((query) => `/${path}.${format}${query}`)),
  )
  for (const path of paths) {
    const answer = await get(path)
    expect(
      `${path} ${await answer.text()} ${JSON.stringify([...answer.headers])}`.replaceAll(path, ''),
    ).not.toMatch(/canary/i)
  }
})
