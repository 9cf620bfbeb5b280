import { expect, test } from 'vitest'
import { askingCity } from '../../../testing/asking-city.ts'
import { aVisitor, type Visitor, wordsOf } from '../../../testing/visitor.ts'

const draftIn = (location: unknown): string =>
  new URL(String(location), 'http://x').searchParams.get('draft') ?? ''

async function atDetails({ post }: Visitor): Promise<string> {
  const { headers } = await post('/en/report/where', { draft: '', service: '102', address: '150 Broad St' })
  return draftIn(headers.location)
}

test('an answer asks one question more: the form comes back with it, nothing is lost, and nothing is called wrong', async () => {
  const visitor = await aVisitor({ draft: askingCity })
  const draft = await atDetails(visitor)
  const first = await visitor.get(`/en/report/details?draft=${draft}`)
  expect(first.body).toMatch(/data-question="2"[^>]* hidden/)

  const said = { draft, service: '102', 'a.1': 'dark', 'a.3': 'It hums', description: 'Since Monday' }
  const back = String((await visitor.upload('/en/report/details', said)).headers.location)
  const page = await visitor.get(back)

  expect(back).toContain('more=2')
  expect(page.statusCode).toBe(200)
  expect(page.body).not.toMatch(/data-question="2"[^>]* hidden/)
  expect(page.body).not.toContain('error-summary')
  expect(page.body).toContain('It hums')
  expect(page.body).toContain('Since Monday')
  expect(wordsOf(page)).toContain('One more step')

  const empty = await visitor.upload('/en/report/details', { ...said, shown: '2', 'a.2': '' })
  expect(wordsOf(await visitor.get(String(empty.headers.location)))).toContain('Which number is on the pole?')
  const on = await visitor.upload('/en/report/details', { ...said, shown: '2', 'a.2': 'P-17' })
  expect(on.headers.location).toBe(`/en/report/about?draft=${draft}`)
  await visitor.post('/en/report', { draft })
  const row = await visitor.city.db.selectFrom('service_request').select('answers').executeTakeFirstOrThrow()
  expect(row.answers).toEqual({ '1': 'dark', '2': 'P-17', '3': 'It hums' })
})

test('whoever changes their answer has not said what was asked before it', async () => {
  const visitor = await aVisitor({ draft: askingCity })
  const draft = await atDetails(visitor)
  const said = { draft, service: '102', shown: '2', 'a.2': 'P-17' }
  await visitor.upload('/en/report/details', { ...said, 'a.1': 'dark' })

  await visitor.upload('/en/report/details', { ...said, 'a.1': 'other' })
  const letter = wordsOf(await visitor.get(`/en/report/check?draft=${draft}`))
  await visitor.post('/en/report', { draft })

  expect(letter).not.toContain('P-17')
  const row = await visitor.city.db.selectFrom('service_request').select('answers').executeTakeFirstOrThrow()
  expect(row.answers).toEqual({ '1': 'other' })
})

test('what the city does not take is said with whom to call, and cannot be sent by any way', async () => {
  const visitor = await aVisitor({ draft: askingCity })
  const draft = await atDetails(visitor)

  const said = { draft, service: '102', 'a.1': 'private', description: 'Since Monday' }
  const back = await visitor.get(String((await visitor.upload('/en/report/details', said)).headers.location))
  const check = await visitor.get(`/en/report/check?draft=${draft}`)
  const sent = await visitor.post('/en/report', { draft })

  expect(back.statusCode).toBe(400)
  expect(wordsOf(back)).toContain('Its owner looks after it.')
  expect(back.body).toContain('href="tel:5550100"')
  expect(back.body).toContain('href="https://power.example/"')
  expect(back.body).toContain('Since Monday')
  expect(check.statusCode).toBe(303)
  expect(sent.statusCode).toBe(400)
  expect(await visitor.city.db.selectFrom('service_request').select('id').execute()).toEqual([])
})

test('what is another service’s goes on there with the words, the place and the answers in words', async () => {
  const visitor = await aVisitor({ draft: askingCity })
  const draft = await atDetails(visitor)
  const said = { draft, service: '102', 'a.1': 'park', 'a.3': 'It hums', description: 'Since Monday' }
  const back = await visitor.get(String((await visitor.upload('/en/report/details', said)).headers.location))
  expect(back.body).toMatch(/<button[^>]*name="divert" value="104"[^>]*type="submit"/)

  const other = await visitor.upload('/en/report/details', { ...said, divert: '104' })
  const page = await visitor.get(String(other.headers.location))

  expect(other.headers.location).toBe(`/en/report/details?draft=${draft}&service=104`)
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('Since Monday\nWhat else? It hums')
  const again = await visitor.get(`/en/report/details?draft=${draft}&service=102`)
  expect(again.body).toMatch(/value="park" checked/)
})

test('nobody is diverted by a button that their answers do not offer', async () => {
  const visitor = await aVisitor({ draft: askingCity })
  const draft = await atDetails(visitor)

  const pressed = await visitor.upload('/en/report/details', {
    draft,
    service: '102',
    'a.1': 'other',
    divert: '104',
  })

  expect(pressed.headers.location).toBe(`/en/report/about?draft=${draft}`)
})
