import { expect, test } from 'vitest'
import type { Happened } from '../../kernel/announce.ts'
import { PERSON } from '../../kernel/actor.ts'
import { aCity, type TestCity } from '../../testing/city.ts'
import { aMailServer } from '../../testing/mail-server.ts'
import { aPost } from '../../testing/post.ts'
import { stopLetters } from '../notifications/index.ts'
import {
  closeRequest,
  findPublic,
  reopenRequest,
  type RequestId,
  withdrawRequest,
} from '../requests/index.ts'
import {
  type Answer,
  answerSurvey,
  remindOfSurveys,
  surveyResults,
  surveyTotal,
  surveyWords,
} from './index.ts'
import { askSurvey } from './ask.ts'
import { resultOf } from './results.ts'

const DAY = 86_400_000
const later = (days: number) => new Date(Date.now() + days * DAY)
const LONG_AGO = new Date(0)
const done = { resolution: 'completed', note: 'Shines again.' } as const
const happy: Answer = { satisfaction: 5, effort: 4, words: '', mayContact: false }

async function scene() {
  const city = await aCity()
  const server = await aMailServer()
  const post = aPost(city, server.url)
  const boss = await city.staff('supervisor')
  const close = (id: RequestId, at?: Date) => city.act(boss, (act) => closeRequest(act, id, done), at)
  /** Those written, whether or not they are on their way. */
  const reminders = () =>
    city.db.selectFrom('message').select(['subject', 'text']).where('template', '=', 'survey').execute()
  return { city, server, post, boss, close, reminders }
}

const threadOf = async (city: TestCity, number: string) => (await findPublic(city, Number(number), true))!

async function answer(city: TestCity, number: string, said: Partial<Answer> = {}, at?: Date): Promise<void> {
  const thread = await threadOf(city, number)
  await city.act(PERSON, (act) => answerSurvey(act, thread, { ...happy, ...said }), at)
}

test('the closing letter asks, one reminder follows, and then it is over', async () => {
  const { city, server, post, close, reminders } = await scene()
  const { id, number, key } = await city.request({ reporter: { email: 'ada@home.example' }, language: 'es' })
  await close(id)
  await post.react()
  await post.react()

  expect(server.letters.at(-1)!.text).toContain(`/es/requests/${number}/survey?key=${key}`)
  expect(await remindOfSurveys(city, post.post, later(4.9))).toBe(0)
  expect(await remindOfSurveys(city, post.post, later(5.1))).toBe(1)
  expect(await remindOfSurveys(city, post.post, later(9))).toBe(0)

  const [letter, ...more] = await reminders()
  expect(more).toEqual([])
  expect(letter!.subject).toContain('¿Cómo le fue?')
  expect(letter!.text).toContain(`/es/requests/${number}/survey?key=${key}`)
})

test('nobody is reminded who answered, wants no letters, or whose request is open again or closed anew', async () => {
  const { city, post, close } = await scene()
  const made = []
  for (const name of ['answers', 'stops', 'reopens', 'again']) {
    made.push(await city.request({ reporter: { email: `${name}@home.example` } }))
  }
  for (const { id } of made) await close(id)
  await post.react()
  const [answers, stops, reopens, again] = made as [
    (typeof made)[0],
    (typeof made)[0],
    (typeof made)[0],
    (typeof made)[0],
  ]
  await answer(city, answers.number)
  await city.act(PERSON, (act) => stopLetters(act, stops.id))
  for (const { id } of [reopens, again]) {
    await city.act(PERSON, (act) => reopenRequest(act, id, { note: 'Dark.' }))
  }
  await close(again.id, later(1))

  expect(await remindOfSurveys(city, post.post, later(6))).toBe(0)
  expect(
    await city.db.selectFrom('survey').select('closing_id').where('remind_at', 'is not', null).execute(),
  ).toEqual([])
})

test('a reminder that was written before a crash is not written again', async () => {
  const { city, post, close, reminders } = await scene()
  const { id } = await city.request({ reporter: { email: 'ada@home.example' } })
  await close(id)
  await post.react()
  await remindOfSurveys(city, post.post, later(6))
  await city.db
    .updateTable('survey')
    .set({ remind_at: later(5), reminded_at: null })
    .execute()

  await remindOfSurveys(city, post.post, later(6))

  expect(await reminders()).toHaveLength(1)
})

test('one answer for each closing, and another one when it was closed again', async () => {
  const { city, close } = await scene()
  const { id, number } = await city.request()
  await expect(answer(city, number)).rejects.toMatchObject({ code: 'survey_not_open', kind: 'conflict' })
  await close(id)

  await answer(city, number, { satisfaction: 1, words: 'Dark again.' })
  await expect(answer(city, number)).rejects.toMatchObject({ code: 'survey_answered', kind: 'conflict' })
  await city.act(PERSON, (act) => reopenRequest(act, id, { note: 'Dark.' }))
  await close(id)
  await answer(city, number)

  const rows = await city.db.selectFrom('survey').select('satisfaction').orderBy('closing_id').execute()
  expect(rows).toEqual([{ satisfaction: 1 }, { satisfaction: 5 }])
})

test('of two answers at once one counts', async () => {
  const { city, close } = await scene()
  const { id, number } = await city.request()
  await close(id)

  const both = await Promise.allSettled([answer(city, number), answer(city, number, { satisfaction: 2 })])

  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect((await surveyTotal(city.db, LONG_AGO)).answered).toBe(1)
})

test('thirty days after the end nothing is asked, and who withdrew is asked nothing', async () => {
  const { city, close } = await scene()
  const [old, own] = [await city.request(), await city.request()]
  await close(old.id)
  await city.act(PERSON, (act) => withdrawRequest(act, own.id, { note: 'Gone.' }))

  await expect(answer(city, old.number, {}, later(30.1))).rejects.toMatchObject({ code: 'closed_too_long' })
  await expect(answer(city, own.number)).rejects.toMatchObject({ code: 'survey_not_open' })
  await expect(answer(city, old.number, { words: 'x'.repeat(4_001) })).rejects.toMatchObject({
    code: 'field_too_long',
  })
})

test('an event of last week asks nobody', async () => {
  const { city, post, close } = await scene()
  const { id } = await city.request({ reporter: { email: 'ada@home.example' } })
  await close(id)
  const select = `select id, name, request_id as "requestId", facts, happened_at as "happenedAt"
    from event where name = 'request.closed'`
  const [event] = (await city.pool.query<Happened>(select)).rows

  await askSurvey(city, post.post, event!, later(7))

  expect(await city.db.selectFrom('survey').selectAll().execute()).toEqual([])
})

test('results count by service, agency and area, with the response of those who were asked', async () => {
  const { city, post, close } = await scene()
  for (const at of [0, 1, 2, 3, 4, 5]) {
    const { id, number } = await city.request({ reporter: { email: `n${at}@home.example` } })
    await close(id)
    await post.react()
    if (at > 0) await answer(city, number, { satisfaction: at === 1 ? 2 : 4, effort: 3 })
  }
  const leak = await city.request({ serviceCode: '103', point: { lon: -75.49, lat: 40 } })
  await close(leak.id)
  await answer(city, leak.number)

  const services = await surveyResults(city.db, 'service', LONG_AGO)
  const areas = await surveyResults(city.db, 'area', LONG_AGO)

  expect(services).toMatchObject([
    { key: '102', asked: 6, answeredOfAsked: 5, answered: 5, satisfied: { share: 0.8 }, easy: { share: 0 } },
    { key: '103', asked: 0, answeredOfAsked: 0, answered: 1, satisfied: undefined, easy: undefined },
  ])
  expect((await surveyResults(city.db, 'agency', LONG_AGO)).map(({ key }) => key)).toEqual([
    'streets',
    'water',
  ])
  expect(areas.map(({ answered }) => answered)).toEqual([5, 1])
  expect(await surveyResults(city.db, 'service', later(1))).toEqual([])
})

test('fewer than five answers show no share', () => {
  const counts = { key: '1', asked: 9, answeredOfAsked: 4, answered: 4, happy: 4, easy: 4 }

  expect(resultOf(counts).satisfied).toBeUndefined()
  expect(resultOf({ ...counts, answered: 5 }).satisfied?.low).toBeGreaterThan(0)
})

test('words are for those who may know the reporter, of private requests for those who may see them', async () => {
  const { city, boss, close } = await scene()
  for (const serviceCode of ['102', '103', '104']) {
    const { id, number } = await city.request({ serviceCode })
    await close(id)
    await answer(city, number, { words: `About ${serviceCode}.`, mayContact: serviceCode === '102' })
  }
  const read = async (by: Parameters<typeof surveyWords>[1]) =>
    (await surveyWords(city.db, by, 50)).map(({ words }) => words).sort()

  expect(await read(boss)).toEqual(['About 102.', 'About 103.', 'About 104.'])
  expect(await read(await city.staff('customer_service_officer', 'streets'))).toEqual(['About 102.'])
  expect(await read(await city.staff('analyst'))).toEqual([])
  expect((await surveyWords(city.db, boss, 50)).map(({ mayContact }) => mayContact)).toEqual([
    false,
    false,
    true,
  ])
})
