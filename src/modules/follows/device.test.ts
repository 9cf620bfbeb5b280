import { expect, test } from 'vitest'
import { PERSON } from '../../kernel/actor.ts'
import { aPushingCity } from '../../testing/a-pushing-city.ts'
import { noteOwnReport, ownDevices } from '../notifications/index.ts'
import { acceptRequest, addAsReporter, addNote, closeRequest } from '../requests/index.ts'
import {
  changeFrequency,
  confirmDevice,
  deviceStateOf,
  endFollow,
  moveDevice,
  sweepFollows,
} from './index.ts'

/** Reported before anybody follows it. */
const before = () => new Date(Date.now() - 2 * 3_600_000)
const HERE = { lat: '40', lon: '-75.501' }

test('a device is told in its language, once, with a link that opens the request and one that stops', async () => {
  const { city, browser, follow, settle } = await aPushingCity()
  const request = await city.request({}, before())
  const phone = browser()
  await follow(phone, { request: request.number }, 'es')
  const crew = await city.staff('department_staff', 'streets')

  await city.act(crew, (act) => addNote(act, request.id, { public: false, body: 'He drinks.' }))
  await city.act(crew, (act) => addNote(act, request.id, { public: true, body: 'The lamp is on its way.' }))
  await settle()
  await settle()

  const [hello, ...news] = phone.pushes
  expect(hello!.push.body).toContain(`la solicitud ${request.number}`)
  expect(news).toHaveLength(1)
  const { push, headers, by } = news[0]!
  expect(push).toMatchObject({ language: 'es', dir: 'ltr', body: 'The lamp is on its way.' })
  expect(push.open.url).toBe(`https://311.city.example/es/requests/${request.number}`)
  expect(push.stop.url).toMatch(/\/es\/following\/stop\?key=[\w-]+\.[\w-]+\.[\w-]{22}$/)
  expect(push.proof).toBeUndefined()
  expect(headers).toMatchObject({ ttl: '86400', urgency: 'normal', 'content-encoding': 'aes128gcm' })
  expect(headers.topic).toMatch(/^[\w-]{32}$/)
  expect(by.exp - Date.now() / 1000).toBeLessThan(86_400)
})

test('nothing is sent but a question before the device has answered it', async () => {
  const { city, browser, ask, settle, what } = await aPushingCity()
  const request = await city.request({}, before())
  const phone = browser()
  const crew = await city.staff('department_staff', 'streets')
  const state = async () =>
    (await deviceStateOf(city.db, phone.device, what({ request: request.number }))).state

  expect(await ask(phone, { request: request.number })).toBe('asked')
  await city.act(crew, (act) => acceptRequest(act, request.id))
  await settle()

  expect(phone.pushes.map(({ push }) => push.tag)).toEqual(['hello'])
  expect(await state()).toBe('asked')
  const { endpoint } = phone.device
  const wrong = { endpoint, key: 'A'.repeat(22) }
  const prove = (proof: { endpoint: string; key: string }) =>
    city.act(PERSON, (act) => confirmDevice(act, city, proof))
  await expect(prove(wrong)).rejects.toMatchObject({ code: 'link_too_old' })
  await prove({ endpoint, key: phone.pushes[0]!.push.proof! })
  expect(await state()).toBe('following')
  // What it asks for now needs no second answer.
  expect(await ask(phone, { words: 'lamp' })).toBe('following')
  await settle()
  expect(phone.pushes).toHaveLength(1)
})

test('a new report is told to who follows the place, but not to the device it came from', async () => {
  const { city, browser, follow, settle } = await aPushingCity()
  const [mine, other] = [browser(), browser()]
  for (const phone of [mine, other]) await follow(phone, { ...HERE, metres: '500' })

  const request = await city.request()
  await city.act(PERSON, ({ tx }) => noteOwnReport(tx, request.id, mine.device.endpoint))
  await settle()

  expect(other.pushes).toHaveLength(2)
  expect(mine.pushes).toHaveLength(1)
  await follow(mine, { request: request.number })
  await follow(other, { request: request.number })
  await city.act(PERSON, (act) =>
    addAsReporter(act, request.id, { body: 'Still dark.', public: true, photos: [] }),
  )
  const crew = await city.staff('department_staff', 'streets')
  await city.act(crew, (act) => closeRequest(act, request.id, { resolution: 'completed', note: 'Done.' }))
  await settle()
  const told = (pushes: typeof mine.pushes) => pushes.map(({ push }) => push.body)
  expect(told(mine.pushes).slice(1)).toEqual(['Done.'])
})

test('a device that moved, or does not exist any more, is forgotten with all it follows', async () => {
  const { city, browser, follow, settle, service, messages } = await aPushingCity()
  const request = await city.request({}, before())
  const phone = browser()
  await follow(phone, { request: request.number })
  const crew = await city.staff('department_staff', 'streets')

  service.answer = { status: 410 }
  await city.act(crew, (act) => acceptRequest(act, request.id))
  await settle()

  expect((await messages()).at(-1)).toMatchObject({ state: 'failed', error: '410 said the push service' })
  for (const table of ['push_device', 'follower', 'subscription', 'news'])
    expect((await city.pool.query(`select from ${table}`)).rowCount).toBe(0)
})

test('a service that is busy is left alone as long as it asks, and then told', async () => {
  const { city, browser, follow, settle, service, messages } = await aPushingCity()
  const request = await city.request({}, before())
  const phone = browser()
  await follow(phone, { request: request.number })
  const crew = await city.staff('department_staff', 'streets')

  service.answer = { status: 429, headers: { 'retry-after': '600' } }
  await city.act(crew, (act) => acceptRequest(act, request.id))
  await settle()
  const { rows } = await city.pool.query<{ wait: number }>(
    "select extract(epoch from next_attempt_at - now())::int as wait from message where template = 'follow_news'",
  )
  expect(rows[0]!.wait).toBeGreaterThan(590)
  expect((await city.pool.query('select from push_rest where until > now()')).rowCount).toBe(1)
  service.answer = undefined
  await settle()

  expect((await messages()).at(-1)).toMatchObject({ state: 'sent', error: null })
  expect(phone.pushes).toHaveLength(2)
})

test('the push service gives a browser another address, and what it follows goes with it', async () => {
  const { city, browser, follow, settle, what } = await aPushingCity()
  const [old, after, thief] = [browser(), browser(), browser()]
  await follow(old, { words: 'lamp' })
  const own = await city.request()
  await city.act(PERSON, ({ tx }) => noteOwnReport(tx, own.id, old.device.endpoint))
  const move = (from: { endpoint: string; auth: string }, to: typeof after) =>
    city.act(PERSON, (act) => moveDevice(act, from, to.device))

  await move({ endpoint: old.device.endpoint, auth: thief.device.auth }, thief)
  expect((await deviceStateOf(city.db, old.device, what({ words: 'lamp' }))).state).toBe('following')
  await move(old.device, after)
  await settle()
  const { endpoint } = after.device
  const key = after.pushes[0]!.push.proof!
  await city.act(PERSON, (act) => confirmDevice(act, city, { endpoint, key }))

  expect(await ownDevices(city.db, [own.id])).toEqual(new Map([[own.id, [endpoint]]]))
  expect((await deviceStateOf(city.db, after.device, what({ words: 'lamp' }))).state).toBe('following')
  expect((await deviceStateOf(city.db, old.device, what({ words: 'lamp' }))).state).toBe('none')
})

test('nobody speaks for a device but itself', async () => {
  const { city, browser, follow, ask, what } = await aPushingCity()
  const phone = browser()
  await follow(phone, { words: 'lamp' })
  const guessed = { ...phone.device, auth: browser().device.auth }

  const stranger = { ...phone, device: guessed }
  await expect(ask(stranger, { words: 'tree' })).rejects.toMatchObject({ code: 'not_this_device' })
  expect(await deviceStateOf(city.db, guessed, what({ words: 'lamp' }))).toEqual({ state: 'none' })
})

test('a device is told at once or not at all, and what it stops it hears no more', async () => {
  const { city, browser, follow, settle, what } = await aPushingCity()
  const request = await city.request({}, before())
  const phone = browser()
  await follow(phone, { request: request.number })
  const { followerId, id } = await deviceStateOf(city.db, phone.device, what({ request: request.number }))

  const daily = () => city.act(PERSON, (act) => changeFrequency(act, followerId!, id!, 'daily'))
  await expect(daily()).rejects.toMatchObject({ code: 'link_too_old' })
  await city.act(PERSON, (act) => endFollow(act, followerId!, id!))
  const crew = await city.staff('department_staff', 'streets')
  await city.act(crew, (act) => acceptRequest(act, request.id))
  await settle()
  expect(phone.pushes).toHaveLength(1)
  await sweepFollows(city, new Date(Date.now() + 2 * 86_400_000))
  expect((await city.pool.query('select from push_device')).rowCount).toBe(0)
})
