import { expect, test } from 'vitest'
import { PERSON } from '../../kernel/actor.ts'
import { aCity } from '../../testing/city.ts'
import {
  acceptRequest,
  addAsReporter,
  addNote,
  askReporter,
  assignRequest,
  closeRequest,
  findForStaff,
  findPublic,
  handOver,
  holdRequest,
  listQueue,
  opensRequest,
  reopenRequest,
  resumeRequest,
  startRequest,
  withdrawRequest,
} from './index.ts'

const filled = { resolution: 'completed', note: 'Filled this morning.' } as const

test('a request goes its way: taken on, begun, closed with words everybody can read', async () => {
  const city = await aCity()
  const crew = await city.staff('department_staff', 'streets')
  const { id, number } = await city.request()

  await city.act(crew, (act) => acceptRequest(act, id))
  await city.act(crew, (act) => startRequest(act, id))
  await city.act(crew, (act) => closeRequest(act, id, filled))

  const thread = await findPublic(city, Number(number))
  expect(thread?.request).toMatchObject({
    publicStatus: 'done',
    resolution: 'completed',
    lastNote: 'Filled this morning.',
  })
  expect(thread?.activities.map(({ kind }) => kind)).toEqual(['submitted', 'accepted', 'started', 'closed'])
  expect(JSON.stringify(thread)).not.toContain(crew.label)
})

test('a crew of another agency may neither take a request nor close it', async () => {
  const city = await aCity()
  const stranger = await city.staff('department_staff', 'water')
  const { id } = await city.request()

  await expect(city.act(stranger, (act) => acceptRequest(act, id))).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(city.act(stranger, (act) => closeRequest(act, id, filled))).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test('two people decide at once: the second is told, and the first one’s work stands', async () => {
  const city = await aCity()
  const crew = await city.staff('department_staff', 'streets')
  const { id, number } = await city.request()
  const { request } = await findForStaff(city, crew, Number(number))

  const both = await Promise.allSettled([
    city.act(crew, (act) => closeRequest(act, id, { ...filled, seen: request.version })),
    city.act(crew, (act) =>
      closeRequest(act, id, {
        resolution: 'no_action_needed',
        note: 'Nothing there.',
        seen: request.version,
      }),
    ),
  ])

  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'request_changed' },
  })
})

test('a closed request cannot be closed again, and never without words', async () => {
  const city = await aCity()
  const crew = await city.staff('department_staff', 'streets')
  const { id } = await city.request()

  await expect(
    city.act(crew, (act) => closeRequest(act, id, { ...filled, note: ' ' })),
  ).rejects.toMatchObject({
    code: 'closing_needs_words',
  })
  await city.act(crew, (act) => closeRequest(act, id, filled))
  await expect(city.act(crew, (act) => closeRequest(act, id, filled))).rejects.toMatchObject({
    code: 'request_cannot_move',
  })
})

test('the clock stands while the city waits for the reporter, and runs on with their answer', async () => {
  const city = await aCity()
  const crew = await city.staff('department_staff', 'streets')
  const { id, number, dueAt } = await city.request({}, new Date('2026-11-16T15:00:00Z'))

  await city.act(
    crew,
    (act) => askReporter(act, id, { question: 'Which side?' }),
    new Date('2026-11-17T14:00:00Z'),
  )
  await city.act(
    PERSON,
    (act) => addAsReporter(act, id, { body: 'The north one.', public: false, answers: 'newest' }),
    new Date('2026-11-19T15:00:00Z'),
  )

  const { request, activities } = await findForStaff(city, crew, Number(number))
  expect(request.status).toBe('open')
  expect(dueAt?.toISOString()).toBe('2026-11-19T22:00:00.000Z')
  expect(request.dueAt?.getTime()).toBeGreaterThan(new Date('2026-11-20T22:00:00Z').getTime())
  expect(activities.map(({ kind }) => kind)).toEqual(['submitted', 'question', 'answer', 'resumed'])
})

test('handing over moves the request and keeps the promise', async () => {
  const city = await aCity()
  const crew = await city.staff('department_staff', 'streets')
  const { id, number, dueAt } = await city.request()
  await city.act(crew, (act) => assignRequest(act, id, { staffId: crew.id }))

  await city.act(crew, (act) => handOver(act, id, { teamCode: 'mains', note: 'A broken main.' }))

  const { request } = await findForStaff(city, crew, Number(number))
  expect(request).toMatchObject({
    agencyCode: 'water',
    teamCode: 'mains',
    assigneeId: null,
    status: 'open',
    dueAt,
  })
  const thread = await findPublic(city, Number(number))
  expect(thread?.activities.map(({ kind }) => kind)).toEqual(['submitted'])
})

test('"it is not fixed" reopens under the old number; withdrawing ends it as withdrawn', async () => {
  const city = await aCity()
  const crew = await city.staff('department_staff', 'streets')
  const { id, number, key } = await city.request()
  await city.act(crew, (act) => closeRequest(act, id, filled))

  expect(opensRequest(city.secret, Number(number), key)).toBe(true)
  expect(opensRequest(city.secret, Number(number) + 1, key)).toBe(false)
  await city.act(PERSON, (act) => reopenRequest(act, id, { note: 'Still there.' }))
  expect((await findPublic(city, Number(number)))?.request.publicStatus).toBe('received')
  await city.act(PERSON, (act) => withdrawRequest(act, id, { note: 'Never mind.' }))
  expect((await findPublic(city, Number(number)))?.request).toMatchObject({
    publicStatus: 'ended',
    resolution: 'withdrawn',
  })
})

test('internal words stay at the desk; a private request is nobody else’s', async () => {
  const city = await aCity()
  const agent = await city.staff('agent')
  const { id, number } = await city.request()
  await city.act(agent, (act) => addNote(act, id, { body: 'Caller was rude.', public: false }))
  const noise = await city.request({ serviceCode: '104' })

  expect(JSON.stringify(await findPublic(city, Number(number)))).not.toContain('rude')
  expect(await findPublic(city, Number(noise.number))).toBeUndefined()
  expect((await findPublic(city, Number(noise.number), true))?.request.number).toBe(noise.number)
  const outsider = await city.staff('department_staff', 'water')
  await expect(findForStaff(city, outsider, Number(noise.number))).rejects.toMatchObject({
    code: 'request_not_found',
  })
})

test('a queue lists what is unfinished, the soonest due first, page by page without a gap', async () => {
  const city = await aCity()
  const crew = await city.staff('department_staff', 'streets')
  const day = (date: number) => new Date(Date.UTC(2026, 10, date, 15))
  const numbers: string[] = []
  for (const date of [18, 16, 17, 19, 20]) numbers.push((await city.request({}, day(date))).number)
  const done = await city.request({}, day(16))
  await city.act(crew, (act) => closeRequest(act, done.id, filled))
  const filter = { status: 'unfinished', teamCode: 'lights', privateOf: 'everywhere' } as const

  const first = await listQueue(city, filter, 3)
  const second = await listQueue(city, filter, 3, first.next)

  expect([...first.rows, ...second.rows].map(({ number }) => number)).toEqual(
    [1, 2, 0, 3, 4].map((at) => numbers[at]),
  )
  expect(second.next).toBeUndefined()
})

test('a hold names whom it waits for and ends with resume', async () => {
  const city = await aCity()
  const crew = await city.staff('department_staff', 'streets')
  const { id, number } = await city.request()

  await city.act(crew, (act) => holdRequest(act, id, { waitsOn: 'weather', note: 'Too cold for asphalt.' }))
  expect((await findPublic(city, Number(number)))?.request).toMatchObject({
    publicStatus: 'waiting',
    waitsOn: 'weather',
  })
  await city.act(crew, (act) => resumeRequest(act, id))

  const { request } = await findForStaff(city, crew, Number(number))
  expect(request).toMatchObject({ status: 'open', waitsOn: null })
  expect(request.pauses).toHaveLength(1)
})
