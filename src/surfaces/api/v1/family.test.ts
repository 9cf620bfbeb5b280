import { expect, test } from 'vitest'
import { drawing } from '../../../modules/media/sample-photos.ts'
import { storePhoto } from '../../../modules/media/index.ts'
import { addNote, relateRequests, splitRequest } from '../../../modules/requests/index.ts'
import { aNew, anApi } from './an-api.ts'

test('a program says “me too”, and reads who belongs to whom and every public photo; nothing of private ones', async () => {
  const { city, client } = await anApi()
  const program = await client('submit_requests')
  const stranger = await client()
  const boss = await city.staff('supervisor')
  const first = await program.createRequest({ body: aNew })
  const path = { number: first.number! }
  const { rows } = await city.pool.query<{ id: never }>('select id from service_request')
  const { id } = rows[0]!

  const second = await program.createRequest({ body: { ...aNew, answers: {}, repeats: first.number! } })
  const third = await program.createRequest({ body: { ...aNew, answers: {}, repeats: second.number! } })
  const alone = await program.createRequest({ body: { ...aNew, repeats: '26999999' } })
  const picture = await drawing().jpeg().toBuffer()
  for (const open of [true, false]) {
    const photo = await storePhoto(city.db, city.photos, picture)
    await city.act(boss, (act) => addNote(act, id, { body: 'See.', public: open, photos: [photo.id] }))
  }
  const part = await city.act(boss, (act) =>
    splitRequest(city, act, id, { serviceCode: aNew.service_code, description: 'The other half.' }),
  )
  await city.act(boss, (act) => relateRequests(act, id, { to: Number(alone.number), note: 'Same water.' }))
  const read = await stranger.getRequest({ path })
  const ofPart = await stranger.getRequest({ path: { number: part.number } })
  await city.pool.query(
    "update service_request set visibility = 'private' where number = any($1::bigint[])",
    [[third.number, alone.number, part.number]],
  )
  const less = await stranger.getRequest({ path })

  expect([second.repeats, third.repeats, alone.repeats]).toEqual([first.number, first.number, null])
  expect(read.family).toEqual({
    duplicates: [second.number, third.number],
    parts: [part.number],
    whole: null,
    related: [alone.number],
  })
  expect(ofPart.family.whole).toBe(first.number)
  expect(read.photo_urls).toHaveLength(1)
  expect(less.family).toEqual({ duplicates: [second.number], parts: [], whole: null, related: [] })
})
