import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { PERSON } from '../../kernel/actor.ts'
import { aCity } from '../../testing/city.ts'
import {
  addAsReporter,
  askReporter,
  assignRequest,
  findForStaff,
  findPublic,
  holdRequest,
  resumeUnanswered,
} from './index.ts'
import { smallCity } from '../../testing/small-city.ts'
import { waitedEnough } from './unanswered.ts'

const DAY = 86_400_000
const ASKED = new Date('2026-06-01T15:00:00Z')
const after = (days: number) => new Date(ASKED.getTime() + days * DAY)

test('a wait that has been long enough stays long enough', () => {
  const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(
      instant,
      fc.integer({ min: 0, max: 60 * DAY }),
      fc.nat(DAY),
      fc.integer({ min: 1, max: 60 }),
      (since, waited, more, days) => {
        const at = (ms: number) => new Date(since.getTime() + ms)

        expect(waitedEnough(since, at(waited), { days })).toBe(waited >= days * DAY)
        if (waitedEnough(since, at(waited), { days }))
          expect(waitedEnough(since, at(waited + more), { days })).toBe(true)
      },
    ),
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
  const answer = { body: 'The third.', public: false, answers: 'newest' } as const
  await city.act(PERSON, (act) => addAsReporter(act, answered.id, answer), after(10))
  await ask(after(11))
  const hold = { waitsOn: 'materials', note: 'A lamp.' } as const
  await city.act(crew, (act) => holdRequest(act, parts.id, hold), ASKED)

  expect(await resumeUnanswered(city, after(20))).toBe(0)
  expect(await resumeUnanswered(city, after(25))).toBe(1)
})

test('a service says how long it waits and what happens then', async () => {
  const rule = { '101': { days: 3, after: 'close' }, '102': { days: 5, after: 'back_to_team' } } as const
  const services = smallCity.services.map((service) => ({
    ...service,
    ...(service.code in rule && { answerWithin: rule[service.code as keyof typeof rule] }),
  }))
  const city = await aCity({ ...smallCity, services })
  const crew = await city.staff('department_staff', 'streets')
  const [pothole, light] = [
    await city.request({ serviceCode: '101', language: 'es', answers: { '11': 'small' } }, ASKED),
    await city.request({ serviceCode: '102' }, ASKED),
  ]
  for (const { id } of [pothole, light]) {
    await city.act(crew, (act) => assignRequest(act, id, { staffId: crew.id }), ASKED)
    await city.act(crew, (act) => askReporter(act, id, { question: 'Which side?' }), ASKED)
  }

  const ended = [await resumeUnanswered(city, after(3)), await resumeUnanswered(city, after(5))]

  const [closed, back] = [
    await findPublic(city, Number(pothole.number)),
    await findForStaff(city, crew, Number(light.number)),
  ]
  expect(ended).toEqual([1, 1])
  expect(closed?.request).toMatchObject({ status: 'closed', resolution: 'no_action_needed' })
  expect(closed?.activities.at(-1)?.body).toBe(
    'Le hicimos una pregunta y no tuvimos respuesta en 3 días, así que cerramos esta solicitud. Puede volver a abrirla.',
  )
  expect(back.request).toMatchObject({ status: 'open', assigneeId: null })
})
