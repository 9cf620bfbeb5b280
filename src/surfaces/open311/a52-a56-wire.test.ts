import { expect, test } from 'vitest'
import { aPost, checked, idIn, idsOf, twoCities, type Wire } from '../../testing/open311-city.ts'
import { readXml } from '../../testing/read-xml.ts'

const codesOf = (list: readonly Wire[]) => list.map(({ service_code: code }) => code)

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
  expect(await xml('/requests/%ZZ.xml')).toBe(404)
  expect(await json('/services/%E0%A4.json')).toBe(404)
  expect(await json(`/tokens/${'x'.repeat(5000)}.json`)).toBe(404)
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

const at = (url: string, accept?: string) => fetch(url, accept ? { headers: { accept } } : {})

test('A55 slashes and extensions too many or too few', async () => {
  const { site, base } = await checked()

  for (const url of [
    `${base}//services.xml`,
    `${base}/services.xml/`,
    `${site}/open311//v2///services.xml`,
    `${site}//open311/v2/services.xml`,
    `${base}services.xml`, // FixMyStreet writes the two together, whatever the endpoint ends in
    `${site}/open311/test/v2requests.xml`,
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
