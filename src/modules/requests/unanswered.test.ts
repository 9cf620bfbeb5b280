import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { PERSON } from '../../kernel/actor.ts'
import { aCity } from '../../testing/city.ts'
import { addAsReporter, askReporter, findPublic, holdRequest, resumeUnanswered } from './index.ts'
import { DAYS_TO_ANSWER, waitedEnough } from './unanswered.ts'

const DAY = 86_400_000
const ASKED = new Date('2026-06-01T15:00:00Z')
const after = (days: number) => new Date(ASKED.getTime() + days * DAY)

test('a wait that has been long enough stays long enough', () => {
  const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(instant, fc.integer({ min: 0, max: 60 * DAY }), fc.nat(DAY), (since, waited, more) => {
      const at = (ms: number) => new Date(since.getTime() + ms)

      expect(waitedEnough(since, at(waited))).toBe(waited >= DAYS_TO_ANSWER * DAY)
      if (waitedEnough(since, at(waited))) expect(waitedEnough(since, at(waited + more))).toBe(true)
    }),
  )
})

test('a question nobody answers holds the clock for its time and no longer', async () => {
  const city = await aCity()
  const crew = await city.staff('department_staff', 'streets')
  const { id, number } = await city.request({}, ASKED)
  const due = async () => (await findPublic(city, Number(number)))?.request.dueAt
  const promised = await due()
  await city.act(crew, (act) => askReporter(act, id, { question: 'Which lamp?' }), ASKED)

  const early = await resumeUnanswered(city, after(13.9))
  const inTime = await resumeUnanswered(city, after(14))
  const twice = await resumeUnanswered(city, after(14))

  const thread = await findPublic(city, Number(number))
  expect([early, inTime, twice]).toEqual([0, 1, 0])
  expect(thread?.request.status).toBe('open')
  expect(thread?.activities.at(-1)).toMatchObject({ kind: 'resumed', facts: { noAnswer: true } })
  // Three working days were left on Monday the first: Tuesday to Thursday. On Monday the fifteenth the same three are
  // counted again from that day's closing on.
  expect(promised).toEqual(new Date('2026-06-04T17:00-04:00'))
  expect(await due()).toEqual(new Date('2026-06-17T17:00-04:00'))
})

test('an answer in time, a newer question, and a wait for somebody else are left alone', async () => {
  const city = await aCity()
  const crew = await city.staff('department_staff', 'streets')
  const [answered, parts] = [await city.request({}, ASKED), await city.request({}, ASKED)]
  const ask = (at: Date) =>
    city.act(crew, (act) => askReporter(act, answered.id, { question: 'Which lamp?' }), at)
  await ask(ASKED)
  const answer = { body: 'The third.', public: false }
  await city.act(PERSON, (act) => addAsReporter(act, answered.id, answer), after(10))
  await ask(after(11))
  const hold = { waitsOn: 'materials', note: 'A lamp.' } as const
  await city.act(crew, (act) => holdRequest(act, parts.id, hold), ASKED)

  expect(await resumeUnanswered(city, after(20))).toBe(0)
  expect(await resumeUnanswered(city, after(25))).toBe(1)
})
