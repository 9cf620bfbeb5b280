import { expect, test } from 'vitest'
import { before, checked, HARD_WORDS, idsOf, type Wire } from '../../testing/open311-city.ts'
import { readXml } from '../../testing/read-xml.ts'

const FIELDS = [
  'service_request_id',
  'status',
  'status_notes',
  'service_name',
  'service_code',
  'description',
  'agency_responsible',
  'service_notice',
  'requested_datetime',
  'updated_datetime',
  'expected_datetime',
  'address',
  'address_id',
  'zipcode',
  'lat',
  'long',
  'media_url',
]

const withRequests = () => checked({ requests: true })

test('A36 one request has the specification’s fields and no others', async () => {
  const { get, named } = await withRequests()

  const answer = readXml(await (await get(`/requests/${named.R1}.xml`)).text()) as {
    service_requests: { request: Wire }
  }

  expect(Object.keys(answer)).toEqual(['service_requests'])
  expect(Object.keys(answer.service_requests.request)).toEqual(FIELDS)
})

test('A36 a closed request says how it ended, and when', async () => {
  const { json, named } = await withRequests()

  const [request] = await json(`/requests/${named.R2}.json`)

  expect(request).toMatchObject({
    service_request_id: named.R2,
    status: 'closed',
    status_notes: 'Towed away.',
    agency_responsible: 'Streets',
    description: HARD_WORDS,
  })
  expect(Date.parse(String(request?.updated_datetime))).toBeCloseTo(before(2).getTime(), -5)
})

test('A37 there is no such request', async () => {
  const { get } = await checked()
  const strange = [
    'nope',
    '99999999',
    '0',
    '-1',
    '1e5',
    '%F0%9F%99%82',
    "1'--",
    '../services',
    '9'.repeat(40),
  ]

  for (const id of strange) {
    const answer = await get(`/requests/${encodeURIComponent(id)}.xml`)
    expect(answer.status).toBe(404)
    expect(readXml(await answer.text())).toMatchObject({ errors: { error: { code: '404' } } })
  }
})

test('A38 ids override every other argument, the 90 days too', async () => {
  const { json, named } = await withRequests()
  const { R1, R2, R3 } = named

  expect(idsOf(await json(`/requests.json?service_request_id=${R1},${R2}&status=open`))).toEqual([R1, R2])
  expect(idsOf(await json(`/requests.json?service_request_id=${R3}, 5 ,nope&start_date=x`))).toEqual([R3])
  expect(await json('/requests.json?service_request_id=nope')).toEqual([])
})

test('A39 a filter of services', async () => {
  const { json, named } = await withRequests()
  const { R1, R2, R5, R6 } = named

  expect(idsOf(await json('/requests.json?service_code=101,102'))).toEqual([R1, R6, R5, R2])
  expect(idsOf(await json('/requests.json?service_code=101'))).toEqual([R5, R2])
  expect(await json('/requests.json?service_code=103,999')).toEqual([])
})

test('A40 a filter of statuses, in any case', async () => {
  const { json, get, named } = await withRequests()
  const { R1, R2, R5, R6 } = named

  expect(idsOf(await json('/requests.json?status=closed'))).toEqual([R6, R2])
  expect(idsOf(await json('/requests.json?status=OPEN'))).toEqual([R1, R5])
  expect(idsOf(await json('/requests.json?status=open,closed'))).toEqual([R1, R6, R5, R2])
  expect(idsOf(await json('/requests.json?status='))).toEqual([R1, R6, R5, R2])
  expect((await get('/requests.json?status=reopened')).status).toBe(400)
})

test('A41 without dates, the latest 90 days', async () => {
  const { json, named } = await withRequests()

  const ids = idsOf(await json('/requests.json'))

  expect(ids).toContain(named.R1)
  expect(ids).toContain(named.R2)
  expect(ids).not.toContain(named.R3)
})

test('A42 bounds belong to the window, though we show whole seconds', async () => {
  const { json, named } = await withRequests()
  const [request] = await json(`/requests/${named.R2}.json`)
  const at = String(request?.requested_datetime)

  expect(idsOf(await json(`/requests.json?start_date=${at}&end_date=${at}`))).toEqual([named.R2])
})

/** Whole seconds, as clients write them. */
const at = (days: number) => `${before(days).toISOString().slice(0, 19)}Z`

test('A42 one bound is enough, and dates come in every form clients send', async () => {
  const { json, named } = await withRequests()
  const names = Object.fromEntries(Object.entries(named).map(([name, id]) => [id, name]))
  const found = async (query: string) =>
    idsOf(await json(`/requests.json?${query}`)).map((id) => names[String(id)])
  const latest = ['R1', 'R6']

  expect(await found(`start_date=${at(101)}`)).toEqual(['R3']) // 90 days from it end 11 days ago
  expect(await found(`end_date=${at(4)}`)).toEqual(['R5', 'R2'])
  expect(await found(`start_date=${at(7).slice(0, 10)}`)).toEqual(['R1', 'R6', 'R5'])
  expect(await found(`start_date=${at(4).replace('Z', '%2B0100')}`)).toEqual(latest)
  expect(await found(`start_date=${at(4).replace('Z', '+01:00')}`)).toEqual(latest) // arrives as a blank
  expect(await found(`start_date=${at(4).replace('Z', '')}`)).toEqual(latest)
  expect(await found(`start_date=${at(4).replace('Z', '.500Z')}`)).toEqual(latest)
  expect(await found(`start_date=${at(4)}&end_date=`)).toEqual(latest)
})

test('A43 a window spans 90 days at most, and has its start before its end', async () => {
  const { get } = await checked()
  const now = new Date()
  const window = (start: number, end: number) => {
    const [from, to] = [before(start, now).toISOString(), before(end, now).toISOString()]
    return get(`/requests.xml?start_date=${from}&end_date=${to}`)
  }

  expect((await window(91, 0)).status).toBe(400)
  expect((await window(1, 2)).status).toBe(400)
  expect((await window(90, 0)).status).toBe(200)
})

test('A44 what is no date is refused by name', async () => {
  const { get } = await checked()
  const wrong = [
    'start_date=yesterday',
    'end_date=2026-02-31',
    'start_date=2026-13-01T00:00:00Z',
    'updated_after=1763200000',
    'start_date=2026-11-01T00:00:00%2B25:00',
  ]

  for (const query of wrong) {
    const answer = await get(`/requests.xml?${query}`)
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain(`<description>${query.split('=')[0]}`)
  }
})
