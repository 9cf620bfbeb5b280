import { sql } from 'kysely'
import { expect, test } from 'vitest'
import {
  before,
  checked,
  checkedCity,
  giveKeys,
  idsOf,
  serve,
  type Wire,
} from '../../testing/open311-city.ts'
import { aCity } from '../../testing/city.ts'
import { readXml } from '../../testing/read-xml.ts'

const withRequests = () => checked({ requests: true })

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/
const text: unknown = expect.stringMatching(/./)
const moment: unknown = expect.stringMatching(MOMENT)
const orNull = (what: unknown, value: unknown) => (value === null ? null : what)

/** 1,005 public requests of service 102 within the last 30 days: F3. */
async function manyRequests() {
  const fixture = await checked()
  const { id } = await fixture.city.request({ description: 'Many' }, before(29.9))
  await sql`
    insert into service_request (id, number, service_id, agency_id, team_id, description, address, location, channel,
      language, submitted_at, updated_at, routing)
    select gen_random_uuid(), 90000000 + n, service_id, agency_id, team_id, 'Many ' || n, address, location, channel,
      language, at, at, routing
    from service_request, generate_series(1, 1004) as n, lateral (select submitted_at + n * interval '42 minutes' as at) as t
    where id = ${id}::uuid`.execute(fixture.city.db)
  return fixture
}

test('A45 no more than 1,000, the newest', async () => {
  const { json } = await manyRequests()

  const list = await json('/requests.json')

  expect(list).toHaveLength(1000)
  expect(list[0]?.service_request_id).toBe('90001004')
  expect(list[999]?.service_request_id).toBe('90000005')
})

test('A46 pages of any size, under any of the names in use', async () => {
  const { get, json } = await manyRequests()

  const pages = await Promise.all([1, 2].map((page) => json(`/requests.json?page_size=2&page=${page}`)))

  expect(pages.map(idsOf)).toEqual([
    ['90001004', '90001003'],
    ['90001002', '90001001'],
  ])
  expect(await json('/requests.json?page_size=2&page=0')).toEqual(pages[0])
  expect(await json('/requests.json?per_page=2')).toEqual(pages[0])
  expect(await json('/requests.json?page_size=5000')).toHaveLength(1000)
  expect(await json('/requests.json?page=2')).toHaveLength(5)
  expect(await json('/requests.json?page=999999999')).toEqual([])
  expect((await get('/requests.json?page_size=abc')).status).toBe(400)
})

test('A46 a page names the one before it and the one after it', async () => {
  const { get } = await manyRequests()

  const { headers } = await get('/requests.json?page_size=500&page=2')
  const last = await get('/requests.json?page_size=500&page=3')

  expect(headers.get('x-next-page-url')).toMatch(/page=3$/)
  expect(headers.get('x-previous-page-url')).toMatch(/page=1$/)
  expect(headers.get('link')).toMatch(/rel="next", .*rel="prev"$/)
  expect(last.headers.get('x-next-page-url')).toBeNull()
})

test('A47 dates are in UTC, whole seconds', async () => {
  const { get } = await withRequests()

  const dates = [...(await (await get('/requests.xml')).text()).matchAll(/<(\w+_datetime)>([^<]*)</g)]

  expect(dates.length).toBeGreaterThan(10)
  for (const [, , date] of dates) expect(date).toMatch(MOMENT)
})

test('A48 what is in progress is open, and its notes say so', async () => {
  const { json, named } = await withRequests()

  expect((await json(`/requests/${named.R5}.json`))[0]).toMatchObject({
    status: 'open',
    status_notes: 'In work',
  })
})

test('A49 a private request is nowhere', async () => {
  const { get, json, named } = await withRequests()
  const { R4 } = named

  expect(idsOf(await json('/requests.json'))).not.toContain(R4)
  expect(await json(`/requests.json?service_request_id=${R4}`)).toEqual([])
  expect((await get(`/requests/${R4}.json`)).status).toBe(404)
})

test('A50 types are those of the JSON Schemas: no empty texts, numbers as numbers', async () => {
  const { json } = await withRequests()

  const list = await json('/requests.json')
  const { attributes } = await json<{ attributes: Wire[] }>('/services/101.json')

  expect(list).toHaveLength(4)
  for (const request of list) {
    const { lat, long, ...rest } = request
    expect([lat, long].every((one) => one === null || Number.isFinite(one))).toBe(true)
    for (const value of Object.values(rest)) expect(value).toEqual(orNull(text, value))
    expect(request).toMatchObject({
      service_request_id: expect.stringMatching(/^[1-9]\d*$/) as string,
      status: expect.stringMatching(/^(open|closed)$/) as string,
      service_code: expect.stringMatching(/^\d+$/) as string,
      requested_datetime: moment,
      updated_datetime: moment,
      expected_datetime: orNull(moment, request.expected_datetime),
    })
  }
  for (const { variable, required, order, values } of attributes) {
    expect([typeof variable, typeof required]).toEqual(['boolean', 'boolean'])
    expect([Number.isInteger(order), Array.isArray(values)]).toEqual([true, true])
  }
})

test('A51 address, service_name and the texts of questions are never empty', async () => {
  const { city, get } = await withRequests()
  await sql`update service_request set address = null`.execute(city.db)

  const { service_requests: list } = readXml(await (await get('/requests.xml')).text()) as {
    service_requests: { request: Wire[] }
  }
  const { service_definition: definition } = readXml(await (await get('/services/101.xml')).text()) as {
    service_definition: { attributes: { attribute: Wire[] } }
  }

  for (const request of list.request) {
    expect(request.address).not.toBe('')
    expect(request.service_name).not.toBe('')
    expect(request.lat).toMatch(/\d\.\d/)
  }
  for (const attribute of definition.attributes.attribute) {
    expect(attribute.datatype_description).not.toBe('')
    expect(attribute.description).not.toBe('')
  }
})

test('a report that was answered is in the very next list, however often the list was asked for', async () => {
  const city = await aCity(checkedCity)
  await giveKeys(city)
  const { json } = await serve([city])

  for (let count = 1; count <= 20; count += 1) {
    const { number } = await city.request({ description: `Report ${count}` })
    const [one, two] = await Promise.all([
      json('/requests.json?page_size=3'),
      json('/requests.json?page_size=3'),
    ])
    expect(one[0]?.service_request_id).toBe(number)
    expect(two).toEqual(one)
  }
})
