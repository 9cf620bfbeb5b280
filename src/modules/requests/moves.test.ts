import { expect, test } from 'vitest'
import { PERSON } from '../../kernel/actor.ts'
import { aCity } from '../../testing/city.ts'
import {
  acceptRequest,
  assignRequest,
  closeRequest,
  findForStaff,
  findPublic,
  holdRequest,
  planRequest,
  reopenRequest,
  resumeRequest,
  startRequest,
  withdrawRequest,
} from './index.ts'

const filled = { resolution: 'completed', note: 'Filled this morning.' } as const

test('what is not closed cannot be reopened: a second press takes nothing from the crew that has begun', async () => {
  const city = await aCity()
  const crew = await city.staff('department_staff', 'streets')
  const { id, number } = await city.request()
  const reopen = () => city.act(PERSON, (act) => reopenRequest(act, id, { note: 'Still there.' }))
  await city.act(crew, (act) => startRequest(act, id))

  await expect(reopen()).rejects.toMatchObject({ code: 'request_cannot_move' })
  expect((await findForStaff(city, crew, Number(number))).request.status).toBe('in_progress')
  await city.act(crew, (act) => holdRequest(act, id, { waitsOn: 'weather', note: 'Snow.' }))
  await expect(reopen()).rejects.toMatchObject({ code: 'request_cannot_move' })
})

test('a request that has ended is not taken on: neither done nor withdrawn', async () => {
  const city = await aCity()
  const crew = await city.staff('department_staff', 'streets')
  const withdrawn = await city.request()
  await city.act(PERSON, (act) => withdrawRequest(act, withdrawn.id, { note: 'Never mind.' }))
  const done = await city.request()
  await city.act(crew, (act) => closeRequest(act, done.id, filled))

  for (const { id } of [withdrawn, done])
    await expect(city.act(crew, (act) => acceptRequest(act, id))).rejects.toMatchObject({
      code: 'request_cannot_move',
    })
})

test('a day that no calendar has is refused in words', async () => {
  const city = await aCity()
  const crew = await city.staff('department_staff', 'streets')
  const { id } = await city.request()

  for (const on of ['2026-02-30', '2026-13-01', '0000-01-01', 'tomorrow'])
    await expect(city.act(crew, (act) => planRequest(act, id, { on }))).rejects.toMatchObject({
      code: 'not_a_date',
    })
})

test('nothing is planned for a day that is over on the city’s clocks, and nobody is told of one', async () => {
  const city = await aCity()
  const crew = await city.staff('department_staff', 'streets')
  const { id, number } = await city.request()
  // In New York it is still the evening of the third.
  const plan = (on: string) =>
    city.act(crew, (act) => planRequest(act, id, { on }), new Date('2027-03-04T03:00:00Z'))

  for (const on of ['0001-01-01', '2026-03-05', '2027-03-02'])
    await expect(plan(on)).rejects.toMatchObject({ code: 'day_is_over', facts: { field: 'on' } })
  await plan('2027-03-03')

  expect((await findPublic(city, Number(number)))?.request.plannedFor).toBe('2027-03-03')
})

test('whoever waited for the row of somebody later ends a hold that began after their own moment', async () => {
  const city = await aCity()
  const crew = await city.staff('department_staff', 'streets')
  const { id, number, dueAt } = await city.request({}, new Date('2026-11-16T15:00:00Z'))
  const hold = { waitsOn: 'weather', note: 'Snow.' } as const
  await city.act(crew, (act) => holdRequest(act, id, hold), new Date('2026-11-16T15:10:00.020Z'))

  await city.act(crew, (act) => resumeRequest(act, id), new Date('2026-11-16T15:10:00.010Z'))

  const { request } = await findForStaff(city, crew, Number(number))
  expect(request).toMatchObject({ status: 'open', pauses: [], dueAt })
})

test('work is given to people, not to words', async () => {
  const city = await aCity()
  const crew = await city.staff('department_staff', 'streets')
  const { id } = await city.request()
  await expect(
    city.act(crew, (act) => assignRequest(act, id, { staffId: 'nobody' as never })),
  ).rejects.toMatchObject({
    code: 'no_such_staff',
  })
})

test('work is given to people of the agency that answers for it', async () => {
  const city = await aCity()
  const crew = await city.staff('department_staff', 'streets')
  const others = [await city.staff('department_staff', 'water'), await city.staff('supervisor')]
  const { id } = await city.request()

  for (const other of others) {
    await expect(
      city.act(crew, (act) => assignRequest(act, id, { staffId: other.id })),
    ).rejects.toMatchObject({ kind: 'invalid', code: 'person_of_another_agency' })
  }
})
