import { expect, test } from 'vitest'
import { addNote } from '../../../modules/requests/index.ts'
import { readXml } from '../../../testing/read-xml.ts'
import { aVisitor } from '../../../testing/visitor.ts'

interface JsonFeed {
  readonly title: string
  readonly items: readonly {
    readonly id: string
    readonly title: string
    readonly content_text: string
    readonly url: string
  }[]
}

async function scene() {
  const visitor = await aVisitor()
  const { city } = visitor
  const west = await city.request({
    point: { lon: -75.501, lat: 40 },
    description: 'Dark & <b>wet</b> \u0001',
  })
  const east = await city.request({
    serviceCode: '103',
    point: { lon: -75.49, lat: 40 },
    description: 'A leak.',
  })
  await city.request({ serviceCode: '104', point: { lon: -75.501, lat: 40 }, description: 'Secret.' })
  const json = async (query: string) => (await visitor.get(`/en/feed.json${query}`)).json<JsonFeed>()
  return { ...visitor, west, east, json }
}

test('the newest public requests, as Atom and as JSON', async () => {
  const { get, west, east, json } = await scene()

  const feed = await json('')
  expect(feed.items.map(({ url }) => url)).toEqual([
    `http://311.city.example/en/requests/${east.number}`,
    `http://311.city.example/en/requests/${west.number}`,
  ])
  const atom = await get('/en/feed.atom')
  expect(atom.headers['content-type']).toBe('application/atom+xml; charset=utf-8')
  expect(atom.body).toContain('Dark &amp; &lt;b&gt;wet&lt;/b&gt;')
  expect(atom.body).not.toContain('Secret')
  expect(() => readXml(atom.body)).not.toThrow()
  expect(atom.body).toContain('<georss:point>40 -75.501</georss:point>')
})

test.each([
  ['?area=district:1', 'west'],
  ['?area=district:2', 'east'],
  ['?service=103', 'east'],
  ['?lat=40&lon=-75.501&metres=250', 'west'],
  ['?outline=-75.502,39.999%20-75.5,39.999%20-75.5,40.001%20-75.502,40.001', 'west'],
] as const)('a feed of %s', async (query, which) => {
  const { json, ...requests } = await scene()

  expect((await json(query)).items.map(({ url }) => url.split('/').at(-1))).toEqual([requests[which].number])
})

test('one request’s feed is its public story', async () => {
  const { city, west, json, get } = await scene()
  const crew = await city.staff('department_staff', 'streets')
  await city.act(crew, (act) => addNote(act, west.id, { public: false, body: 'He drinks.' }))
  await city.act(crew, (act) => addNote(act, west.id, { public: true, body: 'Tomorrow.' }))

  const feed = await json(`?request=${west.number}`)
  expect(feed.items.map(({ content_text }) => content_text)).toEqual([
    'Tomorrow.',
    expect.stringContaining('Dark'),
  ])
  expect((await get('/en/feed.json?request=26999999')).statusCode).toBe(404)
  expect((await get('/en/feed.atom?lat=0&lon=0')).statusCode).toBe(400)
})

test('whoever has a feed already is not sent it again', async () => {
  const { get } = await scene()

  const first = await get('/en/feed.atom')
  const { etag, 'last-modified': modified } = first.headers as Record<string, string>
  expect((await get('/en/feed.atom', { 'if-none-match': etag! })).statusCode).toBe(304)
  expect((await get('/en/feed.atom', { 'if-modified-since': modified! })).statusCode).toBe(304)
  expect(
    (await get('/en/feed.atom', { 'if-none-match': '"other"', 'if-modified-since': modified! })).statusCode,
  ).toBe(200)
  const page = await get('/en/near')
  expect(page.body).toContain('<link rel="alternate" type="application/atom+xml" href="/en/feed.atom">')
})
