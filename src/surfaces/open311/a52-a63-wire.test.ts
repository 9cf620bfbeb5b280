import { expect, test } from 'vitest'
import { connect } from 'node:net'
import { aCity } from '../../testing/city.ts'
import {
  aPost,
  before,
  checked,
  checkedCity,
  giveKeys,
  KEY,
  OLD_KEY,
  secondCity,
  serve,
  type Wire,
  WORKING_KEY,
} from '../../testing/open311-city.ts'
import { readXml } from '../../testing/read-xml.ts'

const codesOf = (list: readonly Wire[]) => list.map(({ service_code: code }) => code)
const idsOf = (list: readonly Wire[]) => list.map(({ service_request_id: id }) => id)
const idIn = async (answer: Response) => String(((await answer.json()) as Wire[])[0]?.service_request_id)
const updateIn = async (answer: Response) => String(((await answer.json()) as Wire[])[0]?.update_id)

async function twoCities() {
  const city = await aCity(checkedCity)
  const town = await aCity(secondCity)
  await giveKeys(city)
  return { city, town, ...(await serve([city, town])) }
}

test('A52 with one city, jurisdiction_id may be there, empty or missing', async () => {
  const { get } = await checked()

  const bodies = await Promise.all(
    ['', '?jurisdiction_id=', '?jurisdiction_id=city.example'].map(async (query) =>
      (await get(`/services.xml${query}`)).text(),
    ),
  )

  expect(new Set(bodies).size).toBe(1)
  expect(bodies[0]).toContain('<service_code>101</service_code>')
})

test('A53 with several, it is needed, and decides', async () => {
  const { get, json } = await twoCities()

  const missing = await get('/services.xml')
  expect(missing.status).toBe(400)
  expect(readXml(await missing.text())).toMatchObject({ errors: { error: { code: '400' } } })
  expect((await get('/services.xml?jurisdiction_id=nowhere.example')).status).toBe(404)
  expect(codesOf(await json('/services.json?jurisdiction_id=town.example'))).toEqual(['301'])
})

test('A53 neither city sees anything of the other', async () => {
  const { get, post, json } = await twoCities()

  const id = await idIn(await post('/requests.json', aPost({ jurisdiction_id: 'city.example' })))

  expect((await get(`/requests/${id}.json?jurisdiction_id=city.example`)).status).toBe(200)
  expect((await get(`/requests/${id}.json?jurisdiction_id=town.example`)).status).toBe(404)
  expect(await json('/requests.json?jurisdiction_id=town.example')).toEqual([])
  // A key of one city is none in the other.
  expect((await post('/requests.json', aPost({ jurisdiction_id: 'town.example' }))).status).toBe(403)
  expect((await post('/requests.json', aPost())).status).toBe(400)
  expect((await post('/requests.json', aPost({ api_key: 'WRONG' }))).status).toBe(403)
  expect((await post('/requests.json', aPost({ jurisdiction_id: 'nowhere.example' }))).status).toBe(404)
})

test('A53 a host name of one city names it', async () => {
  const { site } = await twoCities()
  const at = (host: string, query = '') =>
    fetch(`${site}/open311/v2/services.json${query}`, { headers: { 'x-forwarded-host': host } })

  expect(codesOf((await (await at('311.town.example')).json()) as Wire[])).toEqual(['301'])
  expect((await at('elsewhere.example')).status).toBe(400)
  expect(
    codesOf((await (await at('311.town.example', '?jurisdiction_id=city.example')).json()) as Wire[]),
  ).toContain('101')
})

test('A54 errors are said in the format asked for, whatever is asked', async () => {
  const { base, get } = await checked()
  const xml = async (path: string, init?: RequestInit) => {
    const answer = await get(path, init)
    expect(answer.headers.get('content-type')).toBe('text/xml; charset=utf-8')
    expect(readXml(await answer.text())).toMatchObject({ errors: { error: { code: String(answer.status) } } })
    return answer.status
  }
  const json = async (path: string, init?: RequestInit) => {
    const answer = await get(path, init)
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(await answer.json()).toEqual([
      { code: answer.status, description: expect.stringMatching(/./) as string },
    ])
    return answer.status
  }

  expect(await xml('/services.yaml')).toBe(404)
  expect(await xml('/nothing.xml')).toBe(404)
  expect(await json('/nothing.json')).toBe(404)
  expect(await json('/nothing', { headers: { accept: 'application/json' } })).toBe(404)
  expect(await xml('/services.xml', { method: 'POST' })).toBe(405)
  expect(await json('/requests/1.json', { method: 'PUT' })).toBe(405)
  expect(await json('/requests.json', { method: 'DELETE' })).toBe(405)
  expect(
    await json('/requests.json', { method: 'POST', body: new URLSearchParams({ x: 'y'.repeat(2_000_000) }) }),
  ).toBe(413)
  expect((await fetch(`${base}/../nothing.json`)).headers.get('content-type')).toMatch(/^application\/json/)
})

test('A54 HEAD says what GET says, without its body', async () => {
  const { get } = await checked()

  const [head, whole] = await Promise.all([get('/services.xml', { method: 'HEAD' }), get('/services.xml')])

  expect(head.status).toBe(200)
  expect(head.headers.get('content-length')).toBe(String((await whole.arrayBuffer()).byteLength))
})

test('A55 slashes and extensions too many or too few', async () => {
  const { site, base } = await checked()
  const at = (url: string, accept?: string) => fetch(url, accept ? { headers: { accept } } : {})

  for (const url of [
    `${base}//services.xml`,
    `${base}/services.xml/`,
    `${site}/open311//v2///services.xml`,
    `${base}/service/101.xml`,
  ]) {
    expect((await at(url)).status).toBe(200)
  }
  expect((await at(`${base}/services`)).headers.get('content-type')).toMatch(/^text\/xml/)
  expect((await at(`${base}/services`, 'application/json')).headers.get('content-type')).toMatch(
    /^application\/json/,
  )
  expect(
    (await at(`${base}/services`, 'application/json;q=0.5, text/xml')).headers.get('content-type'),
  ).toMatch(/^text\/xml/)
  expect((await at(`${base}/requests/?page=1`)).status).toBe(200)
})

test('A56 two thousand ids in one address', async () => {
  const { get, named } = await checked({ requests: true })
  const strangers = Array.from({ length: 2000 }, (_, at) => 10_000_000 + at)

  const answer = await get(`/requests.json?service_request_id=${[named.R1, ...strangers].join(',')}`)

  expect(answer.status).toBe(200)
  expect(idsOf((await answer.json()) as Wire[])).toEqual([named.R1])
})

test('A57 extensions are there when asked for, and only then', async () => {
  const { json, get, named } = await checked({ requests: true })

  const [plain] = await json(`/requests/${named.R2}.json`)
  const [more] = await json(`/requests/${named.R2}.json?extensions=true`)

  expect(more).toMatchObject(plain!)
  expect(Object.keys(plain!)).not.toContain('notes')
  expect(more?.extended_attributes).toMatchObject({ channel: 'web', duplicate: false, photos: [] })
  expect(more?.notes).toMatchObject([
    { type: 'submitted', description: null, summary: 'Reported' },
    { type: 'closed', description: 'Towed away.', summary: 'The work is done' },
  ])
  expect(more?.attributes).toEqual([
    { code: '11', label: 'Question 11', name: 'Chrysler & Co', value: '124' },
    { code: '12', label: 'Question 12', name: 'A, C', value: ['a', 'c'] },
  ])
  const [duplicate] = await json(`/requests.json?service_request_id=${named.R6}&extensions=true`)
  expect(duplicate?.extended_attributes).toMatchObject({
    duplicate: true,
    parent_service_request_id: named.R1,
  })
  const xml = await (await get(`/requests/${named.R2}.xml?extensions=true`)).text()
  expect(xml).toContain('<value>a</value><value>c</value>')
  expect(readXml(xml)).toBeTruthy()
})

test('A58 what changed since, words, and places', async () => {
  const { city, json, named } = await checked({ requests: true })
  const { indexWords } = await import('../../modules/requests/index.ts')
  const rows = await city.db.selectFrom('service_request').select('id').execute()
  await city.db.transaction().execute((tx) =>
    indexWords(
      tx,
      rows.map(({ id }) => id),
    ),
  )
  const at = (days: number) => before(days).toISOString()
  const { R1, R2, R5, R6 } = named

  expect(idsOf(await json(`/requests.json?updated_after=${at(3)}`))).toEqual([R1, R6, R2])
  expect(idsOf(await json(`/requests.json?updated_after=${at(2.2)}`))).toEqual([R1, R2])
  expect(idsOf(await json(`/requests.json?updated_before=${at(3.5)}&updated_after=${at(30)}`))).toEqual([R5])
  expect(idsOf(await json('/requests.json?q=same'))).toEqual([R6])
  expect(await json('/requests.json?q=CANARY')).toEqual([])
  expect(idsOf(await json('/requests.json?bbox=-75.5015,40.0005,-75.5005,40.0015'))).toEqual([R1])
  expect(idsOf(await json('/requests.json?lat=40.001&long=-75.501&radius=50'))).toEqual([R1])
  expect(idsOf(await json('/requests.json?lat=40.001&long=-75.501'))).toEqual([R1, R6, R5, R2])
})

test('A58 a request that changed yesterday is found though it is older than 90 days', async () => {
  const { city, json, named } = await checked({ requests: true })
  const { addNote } = await import('../../modules/requests/index.ts')
  const agent = await city.staff('supervisor')
  const { id } = await city.db
    .selectFrom('service_request')
    .select('id')
    .where('number', '=', Number(named.R3))
    .executeTakeFirstOrThrow()
  await city.act(agent, (act) => addNote(act, id, { body: 'Still there.', public: true }))

  expect(idsOf(await json(`/requests.json?updated_after=${before(1).toISOString()}`))).toContain(named.R3)
})

test('A59 updates within a window', async () => {
  const { get, json, named } = await checked({ requests: true })
  const window = `start_date=${before(2.1).toISOString()}&end_date=${before(1.9).toISOString()}`

  const { service_request_updates: list } = readXml(
    await (await get(`/servicerequestupdates.xml?${window}`)).text(),
  ) as { service_request_updates: { request_update: Wire } }
  const [update] = await json(`/servicerequestupdates.json?${window}`)

  expect(Object.keys(list.request_update)).toEqual([
    'update_id',
    'service_request_id',
    'status',
    'updated_datetime',
    'description',
    'media_url',
  ])
  expect(update).toMatchObject({
    update_id: list.request_update.update_id,
    service_request_id: named.R2,
    status: 'closed',
    updated_datetime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as string,
    description: 'Towed away.',
    media_url: null,
  })
  const at = String(update?.updated_datetime)
  expect(await json(`/servicerequestupdates.json?start_date=${at}&end_date=${at}`)).toHaveLength(1)
  expect(
    (
      await get(
        `/servicerequestupdates.json?start_date=${before(91).toISOString()}&end_date=${before(0).toISOString()}`,
      )
    ).status,
  ).toBe(400)
})

test('A59 finer states, and nothing of private requests or internal notes', async () => {
  const { city, json, named } = await checked({ requests: true })
  const { addNote, closeRequest } = await import('../../modules/requests/index.ts')
  const agent = await city.staff('supervisor')
  const requests = await city.db.selectFrom('service_request').select(['id', 'number']).execute()
  const idOf = (number: string) => requests.find((one) => one.number === Number(number))!.id
  await city.act(agent, (act) => addNote(act, idOf(named.R1), { body: 'CANARY-internal', public: false }))
  await city.act(agent, (act) =>
    closeRequest(act, idOf(named.R4), { resolution: 'completed', note: 'CANARY-closing' }),
  )

  const updates = await json('/servicerequestupdates.json')

  expect(updates.map(({ service_request_id: id, status }) => [id, status])).toEqual([
    [named.R5, 'in_progress'],
    [named.R6, 'duplicate'],
    [named.R2, 'closed'],
  ])
  expect(JSON.stringify(updates)).not.toContain('CANARY')
})

const anUpdate = (id: string, fields = {}) => ({
  api_key: KEY,
  service_request_id: id,
  update_id: '2',
  status: 'OPEN',
  updated_datetime: '2026-11-21T10:00:00Z',
  description: 'It grew.',
  first_name: 'CANARY-Ada',
  last_name: 'CANARY-Lovelace',
  email: 'CANARY@example.org',
  ...fields,
})

test('A60 an update from a partner is listed later under the id it was answered with', async () => {
  const { get, post, json, named } = await checked({ requests: true })

  const answer = await post('/servicerequestupdates.xml', anUpdate(named.R1))
  const { service_request_updates: list } = readXml(await answer.text()) as {
    service_request_updates: { request_update: Wire }
  }
  const again = await post('/servicerequestupdates.json', anUpdate(named.R1))

  expect(answer.status).toBe(200)
  const id = String(list.request_update.update_id)
  expect(await updateIn(again)).toBe(id)
  const listed = (await json('/servicerequestupdates.json')).filter(({ update_id: one }) => one === id)
  expect(listed).toMatchObject([{ service_request_id: named.R1, status: 'open', description: 'It grew.' }])
  expect(Date.now() - Date.parse(String(listed[0]?.updated_datetime))).toBeLessThan(60_000)
  const everything = await Promise.all(
    [`/requests/${named.R1}.json?extensions=true`, '/servicerequestupdates.xml'].map(async (path) =>
      (await get(path)).text(),
    ),
  )
  expect(everything.join('')).not.toContain('CANARY')
})

test('A60 the status follows only where the key may move requests', async () => {
  const { post, json, named } = await checked({ requests: true })
  const statusOf = async (id: string) => (await json(`/requests/${id}.json`))[0]?.status
  const send = (fields: Record<string, string>) =>
    post('/servicerequestupdates.json', anUpdate(named.R1, fields))

  const words = await updateIn(await send({ status: 'FIXED', update_id: 'a' }))
  expect(await statusOf(named.R1)).toBe('open')
  const begun = await updateIn(await send({ status: 'In progress', update_id: 'b', api_key: WORKING_KEY }))
  const done = await updateIn(
    await send({ status: 'fixed', update_id: 'c', api_key: WORKING_KEY, description: 'Filled.' }),
  )
  expect(await statusOf(named.R1)).toBe('closed')
  await send({ status: 'reopen', update_id: 'd', api_key: WORKING_KEY })
  expect(await statusOf(named.R1)).toBe('open')

  const updates = await json('/servicerequestupdates.json')
  const said = new Map(updates.map(({ update_id: id, status }) => [id, status]))
  expect([words, begun, done].map((id) => said.get(id))).toEqual(['open', 'in_progress', 'closed'])
})

test('A60 an update must say of what, by whom, what and when', async () => {
  const { post, named } = await checked({ requests: true })
  const status = async (fields: Record<string, string>) =>
    (await post('/servicerequestupdates.json', anUpdate(named.R1, fields))).status

  expect(await status({ api_key: 'WRONG' })).toBe(403)
  expect(await status({ api_key: OLD_KEY, service_request_id: '' })).toBe(403)
  for (const name of ['service_request_id', 'update_id', 'status', 'updated_datetime', 'description']) {
    expect([name, await status({ [name]: '' })]).toEqual([name, 400])
  }
  expect(await status({ status: 'DANCING' })).toBe(400)
  expect(await status({ updated_datetime: 'now' })).toBe(400)
  expect(await status({ service_request_id: '99999999' })).toBe(404)
  expect(await status({ service_request_id: named.R4 })).toBe(404)
})

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
})

test('A62 too many calls are asked to wait, each client by itself', async () => {
  const { get, post } = await checked({ limits: { anonymous: 2, partner: 3 } })
  const from = (address: string, key?: string) => ({
    headers: { 'x-forwarded-for': address, ...(key && { authorization: `Bearer ${key}` }) },
  })
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
