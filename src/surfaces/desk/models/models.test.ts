import { expect, test } from 'vitest'
import { learnSuggestions, listModels, meaningOf } from '../../../modules/suggestions/index.ts'
import { aDesk } from '../../../testing/desk.ts'
import { tell } from '../../../testing/told.ts'
import { wordsOf } from '../../../testing/visitor.ts'

const PAGE = '/desk/rules/suggestions'

test('words are tried, what was learnt is judged in numbers, and a model is taken out of force by name', async () => {
  const { city, colleague } = await aDesk()
  const administrator = await colleague('administrator')
  await city.db.updateTable('staff').set({ second_factor: true }).execute()
  expect(wordsOf(await administrator.get(PAGE))).toContain('Nothing was learnt yet')
  await tell(city, 180)
  await learnSuggestions(city, new Date('2026-06-01T12:00:00Z'))
  await city.refresh()

  const tried = wordsOf(await administrator.get(`${PAGE}?q=basement+flooded`))
  expect(tried).toMatch(/Because you wrote: .*flooded/)
  expect(tried).toContain('180, judged by 36')
  expect((await administrator.post(`${PAGE}/1/withdraw`)).statusCode).toBe(303)
  await city.refresh()

  expect(wordsOf(await administrator.get(PAGE))).toContain(`taken out by ${administrator.name}`)
  expect(city.model()).toBeUndefined()
  expect(meaningOf(city.catalog(), city.model(), 'basement flooded', 'en').guesses).toEqual([])
  expect((await administrator.post(`${PAGE}/1/withdraw`)).statusCode).toBe(409)
  expect(await listModels(city.db)).toMatchObject([{ version: 1, inForce: false }])
})

test('what residents took of what was offered, and what agents took, is said in numbers', async () => {
  const { city, colleague } = await aDesk()
  const administrator = await colleague('administrator')
  await city.db.updateTable('staff').set({ second_factor: true }).execute()
  expect(wordsOf(await administrator.get(PAGE))).toContain('Nobody was offered a service')

  for (const offeredAtPlace of [1, 1, 1, 2, 5, 0]) await city.request({ offeredAtPlace })
  for (const offeredAtPlace of [1, 0]) await city.request({ offeredAtPlace, channel: 'phone' })
  await city.request()
  const told = wordsOf(await administrator.get(PAGE))

  expect(told).toContain('For 6 requests of the last 90 days')
  expect(told).toMatch(/the first: 3 50 ?%/)
  expect(told).toMatch(
    /the second: 1 17 ?%.*the third: 0 0 ?%.*one further down: 1 17 ?%.*another, .*: 1 17 ?%/,
  )
  expect(told).toMatch(/For 2 requests of the last 90 days staff .*the first: 1 50 ?%.*another, .*: 1 50 ?%/)
})

test('nobody else sees or changes it, and no words break the page', async () => {
  const { city, colleague } = await aDesk()
  const [agent, administrator] = [await colleague('agent'), await colleague('administrator')]
  await city.db.updateTable('staff').set({ second_factor: true }).execute()

  expect((await agent.get(PAGE)).statusCode).toBe(403)
  expect((await agent.post(`${PAGE}/1/withdraw`)).statusCode).toBe(403)
  expect((await administrator.post(`${PAGE}/x/withdraw`)).statusCode).toBe(404)
  const hostile = await administrator.get(
    `${PAGE}?language=xx&q=${encodeURIComponent(`<script>${'ß\u0000'.repeat(3000)}`)}`,
  )
  expect(hostile.statusCode).toBe(200)
  expect(hostile.body).not.toContain('<script>ß')
})
