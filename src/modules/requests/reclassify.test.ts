import { expect, test } from 'vitest'
import { PERSON } from '../../kernel/actor.ts'
import { aCity, type TestCity } from '../../testing/city.ts'
import { smallCity } from '../../testing/small-city.ts'
import { storePhoto } from '../media/index.ts'
import { drawing } from '../media/sample-photos.ts'
import {
  assignRequest,
  closeRequest,
  findForStaff,
  findPublic,
  foreseeReclassifying,
  holdRequest,
  mergeRequest,
  reclassifyRequest,
  type RequestId,
  resumeRequest,
  startRequest,
} from './index.ts'

const MONDAY = new Date('2026-11-16T15:00:00Z')
const hole = { serviceCode: '101', answers: { '11': 'large', '12': 'By the school', size: 'huge' } }

const to =
  (
    city: TestCity,
    id: RequestId,
    serviceCode: string,
    more: { keepTeam?: boolean; note?: string; seen?: number } = {},
  ) =>
  (act: Parameters<typeof reclassifyRequest>[1]) =>
    reclassifyRequest(city, act, id, { serviceCode, ...more })

test('a request under the wrong service goes to whom the sheet names, with the promise of the right one from when it came', async () => {
  const city = await aCity()
  const agent = await city.staff('agent')
  const { id, number, dueAt } = await city.request(hole, MONDAY)
  await city.act(agent, (act) => assignRequest(act, id, { staffId: null }))

  await city.act(agent, to(city, id, '103', { note: 'It is water.' }), new Date('2026-11-17T15:00:00Z'))

  const { request, activities } = await findForStaff(city, agent, Number(number))
  expect(request).toMatchObject({
    serviceCode: '103',
    agencyCode: 'water',
    teamCode: 'mains',
    status: 'open',
  })
  expect(request.promise?.startsAt).toBe(MONDAY.toISOString())
  expect(request.routing).toEqual({ rule: 'leaks', team: 'mains' })
  expect(activities.at(-1)?.facts).toMatchObject({
    fromService: '101',
    toService: '103',
    wasDue: dueAt?.toISOString(),
    promised: { target: 3 },
  })
  const seen = await findPublic(city, Number(number))
  expect(seen?.request.serviceCode).toBe('103')
  expect(seen?.activities.at(-1)).toMatchObject({ kind: 'reclassified', body: 'It is water.' })
  const wasDue = dueAt?.toISOString()
  expect(seen?.activities.at(-1)?.facts).toEqual({ fromService: '101', toService: '103', wasDue })
})

test('answers the other service does not ask are set aside, and are answers again when it comes back', async () => {
  const city = await aCity()
  const agent = await city.staff('agent')
  const { id, number } = await city.request(hole)
  await city.act(agent, to(city, id, '102'))

  const aside = (await findForStaff(city, agent, Number(number))).request
  expect(aside.answers).toEqual({})
  expect(Object.values(aside.extraAnswers).sort()).toEqual(['By the school', 'huge', 'large'])
  expect(JSON.stringify(await findPublic(city, Number(number)))).not.toContain('By the school')

  await city.act(agent, to(city, id, '101'))
  const back = (await findForStaff(city, agent, Number(number))).request
  expect(back.answers).toEqual({ '11': 'large', '12': 'By the school' })
  expect(back.extraAnswers).toEqual({ size: 'huge' })
})

test('compulsory answers that are missing do not stop staff, and are named', async () => {
  const city = await aCity()
  const agent = await city.staff('agent')
  const { id, number } = await city.request()
  await city.act(agent, to(city, id, '101'))
  const { activities } = await findForStaff(city, agent, Number(number))
  expect(activities.at(-1)?.facts).toMatchObject({ missing: ['11'] })
})

test('under a private service it becomes private, and changing back shows nothing to anybody', async () => {
  const city = await aCity()
  const boss = await city.staff('supervisor')
  const { id, number } = await city.request({ description: 'Loud music' })
  await city.act(boss, to(city, id, '104'))
  expect(await findPublic(city, Number(number))).toBeUndefined()
  expect((await findForStaff(city, boss, Number(number))).request).toMatchObject({
    promise: null,
    dueAt: null,
  })

  await city.act(boss, to(city, id, '102'))
  expect(await findPublic(city, Number(number))).toBeUndefined()
  expect((await findForStaff(city, boss, Number(number))).request.dueAt).not.toBeNull()
})

test('holds there were count for the new promise too, and a hold that goes on goes on', async () => {
  const city = await aCity()
  const boss = await city.staff('supervisor')
  const { id, number, dueAt } = await city.request({}, MONDAY)
  const at = (day: number) => new Date(`2026-11-${day}T15:00:00Z`)
  await city.act(boss, (act) => holdRequest(act, id, { waitsOn: 'weather', note: 'Snow.' }), at(17))
  await city.act(boss, (act) => resumeRequest(act, id), at(18))
  await city.act(boss, (act) => holdRequest(act, id, { waitsOn: 'weather', note: 'Snow.' }), at(18))

  await city.act(boss, to(city, id, '103', { keepTeam: true }), at(19))

  const { request } = await findForStaff(city, boss, Number(number))
  expect(request).toMatchObject({ status: 'on_hold', teamCode: 'lights', serviceCode: '103' })
  expect(request.pauses).toHaveLength(1)
  expect(request.dueAt!.getTime()).toBeGreaterThan(dueAt!.getTime())
})

test('what repeats it goes along with a line of its own; by itself it cannot', async () => {
  const city = await aCity()
  const boss = await city.staff('supervisor')
  const parent = await city.request()
  const other = await city.request()
  await city.act(boss, (act) => mergeRequest(act, other.id, { into: Number(parent.number), reason: 'Same.' }))
  await expect(city.act(boss, to(city, other.id, '103'))).rejects.toMatchObject({ code: 'repeats_another' })
  expect(await foreseeReclassifying(city, parent.id, '103')).toMatchObject({ along: 1 })

  await city.act(boss, to(city, parent.id, '103'))

  const { request, activities } = await findForStaff(city, boss, Number(other.number))
  expect(request).toMatchObject({ serviceCode: '103', teamCode: 'mains', parentNumber: parent.number })
  expect(activities.at(-1)).toMatchObject({ kind: 'reclassified', facts: { carried: true } })
})

test('what repeats it has the route of what it repeats, whatever the sheet says of it alone', async () => {
  const phoned = { code: 'phoned-leaks', serviceCode: '103', channel: 'phone', teamCode: 'triage' } as const
  const city = await aCity({ ...smallCity, routing: [phoned, ...smallCity.routing] })
  const boss = await city.staff('supervisor')
  const parent = await city.request()
  const other = await city.request({ channel: 'phone' })
  await city.act(boss, (act) => mergeRequest(act, other.id, { into: Number(parent.number), reason: 'Same.' }))

  await city.act(boss, to(city, parent.id, '103'))

  const { request } = await findForStaff(city, boss, Number(other.number))
  expect(request).toMatchObject({ teamCode: 'mains', routing: { rule: 'leaks', team: 'mains' } })
})

test('what repeats it and has ended stays under what it ended under, but becomes private with it, photos and all', async () => {
  const city = await aCity()
  const boss = await city.staff('supervisor')
  const { id: photo } = await storePhoto(city.db, city.photos, await drawing().jpeg().toBuffer())
  const parent = await city.request()
  const other = await city.request({ description: 'Their music', photos: [photo] })
  await city.act(boss, (act) => mergeRequest(act, other.id, { into: Number(parent.number), reason: 'Same.' }))
  await city.act(boss, (act) => closeRequest(act, other.id, { resolution: 'completed', note: 'Done.' }))
  const before = await findForStaff(city, boss, Number(other.number))
  expect((await findPublic(city, Number(other.number)))?.request.photoId).not.toBeNull()
  expect(await foreseeReclassifying(city, parent.id, '103')).toMatchObject({ along: 0 })

  await city.act(boss, to(city, parent.id, '103'))
  expect(await findPublic(city, Number(other.number))).toBeDefined()
  await city.act(boss, to(city, parent.id, '104'))

  expect(await findPublic(city, Number(other.number))).toBeUndefined()
  const { request, activities } = await findForStaff(city, boss, Number(other.number))
  const { serviceCode, status, version, promise } = before.request
  expect(request).toMatchObject({ serviceCode, status, promise, visibility: 'private', version: version + 1 })
  expect(activities.slice(before.activities.length)).toMatchObject([
    { kind: 'note', public: false, facts: { moderated: 'made_private', of: Number(parent.number) } },
  ])
  const photos = await city.db.selectFrom('photo').select('public').execute()
  expect(photos).toEqual([{ public: false }])
})

test('who may not, what is closed, gone, the same or newer by now is refused in words', async () => {
  const city = await aCity()
  const boss = await city.staff('supervisor')
  const crew = await city.staff('department_staff', 'streets')
  const officer = await city.staff('customer_service_officer', 'water')
  const { id } = await city.request()
  const code = (code: string) => ({ code })
  await expect(city.act(crew, to(city, id, '103'))).rejects.toMatchObject(code('forbidden'))
  await expect(city.act(officer, to(city, id, '103'))).rejects.toMatchObject(code('forbidden'))
  await expect(city.act(PERSON, to(city, id, '103'))).rejects.toMatchObject(code('forbidden'))
  await expect(city.act(boss, to(city, id, '102'))).rejects.toMatchObject(code('same_service'))
  await expect(city.act(boss, to(city, id, '199'))).rejects.toMatchObject(code('service_retired'))
  await expect(city.act(boss, to(city, id, 'nothing'))).rejects.toMatchObject(code('no_such_service'))
  await city.act(boss, (act) => startRequest(act, id))
  await expect(city.act(boss, to(city, id, '103', { seen: 1 }))).rejects.toMatchObject(
    code('request_changed'),
  )
  await city.act(boss, (act) => closeRequest(act, id, { resolution: 'completed', note: 'Done.' }))
  await expect(city.act(boss, to(city, id, '103'))).rejects.toMatchObject(code('request_cannot_move'))
})
