import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { aCity } from '../../testing/city.ts'
import { mayPromiseAnew } from './delay.ts'
import {
  closeRequest,
  delayRequest,
  findForStaff,
  findPublic,
  holdRequest,
  reopenRequest,
  resumeRequest,
} from './index.ts'

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10))

const snow = { until: '2026-12-14', reason: 'weather', note: 'The crew clears snow first.' } as const

/** A Wednesday noon in New York; three working days later is after the weekend. */
const ASKED = new Date('2026-11-25T17:00:00Z')
const LATER = new Date('2026-11-27T17:00:00Z')

test('a new day is never sooner than the promise, and never past', () => {
  fc.assert(
    fc.property(day, day, day, (until, promised, today) => {
      const may = mayPromiseAnew(until, promised, today)

      expect(may).toBe(Date.parse(until) > Date.parse(promised) && Date.parse(until) >= Date.parse(today))
    }),
  )
})

test('a delay stands beside the promise: the promise and who may be measured by it stay', async () => {
  const city = await aCity()
  const crew = await city.staff('department_staff', 'streets')
  const { id, number } = await city.request({}, ASKED)
  const before = await findPublic(city, Number(number))

  await city.act(crew, (act) => delayRequest(act, id, snow), LATER)

  const after = await findPublic(city, Number(number))
  expect(after?.request).toMatchObject({
    delay: { until: '2026-12-14', reason: 'weather' },
    dueAt: before?.request.dueAt,
    promise: before?.request.promise,
    lastNote: snow.note,
  })
  expect(after?.activities.at(-1)).toMatchObject({
    kind: 'delayed',
    body: snow.note,
    facts: { delayedUntil: '2026-12-14', delayReason: 'weather' },
  })
})

test.each([
  ['no words', { ...snow, note: ' ' }, 'words_needed'],
  ['no date', { ...snow, until: '2026-02-30' }, 'not_a_date'],
  ['a day that is past', { ...snow, until: '2026-11-26' }, 'new_date_too_early'],
  ['a day before the promise', { ...snow, until: '2026-11-28' }, 'new_date_too_early'],
])('%s: no delay', async (_, delay, code) => {
  const city = await aCity()
  const crew = await city.staff('department_staff', 'streets')
  const { id, number } = await city.request({}, ASKED)

  await expect(city.act(crew, (act) => delayRequest(act, id, delay), LATER)).rejects.toMatchObject({ code })

  expect((await findPublic(city, Number(number)))?.request.delay).toBeNull()
})

test('who does not answer for a request tells no new day, and a closed one has none', async () => {
  const city = await aCity()
  const crew = await city.staff('department_staff', 'streets')
  const stranger = await city.staff('department_staff', 'water')
  const { id } = await city.request({}, ASKED)
  const delay = (by: typeof crew) => city.act(by, (act) => delayRequest(act, id, snow), LATER)

  await expect(delay(stranger)).rejects.toMatchObject({ code: 'forbidden' })
  await city.act(crew, (act) => closeRequest(act, id, { resolution: 'completed', note: 'Done.' }), LATER)
  await expect(delay(crew)).rejects.toMatchObject({ code: 'request_cannot_move' })
})

test('a hold moves the promise and leaves the delay; opened again, the old reason is gone', async () => {
  const city = await aCity()
  const boss = await city.staff('supervisor')
  const { id, number } = await city.request({}, ASKED)
  const at = (hour: number) => new Date(LATER.getTime() + hour * 3_600_000)
  await city.act(boss, (act) => delayRequest(act, id, snow), at(0))
  await city.act(boss, (act) => holdRequest(act, id, { waitsOn: 'materials', note: 'A lamp.' }), at(1))
  await city.act(boss, (act) => resumeRequest(act, id), at(100))
  const held = await findForStaff(city, boss, Number(number))

  await city.act(boss, (act) => closeRequest(act, id, { resolution: 'completed', note: 'Done.' }), at(101))
  await city.act(boss, (act) => reopenRequest(act, id, { note: 'Still dark.' }), at(102))

  expect(held.request.delay).toEqual({ until: '2026-12-14', reason: 'weather' })
  expect((await findForStaff(city, boss, Number(number))).request.delay).toBeNull()
})
