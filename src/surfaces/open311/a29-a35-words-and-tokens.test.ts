import { expect, test } from 'vitest'
import { aPost, checked, errorsIn, HARD_WORDS, idIn, KEY, requestIn } from '../../testing/open311-city.ts'
import { readXml } from '../../testing/read-xml.ts'

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
