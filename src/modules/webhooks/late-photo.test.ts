/** A photo of a partner's update that could be had only later. */
import { expect, test } from 'vitest'
import { aPartnerServer } from '../../testing/partner-server.ts'
import { aWebhook } from '../../testing/a-webhook.ts'
import { actorOfKey, hashKey } from '../identity/index.ts'
import { storePhoto } from '../media/index.ts'
import { drawing } from '../media/sample-photos.ts'
import {
  addPartnerPhoto,
  addPartnerUpdate,
  findForStaff,
  findPublic,
  linesSince,
  setWording,
} from '../requests/index.ts'

/** A request with an update of a partner, and what everybody's webhook hears once its photo is here. */
async function anUpdateWithoutItsPhoto() {
  const server = await aPartnerServer(() => ({ body: {} }))
  const { city, settles } = await aWebhook(server.url, {
    scope: 'public',
    events: ['request.update', 'request.shown'],
  })
  const key = await city.db
    .insertInto('api_key')
    .values({
      ...{ label: 'Street works', key_hash: hashKey('K'), agency_code: 'streets', partner: 'Street works' },
      ...{ scopes: [], demo: false, revoked_at: null },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const partner = await actorOfKey(city.db, key.id)
  const made = await city.request()
  const number = Number(made.number)
  const said = { number, updateId: 'U-1', status: 'OPEN' }
  const { id: line } = await city.act(
    partner,
    (act) => addPartnerUpdate(act, { ...said, body: 'New lamp.' }),
    new Date(Date.now() - 3_600_000),
  )
  const { id: photo } = await storePhoto(city.db, city.photos, await drawing().jpeg().toBuffer())
  await settles()
  const told = server.calls.length
  const arrives = async () => {
    await city.act(partner, (act) => addPartnerPhoto(act, { ...said, photo }))
    await settles()
    return server.calls.slice(told).map(({ body }) => JSON.parse(body) as unknown)
  }
  const boss = await city.staff('supervisor')
  const stands = async () => (await findForStaff(city, boss, number)).request
  return { city, boss, id: made.id, number, line, stands, arrives }
}

test('whoever copies requests and whoever listens learn of it; a crew’s deed still goes together with it', async () => {
  const { city, boss, id, number, line, stands, arrives } = await anUpdateWithoutItsPhoto()
  const before = await stands()

  const told = await arrives()

  expect(told).toMatchObject([
    {
      type: 'request.shown',
      data: { activity: { id: String(line), body: 'New lamp.', photo_urls: [expect.any(String)] } },
    },
  ])
  const after = await stands()
  expect(after.updatedAt.getTime()).toBeGreaterThan(before.updatedAt.getTime())
  const lines = await city.act(boss, (act) => linesSince(act, id, line))
  // Else a shift without a network would take it for something it does not understand.
  expect(after.version - before.version).toBe(1)
  expect(lines.map(({ kind }) => kind)).toEqual(['update'])
  // The photo stands with its words, and nowhere else.
  const thread = await findPublic(city, number)
  const theirs = thread?.activities.filter(({ by }) => by === 'partner')
  expect(theirs?.map(({ body, photoIds }) => [body, photoIds.length])).toEqual([['New lamp.', 1]])
})

test('of a line that a moderator hid the photo is nobody’s news', async () => {
  const { city, boss, id, line, stands, arrives } = await anUpdateWithoutItsPhoto()
  const hides = { shown: false, wording: null, reason: 'Names somebody.' }
  await city.act(boss, (act) => setWording(act, id, { line }, hides))
  const { version } = await stands()

  expect(await arrives()).toEqual([])

  const after = await stands()
  expect([after.version, after.photoCount]).toEqual([version + 1, 1])
})
