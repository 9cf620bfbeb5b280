import sharp from 'sharp'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aCity } from '../../testing/city.ts'
import { findPhoto, originalOf, type PhotoId, type Rectangle, storePhoto } from '../media/index.ts'
import { blacken } from '../media/render.ts'
import { findPublic } from '../requests/index.ts'
import { blackOutPhoto, listModerations } from './index.ts'

const white = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: 'white' } })
    .png()
    .toBuffer()

async function aPhoto() {
  const city = await aCity()
  const boss = await city.staff('supervisor')
  const { id: photo } = await storePhoto(city.db, city.photos, await white(200, 100))
  const { id, number } = await city.request({ serviceCode: '102', photos: [photo] })
  const black = (of: PhotoId, rectangles: readonly Rectangle[], more = {}) =>
    blackOutPhoto(city, boss, id, { photo: of, rectangles, reason: 'A plate.', ...more })
  const shown = async () => (await findPublic(city, Number(number)))!.request.photoId as PhotoId
  const brightness = async (key: string, x: number, y: number) => {
    const file = await city.photos.get(key)
    const { data, info } = await sharp(await buffer(file!.stream()))
      .raw()
      .toBuffer({ resolveWithObject: true })
    return data[(Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels]!
  }
  return { city, id, photo, black, shown, brightness }
}

const LEFT: Rectangle = { left: 0, top: 0, width: 0.5, height: 1 }
const RIGHT: Rectangle = { left: 0.5, top: 0, width: 0.5, height: 1 }

test('what is blacked out is black in the photo and in the small one; the original is kept', async () => {
  const { city, id, photo, black, shown, brightness } = await aPhoto()

  const renamed = await black(photo, [LEFT])

  expect(await shown()).toBe(renamed)
  expect(await findPhoto(city.db, photo)).toBeUndefined()
  const now = (await findPhoto(city.db, renamed))!
  for (const key of [now.key, now.thumbKey]) {
    expect(
      [await brightness(key, 0.25, 0.5), await brightness(key, 0.75, 0.5)].map((at) => at > 128),
    ).toEqual([false, true])
  }
  const original = (await originalOf(city.db, id, renamed))!
  expect(await brightness(original.key, 0.25, 0.5)).toBe(255)
})

test('it is always drawn on the original: done again it is other parts, with none the photo is whole', async () => {
  const { city, id, photo, black, brightness } = await aPhoto()
  const first = await black(photo, [LEFT])
  const before = (await findPhoto(city.db, first))!

  const second = await black(first, [RIGHT])
  const middle = (await findPhoto(city.db, second))!
  expect([await brightness(middle.key, 0.25, 0.5), await brightness(middle.key, 0.75, 0.5)]).toEqual([255, 0])
  expect(await city.photos.get(before.key)).toBeNull()
  const third = (await findPhoto(city.db, await black(second, [])))!

  expect([await brightness(third.key, 0.25, 0.5), await brightness(third.key, 0.75, 0.5)]).toEqual([255, 255])
  expect((await listModerations(city.db, id)).map(({ former }) => former.rectangles)).toEqual([
    [RIGHT],
    [LEFT],
    [],
  ])
})

test('refusals leave nothing behind: not the right, no reason, outside, too many, another request’s photo', async () => {
  const { city, id, photo, black, shown } = await aPhoto()
  const refused = async (deed: Promise<unknown>) =>
    deed.then(
      () => 'done',
      (error: { code?: string }) => error.code,
    )
  const agent = await city.staff('agent')
  const other = await city.request({ serviceCode: '102' })
  const what = { photo, rectangles: [LEFT], reason: 'A face.' }

  expect(await refused(blackOutPhoto(city, agent, id, what))).toBe('forbidden')
  expect(await refused(blackOutPhoto(city, agent, other.id, what))).toBe('no_such_photo')
  expect(await refused(black(photo, [LEFT], { reason: '' }))).toBe('reason_needed')
  expect(await refused(black(photo, [{ ...LEFT, left: 0.6 }]))).toBe('rectangle_outside')
  expect(await refused(black(photo, [{ ...LEFT, width: 0 }]))).toBe('rectangle_outside')
  expect(await refused(black(photo, [{ ...LEFT, width: Number.NaN }]))).toBe('rectangle_outside')
  expect(
    await refused(
      black(
        photo,
        Array.from({ length: 21 }, () => LEFT),
      ),
    ),
  ).toBe('too_many_rectangles')
  expect(await refused(black(photo, [LEFT], { seen: 9 }))).toBe('request_changed')
  expect(await shown()).toBe(photo)
})

test('whichever rectangle: every point of it is black, and a point well outside is as it was', async () => {
  const picture = await white(120, 80)
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  await fc.assert(
    fc.asyncProperty(share, share, share, share, async (a, b, c, d) => {
      const [left, right] = [Math.min(a, b), Math.max(a, b)]
      const [top, bottom] = [Math.min(c, d), Math.max(c, d)]
      const { photo } = await blacken(picture, [{ left, top, width: right - left, height: bottom - top }])
      const { data, info } = await sharp(photo).raw().toBuffer({ resolveWithObject: true })
      for (let y = 0; y < info.height; y += 7) {
        for (let x = 0; x < info.width; x += 7) {
          const [u, v] = [(x + 0.5) / info.width, (y + 0.5) / info.height]
          const bright = data[(y * info.width + x) * info.channels]!
          if (u > left && u < right && v > top && v < bottom) expect(bright).toBe(0)
          const [wide, high] = [2 / info.width, 2 / info.height]
          if (u < left - wide || u > right + wide || v < top - high || v > bottom + high)
            expect(bright).toBe(255)
        }
      }
    }),
    { numRuns: 40 },
  )
})
