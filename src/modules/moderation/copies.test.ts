import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { aCity } from '../../testing/city.ts'
import { findPhoto, originalOf, type PhotoId, storePhoto } from '../media/index.ts'
import { drawing } from '../media/sample-photos.ts'
import { type RequestId, splitRequest } from '../requests/index.ts'
import { blackOutPhoto, moderatePhoto } from './index.ts'

const ALL = { left: 0, top: 0, width: 1, height: 1 }

/** A request with a photo, and two parts split off it that show the photo as well. */
async function aFamily() {
  const city = await aCity()
  const boss = await city.staff('supervisor')
  const { id: photo } = await storePhoto(city.db, city.photos, await drawing().jpeg().toBuffer())
  const { id } = await city.request({ serviceCode: '102', photos: [photo] })
  const split = () =>
    city.act(boss, async (act) => {
      const [shown] = await photosOf(id)
      const part = { serviceCode: '102', description: 'A part.', photos: [shown!.id] }
      return (await splitRequest(city, act, id, part)).id
    })
  const photosOf = async (of: RequestId) =>
    city.db.selectFrom('photo').select(['id', 'public', 'key']).where('request_id', '=', of).execute()
  const black = async (of: RequestId, rectangles = [ALL]) =>
    blackOutPhoto(city, boss, of, { photo: (await photosOf(of))[0]!.id, rectangles, reason: 'A face.' })
  const brightest = async (of: RequestId) => {
    const [shown] = await photosOf(of)
    const file = await city.photos.get((await findPhoto(city.db, shown!.id))!.key)
    const { channels } = await sharp(await buffer(file!.stream())).stats()
    return Math.max(...channels.map(({ max }) => max))
  }
  return { city, boss, id, photo, split, photosOf, black, brightest }
}

test('hiding a photo hides its copies under new addresses, with a line in each history; showing shows one', async () => {
  const { city, boss, id, photo, split, photosOf } = await aFamily()
  const parts = [await split(), await split()]
  const before = (await photosOf(parts[0]!))[0]!.id
  const why = { reason: 'A face.' }

  await city.act(boss, (act) => moderatePhoto(act, id, photo, { ...why, shown: false }))

  for (const one of [id, ...parts]) {
    expect((await photosOf(one)).map((shown) => shown.public)).toEqual([false])
    const lines = await city.db
      .selectFrom('activity')
      .select('facts')
      .where('request_id', '=', one)
      .where('kind', '=', 'note')
      .execute()
    expect(lines.map(({ facts }) => facts.moderated)).toEqual(['photo_hidden'])
  }
  expect(await findPhoto(city.db, before)).toBeUndefined()
  const [hidden] = await photosOf(id)
  await city.act(boss, (act) => moderatePhoto(act, id, hidden!.id, { ...why, shown: true }))
  expect((await photosOf(id))[0]!.public).toBe(true)
  expect((await photosOf(parts[0]!))[0]!.public).toBe(false)
})

test('blacking out one blacks out all, also a copy made later and from a copy; the picture as it came is kept once', async () => {
  const { city, id, photo, split, photosOf, black, brightest } = await aFamily()
  const early = await split()
  const came = (await findPhoto(city.db, photo))!.key
  await black(id)
  expect([await brightest(id), await brightest(early)].every((light) => light < 16)).toBe(true)
  const late = await split() // of the blacked out one
  expect(await brightest(late)).toBeLessThan(16)
  const old = (await photosOf(id))[0]!.key

  await black(early, []) // whole again: for all

  for (const one of [id, early, late]) {
    expect(await brightest(one)).toBeGreaterThan(128)
    const [shown] = await photosOf(one)
    expect((await originalOf(city.db, one, shown!.id as PhotoId))?.key).toBe(came)
  }
  expect(await city.photos.get(old)).toBeNull()
  expect(await city.photos.get(came)).not.toBeNull()
})
