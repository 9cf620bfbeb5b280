import { expect, test } from 'vitest'
import { PERSON } from '../../kernel/actor.ts'
import { aCity, type TestCity } from '../../testing/city.ts'
import { aPost } from '../../testing/post.ts'
import { smallCity } from '../../testing/small-city.ts'
import { newestMessages } from '../notifications/index.ts'
import {
  assignRequest,
  closeRequest,
  delayRequest,
  findForStaff,
  findPublic,
  holdRequest,
  listQueue,
  reopenRequest,
  resumeRequest,
} from '../requests/index.ts'
import { escalateDue, sendEscalations } from './index.ts'

// Monday. Three working days: due Thursday the fourth at five; 80 of 100 of the 32 open hours at about ten that day.
const RECEIVED = new Date('2026-06-01T09:00-04:00')
const at = (local: string) => new Date(`2026-06-${local}:00-04:00`)

const LADDER = [
  { at: 80, tell: ['person'] },
  { at: 100, tell: ['person', 'team_lead'] },
  { at: 300, tell: ['team_lead', 'officer'] },
] as const

/** A city whose street lights are promised in three working days, with a ladder; partners stop no clock. */
function cityWithLadder(): Promise<TestCity> {
  const services = smallCity.services.map((service) =>
    service.code === '102' && service.serviceLevel
      ? {
          ...service,
          serviceLevel: { ...service.serviceLevel, ladder: LADDER, pauses: ['customer', 'weather'] as const },
        }
      : service,
  )
  return aCity({ ...smallCity, services })
}

async function scene() {
  const city = await cityWithLadder()
  const crew = await city.staff('department_staff', 'streets')
  const officer = await city.staff('customer_service_officer', 'streets')
  const { post } = aPost(city, undefined)
  const run = async (now: Date) => {
    const climbed = await escalateDue(city, now)
    return [climbed, await sendEscalations(city, post, now)]
  }
  const letters = async () =>
    (await newestMessages(city.db)).flatMap(({ template, recipient }) =>
      template === 'escalation' ? [recipient] : [],
    )
  return { city, crew, officer, run, letters }
}

const rungsOf = async (city: TestCity, number: string) => {
  const boss = await city.staff('supervisor')
  const { activities } = await findForStaff(city, boss, Number(number))
  return activities.flatMap(({ kind, facts }) => (kind === 'escalated' ? [facts.percent] : []))
}

test('before a promise breaks whoever has it is told, then the lead, and long after it the officer too', async () => {
  const { city, crew, run, letters } = await scene()
  const { id, number } = await city.request({}, RECEIVED)
  await city.act(crew, (act) => assignRequest(act, id, { staffId: crew.id }), RECEIVED)

  expect(await run(at('03T16:00'))).toEqual([0, 0])
  expect(await run(at('04T12:00'))).toEqual([1, 1])
  expect(await letters()).toEqual(['department_staff1@city.example'])
  expect(await run(at('04T12:05'))).toEqual([0, 0])
  expect(await run(at('04T17:00'))).toEqual([1, 2])
  expect(await run(at('30T12:00'))).toEqual([1, 1])

  expect(await rungsOf(city, number)).toEqual([80, 100, 300])
  const listed = await listQueue(city, { status: 'unfinished', escalated: true, privateOf: 'everywhere' }, 10)
  expect(listed.rows.map((row) => [row.number, row.escalated])).toEqual([[number, 300]])
  // The ladder is the city's own affair.
  expect((await findPublic(city, Number(number)))?.activities.map(({ kind }) => kind)).not.toContain(
    'escalated',
  )
})

test('what waits for one person goes into one letter, at most one an hour', async () => {
  const { city, crew, run, letters } = await scene()
  for (let n = 0; n < 3; n += 1) {
    const { id } = await city.request({}, RECEIVED)
    await city.act(crew, (act) => assignRequest(act, id, { staffId: crew.id }), RECEIVED)
  }
  expect(await run(at('04T12:00'))).toEqual([3, 1])

  const { id } = await city.request({}, at('01T09:20'))
  await city.act(crew, (act) => assignRequest(act, id, { staffId: crew.id }), at('01T09:30'))
  expect(await run(at('04T12:30'))).toEqual([1, 0])
  expect(await run(at('04T13:01'))).toEqual([0, 1])
  expect(await letters()).toEqual(['department_staff1@city.example', 'department_staff1@city.example'])
})

test('nobody is told of what is closed or whose clock stands still; where it goes on the ladder goes on', async () => {
  const { city, crew, run } = await scene()
  const [closed, paused, running] = [
    await city.request({}, RECEIVED),
    await city.request({}, RECEIVED),
    await city.request({}, RECEIVED),
  ]
  const hold = (id: typeof paused.id, waitsOn: 'weather' | 'partner') =>
    city.act(crew, (act) => holdRequest(act, id, { waitsOn, note: 'We wait.' }), at('02T10:00'))
  await city.act(
    crew,
    (act) => closeRequest(act, closed.id, { resolution: 'completed', note: 'Done.' }),
    at('02T10:00'),
  )
  await hold(paused.id, 'weather')
  await hold(running.id, 'partner')

  expect(await run(at('04T16:00'))).toEqual([1, 1])
  expect(await rungsOf(city, running.number)).toEqual([80])
  expect((await findPublic(city, Number(running.number)))?.request.dueAt).toEqual(at('04T17:00'))

  await city.act(crew, (act) => resumeRequest(act, paused.id), at('05T09:00'))
  await city.act(crew, (act) => resumeRequest(act, running.id), at('05T09:00'))
  await run(at('05T09:05'))
  expect(await rungsOf(city, paused.number)).toEqual([])
  // The clock went on: the hold for a partner moved no date.
  expect((await findPublic(city, Number(running.number)))?.request.dueAt).toEqual(at('04T17:00'))
  await run(at('12T17:00'))
  expect(await rungsOf(city, paused.number)).toEqual([80, 100])
})

test('a request that comes back climbs no rung twice', async () => {
  const { city, crew, run } = await scene()
  const { id, number } = await city.request({}, RECEIVED)
  await run(at('04T17:30'))
  await city.act(
    crew,
    (act) => closeRequest(act, id, { resolution: 'completed', note: 'Done.' }),
    at('05T09:00'),
  )
  await city.act(PERSON, (act) => reopenRequest(act, id, { note: 'It is dark again.' }), at('10T09:00'))

  await run(at('10T09:05'))
  await run(at('11T17:00'))
  expect(await rungsOf(city, number)).toEqual([80, 100])
})

test('a letter asks for a reason and a new day, until they were told', async () => {
  const { city, crew, run } = await scene()
  const { id, number } = await city.request({}, RECEIVED)
  await city.act(crew, (act) => assignRequest(act, id, { staffId: crew.id }), RECEIVED)
  const words = async () =>
    (await city.db.selectFrom('message').select('text').orderBy('created_at', 'desc').execute())[0]?.text
  await run(at('04T12:00'))
  expect(await words()).toContain(`${number} Street light · due Thursday 4 June`)
  expect(await words()).toContain('tell the resident why, and a new day')

  await city.act(
    crew,
    (act) =>
      delayRequest(act, id, { until: '2026-06-10', reason: 'materials', note: 'A lamp is on its way.' }),
    at('04T13:00'),
  )
  await run(at('04T17:30'))
  expect(await words()).toContain('was due Thursday 4 June')
  expect(await words()).not.toContain('tell the resident why, and a new day')
})
