import sharp from 'sharp'
import { expect, test } from 'vitest'
import { aPost, checked, HARD_WORDS, KEY, OLD_KEY, type Wire } from '../../testing/open311-city.ts'
import { readXml } from '../../testing/read-xml.ts'

type Requests = { service_requests: { request: Wire } }
const requestIn = async (answer: Response) =>
  (readXml(await answer.text()) as Requests).service_requests.request
const idIn = async (answer: Response) => String(((await answer.json()) as Wire[])[0]?.service_request_id)
const errorsIn = async (answer: Response) => (await answer.json()) as { code: number; description: string }[]

test('A11 a report is answered with its number at once, and is there', async () => {
  const { get, post } = await checked()

  const answer = await post('/requests.xml', aPost())
  const request = await requestIn(answer)

  expect(answer.status).toBe(200)
  expect(request.service_request_id).toMatch(/^[1-9]\d+$/)
  expect(request).not.toHaveProperty('token')
  const found = await requestIn(await get(`/requests/${String(request.service_request_id)}.xml`))
  expect(found.status).toBe('open')
})

test('A12 half a point is refused', async () => {
  const { post } = await checked()
  const { long: _, ...half } = aPost()

  const answer = await post('/requests.xml', half)

  expect(answer.status).toBe(400)
  expect(await answer.text()).toContain('<errors><error><code>400</code><description>lat and long')
})

test('A13 no place, or none on earth, is refused', async () => {
  const { post } = await checked()
  const { lat: _lat, long: _long, ...nowhere } = aPost()

  expect((await post('/requests.xml', nowhere)).status).toBe(400)
  for (const lat of ['abc', '91', 'NaN', '1e3', '0x10']) {
    expect((await post('/requests.json', aPost({ lat }))).status).toBe(400)
  }
  expect((await post('/requests.json', aPost({ lat: '10', long: '10' }))).status).toBe(400)
})

test('A14 an address or its id is a place, too', async () => {
  const { post, json } = await checked()
  const { lat: _lat, long: _long, ...nowhere } = aPost()

  const byId = await idIn(await post('/requests.json', { ...nowhere, address_id: '545483' }))
  const byAddress = await idIn(
    await post('/requests.json', { ...nowhere, address_string: '120 broad street' }),
  )

  expect((await json(`/requests/${byId}.json`))[0]).toMatchObject({ address_id: '545483', address: /./ })
  const [found] = await json(`/requests/${byAddress}.json`)
  expect(found?.lat).toBeCloseTo(39.997, 3)
  expect(found?.long).toBeCloseTo(-75.501, 3)
})

test('A15 without a key, or with a wrong or revoked one, nothing is stored', async () => {
  const { city, post, get } = await checked()
  const { api_key: _, ...keyless } = aPost()

  const answers = await Promise.all([
    post('/requests.xml', keyless),
    post('/requests.xml', aPost({ api_key: 'WRONG' })),
    post('/requests.xml', aPost({ api_key: OLD_KEY })),
    post('/requests.xml', aPost({ api_key: '' })),
  ])

  for (const answer of answers) {
    expect(answer.status).toBe(403)
    expect(readXml(await answer.text())).toMatchObject({
      errors: { error: { code: '403', description: /./ } },
    })
  }
  expect(await (await get('/requests.xml')).text()).toMatch(/<service_requests><\/service_requests>$/)
  expect(await city.db.selectFrom('service_request').select('id').execute()).toEqual([])
})

test('A16 a wrong key wins over every other fault', async () => {
  const { post } = await checked()

  const answer = await post('/requests.json', { api_key: 'WRONG' })

  expect(answer.status).toBe(403)
  expect(await errorsIn(answer)).toEqual([{ code: 403, description: 'api_key is not valid here' }])
})

test('A17 arguments may stand in the query of a POST: some or all of them', async () => {
  const { post, get } = await checked()

  expect((await post('/requests.json?jurisdiction_id=city.example', aPost())).status).toBe(200)
  const all = new URLSearchParams(aPost() as Record<string, string>)
  expect((await get(`/requests.json?${all}`, { method: 'POST' })).status).toBe(200)
})

test('A18 reading needs no key, and a wrong one does not matter', async () => {
  const { get } = await checked()

  for (const path of ['/requests.xml', '/services.xml', '/services/101.xml', '/servicerequestupdates.xml']) {
    expect((await get(path)).status).toBe(200)
    expect((await get(`${path}?api_key=WRONG`)).status).toBe(200)
  }
  expect((await get('/tokens/x.xml')).status).toBe(404)
})

test('A19 a missing service is a 400, an unknown or retired one a 404', async () => {
  const { post } = await checked()
  const { service_code: _, ...without } = aPost()

  const missing = await post('/requests.json', without)
  expect(missing.status).toBe(400)
  expect((await errorsIn(missing))[0]?.description).toBe('service_code required')
  expect((await post('/requests.json', aPost({ service_code: '' }))).status).toBe(400)
  expect((await post('/requests.json', aPost({ service_code: '999' }))).status).toBe(404)
  expect((await post('/requests.json', aPost({ service_code: '199' }))).status).toBe(404)
})

test('A20 a required answer that is missing is named', async () => {
  const { post } = await checked()

  for (const more of [{}, { 'attribute[11]': '' }]) {
    const answer = await post('/requests.json', aPost({ service_code: '101', ...more }))
    expect(answer.status).toBe(400)
    expect((await errorsIn(answer))[0]?.description).toContain('11 required')
  }
})

const answersOf = async (json: <T>(path: string) => Promise<T>, id: string) => {
  const [request] = await json<{ attributes: { code: string; value: unknown }[] }[]>(
    `/requests/${id}.json?extensions=true`,
  )
  return Object.fromEntries(request!.attributes.map(({ code, value }) => [code, value]))
}

test.each([
  ['A21 several values, each with []', { 'attribute[12][]': ['a', 'c'] }, ['a', 'c']],
  ['A21 several values under one name', { 'attribute[12]': ['a', 'c'] }, ['a', 'c']],
  ['A21 one value without []', { 'attribute[12]': 'b' }, ['b']],
  ['A22 several values, numbered', { 'attribute[12][0]': 'a', 'attribute[12][1]': 'b' }, ['a', 'b']],
  ['A22 a list sent empty is not answered', { 'attribute[12][]': '' }, undefined],
])('%s', async (_, sent, kept) => {
  const { post, json } = await checked()

  const answer = await post('/requests.json', aPost({ service_code: '101', 'attribute[11]': '123', ...sent }))

  expect(answer.status).toBe(200)
  const answers = await answersOf(json, await idIn(answer))
  expect(answers['12']).toEqual(kept)
  expect(answers['11']).toBe('123')
})

test('A23 a value must be on the list', async () => {
  const { post } = await checked()

  const answer = await post('/requests.json', aPost({ service_code: '101', 'attribute[11]': '999' }))

  expect(answer.status).toBe(400)
  expect((await errorsIn(answer))[0]?.description).toMatch(/^11 /)
  const several = await post(
    '/requests.json',
    aPost({ service_code: '101', 'attribute[11]': ['123', '124'] }),
  )
  expect(several.status).toBe(400)
})

test('A24 numbers and dates are checked', async () => {
  const { post, json } = await checked()
  const send = (more: Record<string, string>) =>
    post('/requests.json', aPost({ service_code: '101', 'attribute[11]': '123', ...more }))

  expect((await send({ 'attribute[14]': 'abc' })).status).toBe(400)
  expect((await send({ 'attribute[15]': 'soon' })).status).toBe(400)
  const answer = await send({ 'attribute[14]': '-3.5', 'attribute[15]': '2026-11-21T10:00:00+0100' })
  expect(answer.status).toBe(200)
  expect(await answersOf(json, await idIn(answer))).toMatchObject({
    '14': '-3.5',
    '15': '2026-11-21T09:00:00Z',
  })
  // Two faults are said at once.
  const both = await send({ 'attribute[14]': 'abc', 'attribute[15]': 'soon' })
  expect((await errorsIn(both)).map(({ description }) => description.slice(0, 2))).toEqual(['14', '15'])
})

test('A25 answers to what nobody asked are kept and not shown', async () => {
  const { city, post, get } = await checked()

  const answer = await post(
    '/requests.json',
    aPost({
      service_code: '101',
      'attribute[11]': '123',
      'attribute[uprn]': '100012',
      'attribute[fixmystreet_id]': '7',
    }),
  )

  expect(answer.status).toBe(200)
  const row = await city.db.selectFrom('service_request').select('extra_answers').executeTakeFirstOrThrow()
  expect(row.extra_answers).toMatchObject({ uprn: ['100012'], fixmystreet_id: ['7'] })
  expect(await (await get('/requests.json?extensions=true')).text()).not.toContain('100012')
})

test('A26 multipart without a file, with the boundary of CUTR’s client', async () => {
  const { city, base } = await checked()
  const boundary = '===1795307618938==='
  const fields = { ...aPost(), email: 'ada@example.org\r\n' }
  const parts = Object.entries(fields).map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n${String(value)}\r\n`,
  )

  const answer = await fetch(`${base}/requests.json`, {
    method: 'POST',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: `${parts.join('')}--${boundary}--\r\n`,
  })

  expect(answer.status).toBe(200)
  const reporter = await city.db.selectFrom('reporter').select('email').executeTakeFirstOrThrow()
  expect(reporter.email).toBe('ada@example.org')
})

const png = () =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: '#c00' } })
    .png()
    .toBuffer()

/** A body as Python's client makes it: no type on the file. */
function withFile(fields: Record<string, unknown>, name: string, bytes: Buffer, type = ''): RequestInit {
  const boundary = 'xyz'
  const head = Object.entries(fields).map(
    ([field, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${String(value)}\r\n`,
  )
  const file = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"; filename="a.jpg"\r\n${type && `Content-Type: ${type}\r\n`}\r\n`
  const body = Buffer.concat([
    Buffer.from(head.join('') + file),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  return { method: 'POST', headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, body }
}

test.each(['media', 'media[]', 'photo1'])('A27 a photo sent as %s is shown to everybody', async (name) => {
  const { base, json } = await checked()

  const answer = await fetch(`${base}/requests.json`, withFile(aPost(), name, await png()))

  expect(answer.status).toBe(200)
  const [request] = await json(`/requests/${await idIn(answer)}.json`)
  const photo = await fetch(String(request?.media_url))
  expect(photo.status).toBe(200)
  expect(photo.headers.get('content-type')).toMatch(/^image\/(png|jpeg)$/)
  expect((await sharp(Buffer.from(await photo.arrayBuffer())).metadata()).width).toBe(8)
})

test('A27 the key may come after the photo, or in the header', async () => {
  const { base, post, json } = await checked()
  const { api_key: key, ...rest } = aPost()
  const bytes = await png()

  const inHeader = withFile(rest, 'media', bytes)
  const answer = await fetch(`${base}/requests.json`, {
    ...inHeader,
    headers: { ...(inHeader.headers as Record<string, string>), authorization: `Bearer ${String(key)}` },
  })
  const after = new FormData()
  after.set('media', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), 'a.png')
  for (const [field, value] of Object.entries(aPost())) after.set(field, String(value))
  const second = await post('/requests.json', {}, { body: after })

  for (const one of [answer, second]) {
    expect(one.status).toBe(200)
    expect((await json(`/requests/${await idIn(one)}.json`))[0]?.media_url).toMatch(/^http.*\.jpg$/)
  }
})

test('A28 what is no picture is refused, whatever it is called', async () => {
  const { base, get } = await checked()
  const html = Buffer.from('<html><script>alert(1)</script></html>')

  const answer = await fetch(`${base}/requests.xml`, withFile(aPost(), 'media', html, 'image/jpeg'))

  expect(answer.status).toBe(400)
  expect(readXml(await answer.text())).toMatchObject({ errors: { error: { code: '400' } } })
  expect(await (await get('/requests.json')).json()).toEqual([])
})

test('A28 a broken or cut multipart is the client’s fault, in words', async () => {
  const { base } = await checked()
  const whole = withFile(aPost(), 'media', await png())
  const bytes = whole.body as Buffer<ArrayBuffer>

  for (const init of [
    { ...whole, body: bytes.subarray(0, -40) },
    { ...whole, body: bytes.subarray(0, 200) },
    { ...whole, headers: { 'content-type': 'multipart/form-data' } },
  ]) {
    const answer = await fetch(`${base}/requests.json`, init)
    expect(answer.status).toBe(400)
    expect(await errorsIn(answer)).toEqual([
      { code: 400, description: expect.stringMatching(/multipart/) as string },
    ])
  }
})

test.each([
  ['A29 letters of the world', 'Héllo – naïve 🙂'],
  ['A30 signs that XML and JSON use', `a & b < c > d " e ' ]]> <script>`],
  ['A30 everything at once', HARD_WORDS],
  ['A32 4,000 characters, two bytes each', 'é'.repeat(4000)],
  ['A32 4,000 characters, four bytes each', '🙂'.repeat(4000)],
])('%s come back as they were', async (_, words) => {
  const { get, post, json } = await checked()

  const id = await idIn(await post('/requests.json', aPost({ description: words })))

  expect((await json(`/requests/${id}.json`))[0]?.description).toBe(words)
  expect((await requestIn(await get(`/requests/${id}.xml`))).description).toBe(words)
})

test('A31 control characters are left out, line ends become one', async () => {
  const { get, post, json } = await checked()

  const id = await idIn(
    await post('/requests.json', aPost({ description: 'a\u0000b\u000Bc\u001Fd\r\ne\uFFFE' })),
  )

  expect((await json(`/requests/${id}.json`))[0]?.description).toBe('abcd\ne')
  expect((await requestIn(await get('/requests.xml'))).description).toBe('abcd\ne')
})

test('A31 they do no harm in attributes and names either', async () => {
  const { post } = await checked()

  const answer = await post(
    '/requests.json',
    aPost({
      service_code: '101',
      'attribute[11]': '123',
      'attribute[x]': 'a\u0000b',
      first_name: 'A\u0000da',
    }),
  )

  expect(answer.status).toBe(200)
})

test('A32 one character more is refused', async () => {
  const { post } = await checked()

  expect((await post('/requests.json', aPost({ description: 'x'.repeat(4001) }))).status).toBe(400)
})

test('A33 a batch service answers a token, and the token the number', async () => {
  const { get, post } = await checked()

  const request = await requestIn(await post('/requests.xml', aPost({ service_code: '103' })))
  const token = String(request.token)

  expect(request).not.toHaveProperty('service_request_id')
  const known = await requestIn(await get(`/tokens/${token}.xml`))
  expect(known).toEqual({ service_request_id: expect.stringMatching(/^\d+$/) as string, token })
  expect((await get(`/requests/${String(known.service_request_id)}.json`)).status).toBe(200)
})

test('A34 an unknown token is a 404, and so is one of a service that gives none', async () => {
  const { city, get } = await checked()
  const realtime = await city.request()

  for (const token of ['nope', realtime.id, '00000000-0000-0000-0000-000000000000', '%ZZ', "' or 1=1"]) {
    const answer = await get(`/tokens/${encodeURIComponent(token)}.xml`)
    expect(answer.status).toBe(404)
    expect(readXml(await answer.text())).toMatchObject({ errors: { error: { code: '404' } } })
  }
})

test('A35 a blackbox service answers neither', async () => {
  const { post } = await checked()

  const answer = await post('/requests.xml', aPost({ service_code: '104' }))
  const request = await requestIn(answer)

  expect(answer.status).toBe(200)
  expect(request).toEqual({ service_notice: '', account_id: '' })
})

test('links to pictures elsewhere are kept for the staff, and neither fetched nor shown', async () => {
  const { city, get, post } = await checked()

  await post('/requests.json', aPost({ media_url: ['https://photos.example/1.jpg', 'javascript:alert(1)'] }))

  const row = await city.db.selectFrom('service_request').select('extra_answers').executeTakeFirstOrThrow()
  expect(row.extra_answers).toEqual({ media_url: ['https://photos.example/1.jpg'] })
  expect(await (await get('/requests.json?extensions=true')).text()).not.toContain('photos.example')
})

test('JSON is taken as well, and what is neither form nor JSON is a 415', async () => {
  const { get } = await checked()
  const send = (type: string, body: string) =>
    get('/requests.json', { method: 'POST', headers: { 'content-type': type }, body })
  const report = { ...aPost(), service_code: 101, attribute: { '11': 123, '12': ['a'] } }

  expect((await send('application/json', JSON.stringify(report))).status).toBe(200)
  expect((await send('application/json', '{')).status).toBe(400)
  expect(
    (await send('text/plain', new URLSearchParams(aPost() as Record<string, string>).toString())).status,
  ).toBe(200)
  const xml = await send('application/xml', '<request/>')
  expect(xml.status).toBe(415)
  expect((await errorsIn(xml))[0]?.code).toBe(415)
})

test('the test endpoint checks a report and keeps nothing', async () => {
  const { city, site } = await checked()
  const send = (fields: Record<string, string>) =>
    fetch(`${site}/open311/test/v2/requests.json`, { method: 'POST', body: new URLSearchParams(fields) })
  const report = aPost() as Record<string, string>

  expect(await (await send(report)).json()).toMatchObject([{ service_request_id: '1' }])
  expect((await send({ ...report, service_code: '999' })).status).toBe(404)
  expect((await send({ ...report, api_key: 'WRONG' })).status).toBe(403)
  expect((await send({ ...report, api_key: KEY, service_code: '101' })).status).toBe(400)
  expect(await city.db.selectFrom('service_request').select('id').execute()).toEqual([])
})
