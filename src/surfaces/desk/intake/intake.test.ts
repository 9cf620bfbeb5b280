import { expect, test } from 'vitest'
import { countOffered } from '../../../modules/requests/index.ts'
import { learnSuggestions } from '../../../modules/suggestions/index.ts'
import { aDesk } from '../../../testing/desk.ts'
import { tell } from '../../../testing/told.ts'

const CALL = {
  service: '102 Street light',
  address: '120 Broad St',
  description: 'Dark since Monday.',
  phone: '+1 555 0142',
  first_name: 'Rae',
  channel: 'phone',
  language: 'es',
  key: 'a-call',
}

test('what a caller says becomes a request with their words, place and channel', async () => {
  const { city, colleague } = await aDesk()
  const ada = await colleague('agent')

  const answer = await ada.post('/desk/new', CALL)
  const done = await ada.get(answer.headers.location ?? '')
  const number = /\/desk\/requests\/(\d+)/.exec(done.body)?.[1] ?? ''
  const { body } = await ada.get(`/desk/requests/${number}`)

  expect(answer.statusCode).toBe(303)
  expect(done.body).toContain('Read out the number')
  for (const words of [
    'Street light',
    '120 Broad St',
    'Dark since Monday.',
    '+1 555 0142',
    'phone',
    ada.name,
  ]) {
    expect(body).toContain(words)
  }
  const { language } = await city.db
    .selectFrom('service_request')
    .select('language')
    .executeTakeFirstOrThrow()
  expect(language).toBe('es')
})

test('pressed twice it is written down once', async () => {
  const { colleague } = await aDesk()
  const ada = await colleague('agent')

  const [one, two] = [await ada.post('/desk/new', CALL), await ada.post('/desk/new', CALL)]

  expect(two.headers.location).toBe(one.headers.location)
})

test('what is missing is said beside its question, and nothing typed is lost', async () => {
  const { colleague } = await aDesk()
  const ada = await colleague('agent')

  const hole = await ada.post('/desk/new', { ...CALL, service: '101', address: '' })
  const nothing = await ada.post('/desk/new', { ...CALL, service: 'unicorns' })

  expect([hole.statusCode, nothing.statusCode]).toEqual([400, 400])
  expect(hole.body).toMatch(/Please ask: Question 11|Tell us where it is/)
  expect(nothing.body).toContain('Choose what it is about.')
  for (const { body } of [hole, nothing]) {
    expect(body).toContain('Dark since Monday.')
    expect(body).toContain('+1 555 0142')
  }
})

test('while typing, the desk shows what lies near and what the same caller asked before', async () => {
  const { city, colleague } = await aDesk()
  const near = await city.request({
    serviceCode: '102',
    point: { lon: -75.501, lat: 39.997 },
    reporter: { phone: '+1 555 0142' },
  })
  const [ada, press] = await Promise.all([colleague('agent'), colleague('communications')])

  const seen = await ada.post('/desk/new/look', CALL)
  const less = await press.post('/desk/new/look', CALL)

  expect(seen.body).toContain('is it one of these?')
  expect(seen.body).toContain('This caller asked before')
  expect(seen.body).toContain(near.number)
  expect(less.body).not.toContain('This caller asked before')
})

test('who may not submit has no such page', async () => {
  const { colleague } = await aDesk()
  const analyst = await colleague('analyst')

  const answers = [await analyst.get('/desk/new'), await analyst.post('/desk/new', CALL)]

  expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 403])
})

test('an agent who writes down a danger is told to send the caller to the emergency number', async () => {
  const { colleague } = await aDesk()
  const ada = await colleague('agent')

  const seen = await ada.post('/desk/new/look', { ...CALL, description: 'There is a gas leak' })
  const quiet = await ada.post('/desk/new/look', CALL)

  expect(seen.body).toContain('Tell the caller to hang up and call 911')
  expect(quiet.body).not.toContain('911')
})

test('while no service is chosen, the caller’s words name the likely ones, and one press takes it', async () => {
  const { city, colleague } = await aDesk()
  const ada = await colleague('agent')
  await tell(city, 180)
  await learnSuggestions(city, new Date('2026-06-01T12:00:00Z'))
  await city.refresh()

  const look = await ada.post('/desk/new/look', { ...CALL, service: '', description: 'His basement floods' })
  const guess = /name="guess" value="([^"]+)"/.exec(look.body)?.[1] ?? ''
  const taken = await ada.post('/desk/new/look', { ...CALL, service: '', guess })

  expect(guess).toBe('103 Water leak')
  expect(look.body).toMatch(/Likely services[\s\S]*\d\d %/)
  expect(taken.body).toContain('value="103 Water leak"')
  expect(taken.body).not.toContain('Likely services')
})

test('what an agent takes of what was offered is counted apart from what residents take', async () => {
  const { city, colleague } = await aDesk()
  const ada = await colleague('agent')
  const words = { ...CALL, description: 'street light' }
  const look = await ada.post('/desk/new/look', { ...words, service: '' })
  const offered = [...look.body.matchAll(/name="offered" value="([^"]+)"/g)].map(([, code]) => code!)
  const taken = await ada.post('/desk/new/look', { ...words, service: '102', offered })
  const carried = [...taken.body.matchAll(/name="offered" value="([^"]+)"/g)].map(([, code]) => code!)

  expect(offered[0]).toBe('102')
  expect(carried).toEqual(offered)
  for (const [at, service] of ['102', '103'].entries()) {
    const sent = await ada.post('/desk/new', { ...words, service, offered: carried, key: `offered-${at}` })
    expect(sent.statusCode).toBe(303)
  }
  await ada.post('/desk/new', CALL)

  expect(await countOffered(city.db, new Date(0))).toEqual([
    { atDesk: true, place: 1, count: 1, corrected: 0 },
    { atDesk: true, place: 0, count: 1, corrected: 0 },
  ])
})

test('no number of services that a form says were offered breaks it', async () => {
  const { city, colleague } = await aDesk()
  const ada = await colleague('agent')
  const offered = Array.from({ length: 40 }, (_, at) => (at === 39 ? '102' : `<b>${at}`))

  const look = await ada.post('/desk/new/look', { ...CALL, offered })
  const sent = await ada.post('/desk/new', { ...CALL, offered })

  expect(look.body).not.toContain('<b>0')
  expect(sent.statusCode).toBe(303)
  expect(await countOffered(city.db, new Date(0))).toMatchObject([{ place: 0, count: 1 }])
})

test('Enter in a field looks and sends nothing: the first button of the form is not the one that sends', async () => {
  const { colleague } = await aDesk()
  const agent = await colleague('agent')
  const { body } = await agent.get('/desk/new')

  const form = body.slice(body.indexOf('id="intake"'))
  expect(/<button[^>]*>/.exec(form)?.[0]).toContain('formaction="/desk/new/look"')
})
