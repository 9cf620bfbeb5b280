import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { checked, type Wire } from '../../testing/open311-city.ts'
import { readXml } from '../../testing/read-xml.ts'

test('A01 services.xml is text/xml in UTF-8, with a declaration and a bare root', async () => {
  const { get } = await checked()

  const answer = await get('/services.xml')
  const bytes = Buffer.from(await answer.arrayBuffer())

  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('text/xml; charset=utf-8')
  expect(bytes.subarray(0, 5).toString()).toBe('<?xml')
  expect(bytes.toString()).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\s*<services><service>/)
})

test('A02 every offered service is listed with its seven fields', async () => {
  const { get } = await checked()

  const { services } = readXml(await (await get('/services.xml')).text()) as { services: { service: Wire[] } }

  expect(services.service.map(({ service_code: code }) => code)).toEqual(['101', '102', '103', '104', '150'])
  expect(services.service[0]).toEqual({
    service_code: '101',
    service_name: 'Abandoned vehicle',
    description: 'Abandoned vehicle: tell us where.',
    metadata: 'true',
    type: 'realtime',
    keywords: 'bins,cans',
    group: 'sanitation',
  })
  expect(services.service.map(({ metadata }) => metadata)).toEqual([
    'true',
    'false',
    'false',
    'false',
    'false',
  ])
  expect(services.service.slice(1, 4).map(({ type }) => type)).toEqual(['realtime', 'batch', 'blackbox'])
})

test('A03 XML and JSON say the same', async () => {
  const { get, json } = await checked()

  const { services } = readXml(await (await get('/services.xml')).text()) as { services: { service: Wire[] } }
  const list = await json('/services.json')

  const asText = list.map((one) =>
    Object.fromEntries(Object.entries(one).map(([key, value]) => [key, String(value)])),
  )
  expect(services.service).toEqual(asText)
})

test('A04 discovery names two endpoints and both formats', async () => {
  const { site, base } = await checked()

  for (const at of [`${site}/open311`, base, `${site}/open311/test/v2`]) {
    const { discovery } = readXml(await (await fetch(`${at}/discovery.xml`)).text()) as { discovery: Wire }
    expect(Object.keys(discovery)).toEqual(['changeset', 'contact', 'key_service', 'endpoints'])
    expect(discovery.contact).not.toBe('')
    expect(discovery.key_service).not.toBe('')
    const { endpoint } = discovery.endpoints as { endpoint: Wire[] }
    expect(endpoint.map(({ url, type }) => [url, type])).toEqual([
      [base, 'production'],
      [`${site}/open311/test/v2`, 'test'],
    ])
    for (const one of endpoint) {
      expect(one.specification).toBe('http://wiki.open311.org/GeoReport_v2')
      expect(one.formats).toEqual({ format: ['text/xml', 'application/json'] })
      expect(Date.parse(String(one.changeset))).toBeLessThan(Date.now())
    }
  }
})

test('A05 the address that discovery gives can be used as it is, with one slash or two', async () => {
  const { base } = await checked()
  const { endpoints } = (await (await fetch(`${base}/discovery.json`)).json()) as { endpoints: Wire[] }

  for (const { url } of endpoints) {
    expect((await fetch(`${url}/services.xml`)).status).toBe(200)
    expect((await fetch(`${url}//services.json`)).status).toBe(200)
  }
})

test('A06 the changeset grows when a service is renamed', async () => {
  const { city, json } = await checked()
  const before = await json<{ endpoints: Wire[] }>('/discovery.json')

  await sql`update service set definition = jsonb_set(definition, '{name,en}', '"Hole in the road"') where code = '102'`.execute(
    city.db,
  )
  await city.refresh()

  const after = await json<{ endpoints: Wire[] }>('/discovery.json')
  expect(String(after.endpoints[0]?.changeset) > String(before.endpoints[0]?.changeset)).toBe(true)
  expect((await json('/services.json'))[1]?.service_name).toBe('Hole in the road')
})

test('A07 a definition has every question in order, with its values', async () => {
  const { get, json } = await checked()

  const text = await (await get('/services/101.xml')).text()
  const { service_definition: definition } = readXml(text) as { service_definition: Wire }

  expect(text).toContain('<name>Chrysler &amp; Co</name>')
  expect(definition.service_code).toBe('101')
  const { attribute } = definition.attributes as { attribute: Wire[] }
  expect(attribute.map(({ code, order }) => [code, order])).toEqual(
    ['11', '12', '13', '14', '15', '16'].map((code, at) => [code, String(at + 1)]),
  )
  expect(Object.keys(attribute[0]!)).toEqual([
    'variable',
    'code',
    'datatype',
    'required',
    'datatype_description',
    'order',
    'description',
    'values',
  ])
  expect(attribute[0]?.values).toEqual({
    value: [
      { key: '123', name: 'Ford' },
      { key: '124', name: 'Chrysler & Co' },
    ],
  })
  const { attributes } = await json<{ attributes: Wire[] }>('/services/101.json')
  expect(attributes[5]).toMatchObject({ variable: false, required: true, order: 6, values: [] })
})

test('A08 a service without questions has an empty list of them', async () => {
  const { json, get } = await checked()

  expect(await json('/services/102.json')).toEqual({ service_code: '102', attributes: [] })
  expect(await (await get('/services/102.xml')).text()).toContain('<attributes></attributes>')
})

test('A09 an unknown service is a 404 with words', async () => {
  const { get } = await checked()

  const answer = await get('/services/999.xml')

  expect(answer.status).toBe(404)
  expect(readXml(await answer.text())).toMatchObject({ errors: { error: { code: '404', description: /./ } } })
})

test('A10 a retired service is gone from the list, and so is its definition', async () => {
  const { get, json } = await checked()

  expect((await json('/services.json')).map(({ service_code: code }) => code)).not.toContain('199')
  expect((await get('/services/199.xml')).status).toBe(404)
})

test('names are in the city’s language, and in another one where it is asked for and known', async () => {
  const { json } = await checked()

  expect((await json('/services.json?locale=es'))[1]).toMatchObject({ service_name: 'Bache', group: 'calle' })
  expect((await json('/services.json?locale=es_MX'))[1]?.service_name).toBe('Bache')
  expect((await json('/services.json?locale=xx'))[1]?.service_name).toBe('Pothole')
})
