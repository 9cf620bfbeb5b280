import { expect, test } from 'vitest'
import { BroadstreetError } from '../../../../clients/typescript/broadstreet.ts'
import { draftOf, planCatalog, saveCatalog } from '../../../modules/catalog/index.ts'
import { askingCity, ask } from '../../../testing/asking-city.ts'
import { anApi } from './an-api.ts'

const aLight = {
  service_code: '102',
  description: 'Since Monday',
  location: { lat: 40.001, long: -75.501 },
}

test('a program is told which answer asks what, and what is not taken, with the place in its body', async () => {
  const { client } = await anApi({}, askingCity)
  const program = await client('submit_requests')

  const { questions } = await program.getService({ path: { code: '102' } })
  expect(questions.map(({ code, conditional }) => [code, conditional])).toEqual([
    ['1', false],
    ['2', true],
    ['3', false],
  ])
  expect(questions[0]?.values[0]).toMatchObject({ key: 'dark', asks: ['2'], blocks: null, diverts: null })
  expect(questions[0]?.values[4]?.diverts).toEqual({ service_code: '101', say: 'Then it is a pothole.' })

  for (const [answer, code, words] of [
    ['private', 'report_blocked', 'Its owner looks after it.'],
    ['hole', 'report_diverted', 'belongs to service 101'],
    ['dark', 'answers_invalid', '2 required'],
  ] as const) {
    const refused = await program
      .createRequest({ body: { ...aLight, answers: { '1': answer } } })
      .catch((error: unknown) => error)
    if (!(refused instanceof BroadstreetError)) throw new Error('It was not refused')
    expect([refused.status, refused.problem.code]).toEqual([400, code])
    expect(refused.problem.errors?.[0]?.pointer).toBe(answer === 'dark' ? '/answers/2' : '/answers/1')
    expect(refused.problem.errors?.[0]?.detail).toContain(words)
  }
})

test('answers are read in the words of the day, whatever the service asks now', async () => {
  const { client, city } = await anApi({}, askingCity)
  const program = await client('submit_requests')
  const { number } = await program.createRequest({
    body: { ...aLight, answers: { '1': 'dark', '2': 'P-17' } },
  })

  const draft = draftOf(city.catalog())
  const services = draft.services.map((one) =>
    one.code === '102' ? { ...one, name: { en: 'Lamp' }, attributes: [ask('2', 'How tall?')] } : one,
  )
  await city.db
    .transaction()
    .execute((tx) => saveCatalog(tx, planCatalog(city.catalog(), { ...draft, services })))
  await city.refresh()

  const read = await program.getRequest({ path: { number: number! } })
  expect(read.service.name).toBe('Lamp')
  expect(read.service_called_then).not.toBeNull()
  expect(read.answers_in_words).toEqual([
    { code: '1', question: 'What is wrong?', answers: ['It is dark'] },
    { code: '2', question: 'Which number is on the pole?', answers: ['P-17'] },
  ])
})
