import { expect, test } from 'vitest'
import { aCity } from '../../testing/city.ts'
import { askingCity } from '../../testing/asking-city.ts'
import { aPost, errorsIn, giveKeys, requestIn, serve, type Wire } from '../../testing/open311-city.ts'

async function asking() {
  const city = await aCity(askingCity)
  await giveKeys(city)
  return { city, ...(await serve([city])) }
}

test('a definition lists every question; one that stands behind an answer is optional and says when it is asked', async () => {
  const { json } = await asking()

  const { attributes } = await json<{ attributes: Wire[] }>('/services/102.json')

  expect(attributes.map(({ code, required }) => [code, required])).toEqual([
    ['1', true],
    ['2', false],
    ['3', false],
  ])
  expect(attributes[1]?.datatype_description).toBe(
    'Only if “What is wrong?” is answered “It is dark”. A hint',
  )
  expect(attributes[0]?.datatype_description).toContain(
    'It is on private land: Its owner looks after it. 555 0100 https://power.example/',
  )
})

test('what an answer asks is required of a program, too, and what was not asked is dropped', async () => {
  const { city, post } = await asking()

  const missing = await post('/requests.json', aPost({ 'attribute[1]': 'dark' }))
  const taken = await post('/requests.json', aPost({ 'attribute[1]': 'other', 'attribute[2]': 'P-17' }))

  expect(missing.status).toBe(400)
  expect(JSON.stringify(await errorsIn(missing))).toContain('2 required')
  expect(taken.status).toBe(200)
  const row = await city.db.selectFrom('service_request').selectAll().executeTakeFirstOrThrow()
  expect(row).toMatchObject({ answers: { '1': 'other' }, extra_answers: {} })
})

test('an answer that blocks is a 400 with the city’s words and whom to call', async () => {
  const { city, post } = await asking()

  const refused = await post('/requests.xml', aPost({ 'attribute[1]': 'private' }))

  expect(refused.status).toBe(400)
  expect(await refused.text()).toContain('Its owner looks after it. 555 0100')
  expect(await city.db.selectFrom('service_request').select('id').execute()).toEqual([])
})

test('a report of another service is taken there, with a notice, and the same report again is the same request', async () => {
  const { city, post } = await asking()
  const report = aPost({
    'attribute[1]': 'park',
    'attribute[3]': 'It hums',
    'attribute[fixmystreet_id]': '77',
    description: 'Since Monday',
  })

  const [first, again] = [await post('/requests.xml', report), await post('/requests.xml', report)]

  const request = await requestIn(first)
  expect(first.status).toBe(200)
  expect(String(request.service_notice)).toMatch(/This belongs to “.+”\./)
  expect((await requestIn(again)).service_request_id).toBe(request.service_request_id)
  const rows = await city.db.selectFrom('service_request').selectAll().execute()
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({
    description: 'Since Monday\nWhat else? It hums',
    answers: {},
    extra_answers: { fixmystreet_id: ['77'] },
  })
  const service = city.catalog().services.find(({ id }) => id === rows[0]?.service_id)
  expect(service?.code).toBe('104')
})

test('where the other service must know more, the client is told its code and what it asks', async () => {
  const { post } = await asking()

  const refused = await post('/requests.json', aPost({ 'attribute[1]': 'hole' }))

  expect(refused.status).toBe(400)
  const told = JSON.stringify(await errorsIn(refused))
  expect(told).toContain('belongs to service_code 101')
  expect(told).toContain('11 required')
})
