import { expect, test } from 'vitest'
import { PERSON, PROGRAM } from '../../../kernel/actor.ts'
import {
  answerQuestionSurvey,
  forgetQuestionWords,
  questionResults,
  questionWords,
} from '../../../modules/surveys/index.ts'
import { aDesk } from '../../../testing/desk.ts'
import { aVisitor, wordsOf } from '../../../testing/visitor.ts'

const LONG_AGO = new Date(0)
const said = { satisfaction: '2', effort: '4', words: 'I wanted to know about holidays.' }

test('who found an answer at once says how it was, once a form, and is asked nothing about themselves', async () => {
  const { city, get, post } = await aVisitor()
  const boss = await city.staff('supervisor')

  const found = await get('/en/report?q=opening+hours')
  const link = /\/en\/answers\/survey\?answer=\w+/.exec(found.body)![0]
  const form = await get(link)
  const id = /name="form" value="([\w-]{36})"/.exec(form.body)![1]!
  const empty = await post('/en/answers/survey', { answer: 'hours', form: id, words: said.words })
  const sent = await post('/en/answers/survey', { ...said, answer: 'hours', form: id })
  await post('/en/answers/survey', { ...said, answer: 'hours', form: id })

  expect(form.body).not.toMatch(/name="(email|phone|first)/)
  expect(empty.statusCode).toBe(400)
  expect(empty.body).toContain(said.words)
  expect(sent.statusCode).toBe(303)
  expect(wordsOf(await get(String(sent.headers.location)))).toContain('We have your answer')
  expect((await questionResults(city.db, LONG_AGO)).total).toMatchObject({
    answered: 1,
    satisfied: undefined,
  })
  expect(await questionWords(city.db, boss, 5)).toMatchObject([{ answerCode: 'hours', words: said.words }])
})

test.each([{ answer: 'unicorns' }, { answer: '' }])('%o is no answer of the city', async (more) => {
  const { get, post } = await aVisitor()

  const answers = [
    await get(`/en/answers/survey?answer=${more.answer}`),
    await post('/en/answers/survey', { ...said, ...more }),
  ]

  expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404])
})

test('what cannot be an answer is refused and nothing is kept; words end with contact data, grades stay', async () => {
  const { city, post } = await aVisitor()
  const wrong = [{ satisfaction: '6' }, { effort: "1' or 1=1" }, { words: 'x'.repeat(5_000) }]

  const statuses = []
  for (const more of wrong) {
    statuses.push((await post('/en/answers/survey', { ...said, answer: 'hours', ...more })).statusCode)
  }
  const none = (await questionResults(city.db, LONG_AGO)).total.answered
  await post('/en/answers/survey', { ...said, answer: 'hours', form: 'not a uuid' })
  await city.act(PROGRAM, (act) => forgetQuestionWords(act, new Date(Date.now() + 1_000)))

  expect(statuses).toEqual([400, 400, 400])
  expect(none).toBe(0)
  const { rows } = await city.pool.query('select words, satisfaction from question_survey')
  expect(rows).toEqual([{ words: '', satisfaction: 2 }])
})

test('the desk shows them by answer, apart from closed requests, and words to whom may know people', async () => {
  const { city, colleague } = await aDesk()
  const [boss, analyst] = [await colleague('supervisor'), await colleague('analyst')]
  for (let at = 0; at < 6; at += 1) {
    const answer = {
      answerCode: 'hours',
      locale: 'en',
      satisfaction: 5,
      effort: 4,
      words: `Good ${at}.`,
    } as const
    await city.act(PERSON, (act) => answerQuestionSurvey(act, { ...answer, id: crypto.randomUUID() }))
  }

  const page = await boss.get('/desk/surveys?by=question')
  const less = await analyst.get('/desk/surveys?by=question')
  const other = await boss.get('/desk/surveys')

  expect(page.body).toMatch(/100%/)
  expect(page.body).toContain('Good 3.')
  expect(less.statusCode).toBe(200)
  expect(less.body).toMatch(/100%/)
  expect(less.body).not.toContain('Good 3.')
  expect(other.body).not.toContain('Good 3.')
})
