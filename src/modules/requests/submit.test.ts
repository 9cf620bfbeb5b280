import { expect, test } from 'vitest'
import { PERSON } from '../../kernel/actor.ts'
import { aCity, aReport } from '../../testing/city.ts'
import { findPublic, listPublic, submitRequest } from './index.ts'

test('a report becomes a request with a number, a place, a team and a promise', async () => {
  const city = await aCity()
  const monday = new Date('2026-11-16T15:00:00Z')

  const receipt = await city.request({ serviceCode: '101', answers: { '11': 'large' } }, monday)

  expect(receipt.number).toBe('26000001')
  expect(receipt.teamCode).toBe('paving')
  expect(receipt.dueAt?.toISOString()).toBe('2026-11-19T22:00:00.000Z')
  const thread = await findPublic(city, 26000001)
  expect(thread?.request).toMatchObject({ status: 'open', publicStatus: 'received', zipcode: '19999' })
  expect(thread?.request.areaIds.map((id) => city.places().areaName(id, 'en'))).toEqual(['West'])
  expect(thread?.activities.map(({ kind, by }) => [kind, by])).toEqual([['submitted', 'reporter']])
})

test('the same idempotency key gets the same number, also when both come at once', async () => {
  const city = await aCity()
  const report = aReport({ idempotencyKey: 'once' })

  const receipts = await Promise.all([1, 2, 3].map(() => submitRequest(city, PERSON, report)))
  const later = await submitRequest(city, PERSON, report)

  expect(new Set([...receipts, later].map(({ number }) => number)).size).toBe(1)
  expect(receipts.filter(({ repeated }) => !repeated)).toHaveLength(1)
  expect(later.repeated).toBe(true)
  expect(await listPublic(city, { limit: 10 })).toHaveLength(1)
})

test('a report that came under an earlier key is that report again', async () => {
  const city = await aCity()
  const first = await submitRequest(city, PERSON, aReport({ idempotencyKey: 'words 1' }))

  const again = aReport({ idempotencyKey: 'words 2', earlierKey: 'words 1' })
  const [repeated, other] = await Promise.all([
    submitRequest(city, PERSON, again),
    submitRequest(city, PERSON, aReport({ idempotencyKey: 'words 3', earlierKey: 'words 0' })),
  ])

  expect(repeated).toMatchObject({ number: first.number, repeated: true })
  expect(other).toMatchObject({ repeated: false })
  expect(await listPublic(city, { limit: 10 })).toHaveLength(2)
})

test('two thousand reports at once each get a number of their own, with history and event', async () => {
  const city = await aCity()

  const receipts = await Promise.all(Array.from({ length: 2000 }, () => city.request()))

  expect(new Set(receipts.map(({ number }) => number)).size).toBe(2000)
  const { rows } = await city.pool.query(
    'select (select count(*) from activity) as lines, (select count(*) from event) as events',
  )
  expect(rows).toEqual([{ lines: 2000, events: 2000 }])
})

test.each([
  ['an unknown service', { serviceCode: '999' }, 'no_such_service'],
  ['a service that is no longer offered', { serviceCode: '199' }, 'service_retired'],
  ['a place outside the city', { point: { lon: -74, lat: 40 } }, 'outside_city'],
  ['too many words', { description: 'x'.repeat(4001) }, 'description_too_long'],
  ['a question left open', { serviceCode: '101' }, 'answers_invalid'],
])('%s is refused, and nothing is stored', async (_, report, code) => {
  const city = await aCity()

  await expect(city.request(report)).rejects.toMatchObject({ code })
  expect(await listPublic(city, { limit: 1 })).toEqual([])
})

test('a report without any place is refused only where the service needs one', async () => {
  const city = await aCity()
  const { point: _, ...nowhere } = aReport()

  await expect(submitRequest(city, PERSON, nowhere)).rejects.toMatchObject({ code: 'place_needed' })
  const receipt = await submitRequest(city, PERSON, { ...nowhere, serviceCode: '105' })
  expect(receipt.teamCode).toBe('triage')
})

test('an address the city knows gives the place', async () => {
  const city = await aCity()
  const { point: _, ...nowhere } = aReport({ address: '140 brod st' })

  const { number } = await submitRequest(city, PERSON, nowhere)

  const thread = await findPublic(city, Number(number))
  expect(thread?.request.point?.lat).toBeCloseTo(39.999, 5)
})
