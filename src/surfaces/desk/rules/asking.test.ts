import { expect, test } from 'vitest'
import { serviceByCode } from '../../../modules/catalog/index.ts'
import { findRevision, type ServicePiece } from '../../../modules/revisions/index.ts'
import { askingCity, lightQuestions } from '../../../testing/asking-city.ts'
import { aDesk } from '../../../testing/desk.ts'
import { fieldsIn } from '../../../testing/form-fields.ts'

async function scene() {
  const { city, colleague } = await aDesk(askingCity)
  const admin = await colleague(['administrator', 'supervisor'])
  await city.db.updateTable('staff').set({ second_factor: true }).execute()
  await admin.post('/desk/rules', { title: 'Lights' })
  const form = fieldsIn((await admin.get('/desk/rules/1/service/102')).body)
  return { city, admin, form, colleague }
}

test('what follows from answers is opened and saved unchanged', async () => {
  const { city, admin, form } = await scene()

  await admin.post('/desk/rules/1/service/102', form)

  expect((await findRevision(city.db, 1)).changes).toEqual([])
})

test('a row says what follows from an answer, one is taken away, and it holds when it is published', async () => {
  const { city, admin, form } = await scene()

  const saved = await admin.post('/desk/rules/1/service/102', {
    ...form,
    'questions.0.then.3.is': 'other',
    'questions.0.then.3.what': 'asks',
    'questions.0.then.3.asks': '2, 3',
    'questions.0.then.0.gone': 'yes',
  })
  await admin.post('/desk/rules/1/publication', { seen: '2' })

  expect(saved.headers.location).toBe('/desk/rules/1')
  const [first] = serviceByCode(city.catalog(), '102')?.attributes ?? []
  expect(first?.values.map(({ key, asks }) => [key, asks])).toEqual([
    ['dark', undefined],
    ['other', ['2', '3']],
    ['private', undefined],
    ['park', undefined],
    ['hole', undefined],
  ])
})

test('what cannot be is said beside the question, and what was typed is kept', async () => {
  const { city, admin, form } = await scene()

  const saved = await admin.post('/desk/rules/1/service/102', {
    ...form,
    'questions.0.then.0.asks': '1, 9',
    'questions.0.then.4.is': 'unicorn',
    'questions.0.then.4.what': 'blocks',
    'questions.0.then.4.say.en': 'There are none.',
  })
  const again = await admin.get(String(saved.headers.location))

  expect(again.body).toContain('question 1 cannot ask itself')
  expect(again.body).toContain('has no question 9')
  expect(again.body).toContain('There are none.')
  const { changes } = await findRevision(city.db, 1)
  const piece = changes[0]?.after as ServicePiece
  expect(piece.questions?.[0]?.values?.at(-1)).toMatchObject({ key: 'unicorn', name: {} })
  expect((await admin.post('/desk/rules/1/publication', { seen: '2' })).statusCode).not.toBe(303)
})

test('the form is seen as a resident would see it, also what is only typed, in each language, and nothing is kept', async () => {
  const { city, admin, form } = await scene()

  const saved = await admin.get('/desk/rules/1/service/102/preview')
  const typed = await admin.post('/desk/rules/1/service/102/preview', {
    ...form,
    'questions.2.question.en': 'What do you hear?',
    lang: 'en',
  })

  expect(saved.body).toContain('Which number is on the pole?')
  expect(saved.body).toMatch(/data-question="2"[^>]* hidden/)
  expect(typed.body).toContain('What do you hear?')
  expect(typed.body).not.toContain('action=')
  expect((await findRevision(city.db, 1)).changes).toEqual([])
  expect(lightQuestions).toHaveLength(3)
})

test('a preview of nonsense is a page, and only for those who may change the rules', async () => {
  const { admin, form, colleague } = await scene()
  const agent = await colleague('agent')

  const odd = await admin.post('/desk/rules/1/service/102/preview', {
    ...form,
    'questions.0.type': 'constructor',
    'questions.0.then.0.what': 'diverts',
    'questions.0.then.0.service': '1',
    'promise.target': 'soon',
    lang: '../../etc',
  })
  const fresh = await admin.post('/desk/rules/1/service/new/preview', { code: '', lang: 'en' })

  expect(odd.statusCode).toBe(200)
  expect(fresh.statusCode).toBe(200)
  expect((await admin.get('/desk/rules/1/service/nothing/preview')).statusCode).toBe(404)
  expect((await agent.get('/desk/rules/1/service/102/preview')).statusCode).toBeGreaterThanOrEqual(403)
})
