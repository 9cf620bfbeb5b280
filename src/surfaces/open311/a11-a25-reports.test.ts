import { expect, test } from 'vitest'
import { aPost, checked, errorsIn, idIn, OLD_KEY, requestIn } from '../../testing/open311-city.ts'
import { readXml } from '../../testing/read-xml.ts'

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

test('an e-mail address of any shape is judged at once: nobody’s report holds up the others', async () => {
  const { post } = await checked()
  const began = performance.now()

  const answer = await post('/requests.json', aPost({ email: `a@${'.'.repeat(200_000)}@` }))

  expect(answer.status).toBe(400)
  expect(performance.now() - began).toBeLessThan(3_000)
})
