/** A request ends with what was asked for, and for thirty days it can come back. */
import { expect, test } from 'vitest'
import { PERSON } from '../../kernel/actor.ts'
import { aCity } from '../../testing/city.ts'
import { smallCity } from '../../testing/small-city.ts'
import { drawing } from '../media/sample-photos.ts'
import { type PhotoId, storePhoto } from '../media/index.ts'
import {
  addAsReporter,
  assignRequest,
  closeRequest,
  findForStaff,
  reopenRequest,
  takesWords,
} from './index.ts'

const DAY = 86_400_000
const later = (days: number) => new Date(Date.now() + days * DAY)
const filled = { resolution: 'completed', note: 'Filled.' } as const

test('what is not fixed comes back to the same owner, and the time it was closed does not count', async () => {
  const city = await aCity()
  const boss = await city.staff('supervisor')
  const mate = await city.staff('department_staff', 'streets')
  const { id, number } = await city.request()
  await city.act(boss, (act) => assignRequest(act, id, { staffId: mate.id }))
  const { dueAt, teamCode } = (await findForStaff(city, boss, Number(number))).request
  await city.act(boss, (act) => closeRequest(act, id, filled), later(1))

  await city.act(PERSON, (act) => reopenRequest(act, id, { note: 'Still there.' }), later(30.9))

  const { request } = await findForStaff(city, boss, Number(number))
  expect(request).toMatchObject({ status: 'open', teamCode, assigneeId: mate.id })
  expect(request.pauses).toHaveLength(1)
  expect(request.dueAt!.getTime() - dueAt!.getTime()).toBeGreaterThan(25 * DAY)
})

test('after thirty days its reporter can neither reopen it nor add to it; staff can', async () => {
  const city = await aCity()
  const boss = await city.staff('supervisor')
  const { id } = await city.request()
  await city.act(boss, (act) => closeRequest(act, id, filled))

  const words = { body: 'Still there.', public: true }
  for (const deed of [
    () => city.act(PERSON, (act) => reopenRequest(act, id, { note: 'Still there.' }), later(30.1)),
    () => city.act(PERSON, (act) => addAsReporter(act, id, words), later(30.1)),
  ]) {
    await expect(deed()).rejects.toMatchObject({ code: 'closed_too_long', kind: 'conflict' })
  }
  await city.act(PERSON, (act) => addAsReporter(act, id, words), later(29.9))
  await city.act(boss, (act) => reopenRequest(act, id, { note: 'They called.' }), later(200))
})

test('the limit is thirty days to the millisecond, and what is open has none', () => {
  const closed = new Date('2026-11-01T12:00:00Z')
  const at = (ms: number) => new Date(closed.getTime() + 30 * DAY + ms)

  expect(takesWords(closed, at(0))).toBe(true)
  expect(takesWords(closed, at(1))).toBe(false)
  expect(takesWords(null, at(1))).toBe(true)
})

test('where a service asks for a photo of the work, staff cannot say that it is done without one', async () => {
  const services = smallCity.services.map((one) =>
    one.code === '102' ? { ...one, proofPhoto: true as const } : one,
  )
  const city = await aCity({ ...smallCity, services })
  const boss = await city.staff('supervisor')
  const partner = { ...boss, kind: 'partner' as const }
  const [one, two, three] = [await city.request(), await city.request(), await city.request()]
  const photo = await storePhoto(city.db, city.photos, await drawing().jpeg().toBuffer())
  const photos: PhotoId[] = [photo.id]

  await expect(city.act(boss, (act) => closeRequest(act, one.id, filled))).rejects.toMatchObject({
    code: 'proof_photo_needed',
    kind: 'invalid',
  })
  await city.act(boss, (act) => closeRequest(act, one.id, { ...filled, photos }))
  const nothing = { resolution: 'no_action_needed', note: 'There was no lamp.' } as const
  await city.act(boss, (act) => closeRequest(act, two.id, nothing))
  await city.act(partner, (act) => closeRequest(act, three.id, filled))
})
