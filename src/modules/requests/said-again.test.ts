import { expect, test } from 'vitest'
import { PERSON } from '../../kernel/actor.ts'
import { aCity } from '../../testing/city.ts'
import { storePhoto } from '../media/index.ts'
import { drawing } from '../media/sample-photos.ts'
import {
  addAsReporter,
  askReporter,
  closeRequest,
  findPublic,
  reopenRequest,
  withdrawRequest,
} from './index.ts'

const MINUTE = 60_000 // milliseconds
const START = new Date('2026-03-02T15:00:00Z')
const after = (minutes: number) => new Date(START.getTime() + minutes * MINUTE)

/** A request whose reporter says things, and what its history holds of one kind. */
async function aThread() {
  const city = await aCity()
  const staff = await city.staff('supervisor')
  const { id, number } = await city.request({}, START)
  const lines = async (kind: string) =>
    (await findPublic(city, Number(number), true))!.activities.filter((line) => line.kind === kind)
  return { city, staff, id, lines }
}

test('who presses twice has said it once, answered a question by it, and is not told that they came too late', async () => {
  const { city, staff, id, lines } = await aThread()
  await city.act(staff, (act) => askReporter(act, id, { question: 'Which lamp?' }), after(1))
  const [asked] = await lines('question')
  const say = () =>
    city.act(
      PERSON,
      (act) => addAsReporter(act, id, { body: 'The third. ', public: true, answers: asked!.id }),
      after(2),
    )

  const heard = await Promise.all([say(), say(), say()])

  expect(await lines('answer')).toHaveLength(1)
  expect(heard).toEqual(heard.map(() => ({ late: false, stillAsked: undefined })))
})

test('the same words later, with other pictures, or to another question are said anew', async () => {
  const { city, staff, id, lines } = await aThread()
  const say = (minutes: number, more: { answers?: number } = {}) =>
    city.act(PERSON, (act) => addAsReporter(act, id, { body: 'Yes.', public: true, ...more }), after(minutes))

  await say(1)
  await say(12)
  const photo = await storePhoto(city.db, city.photos, await drawing().jpeg().toBuffer())
  await city.act(
    PERSON,
    (act) => addAsReporter(act, id, { body: 'Yes.', public: true, photos: [photo.id] }),
    after(13),
  )
  await city.act(staff, (act) => askReporter(act, id, { question: 'On Monday?' }), after(14))
  await say(15, { answers: (await lines('question'))[0]!.id })

  expect(await lines('answer')).toHaveLength(4)
})

test('“it is not fixed” and “I no longer need it” pressed twice are no fault of who presses', async () => {
  const { city, staff, id, lines } = await aThread()
  await city.act(staff, (act) => closeRequest(act, id, { resolution: 'completed', note: 'Done.' }), after(1))
  const reopen = (note: string) => city.act(PERSON, (act) => reopenRequest(act, id, { note }), after(2))
  const withdraw = (note: string) => city.act(PERSON, (act) => withdrawRequest(act, id, { note }), after(3))

  await Promise.all([reopen('Still dark.'), reopen('Still dark.')])
  await expect(reopen('And cold.')).rejects.toMatchObject({ code: 'request_cannot_move' })
  await Promise.all([withdraw(''), withdraw('')])
  await expect(withdraw('Never mind.')).rejects.toMatchObject({ code: 'request_cannot_move' })

  expect([await lines('reopened'), await lines('withdrawn')]).toMatchObject([
    [{ body: 'Still dark.' }],
    [{ body: '' }],
  ])
})
