import { expect, test } from 'vitest'
import { askingCity } from '../../../testing/asking-city.ts'
import { aDesk } from '../../../testing/desk.ts'

const CALL = {
  service: '102',
  address: '120 Broad St',
  description: 'Since Monday.',
  key: 'a-call',
  'a.1': 'dark',
}

test('what the caller answers asks the agent one thing more, and it is written down', async () => {
  const { city, colleague } = await aDesk(askingCity)
  const ada = await colleague('agent')

  const missing = await ada.post('/desk/new', CALL)
  const done = await ada.post('/desk/new', { ...CALL, 'a.2': 'P-17' })

  expect(missing.statusCode).toBe(400)
  expect(missing.body).not.toMatch(/data-question="2"[^>]* hidden/)
  expect(done.statusCode).toBe(303)
  const row = await city.db.selectFrom('service_request').select('answers').executeTakeFirstOrThrow()
  expect(row.answers).toEqual({ '1': 'dark', '2': 'P-17' })
})

test('what the city does not take is said with the words for the caller', async () => {
  const { colleague } = await aDesk(askingCity)
  const ada = await colleague('agent')

  const refused = await ada.post('/desk/new', { ...CALL, 'a.1': 'private' })

  expect(refused.statusCode).toBe(400)
  expect(refused.body).toContain('Its owner looks after it.')
  expect(refused.body).toContain('555 0100')
  expect(refused.body).toContain('Since Monday.')
})

test('another service takes it by one press, with what was said', async () => {
  const { city, colleague } = await aDesk(askingCity)
  const ada = await colleague('agent')
  const form = { ...CALL, answered: '102', 'a.1': 'park', 'a.3': 'It hums' }

  const offered = await ada.post('/desk/new', form)
  const looked = await ada.post('/desk/new/look', { ...form, divert: '104 Noise' })
  const done = await ada.post('/desk/new', { ...form, service: '104' })

  expect(offered.body).toMatch(/name="divert" value="104 /)
  expect(looked.body).toContain('Since Monday.\nWhat else? It hums')
  expect(done.statusCode).toBe(303)
  const row = await city.db.selectFrom('service_request').selectAll().executeTakeFirstOrThrow()
  expect(row).toMatchObject({
    answers: {},
    extra_answers: {},
    description: 'Since Monday.\nWhat else? It hums',
  })
})
