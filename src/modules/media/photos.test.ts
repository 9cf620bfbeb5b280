import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { PROGRAM } from '../../kernel/actor.ts'
import { aCity } from '../../testing/city.ts'
import {
  attachPhotos,
  findPhoto,
  type PhotoId,
  type PhotoStore,
  photosOf,
  photosOfDraft,
  removeDraftPhoto,
  storePhoto,
  sweepPhotos,
} from './index.ts'
import { drawing } from './sample-photos.ts'

const picture = await drawing().jpeg().toBuffer()

async function aPhotoCity() {
  const city = await aCity()
  const attach = (
    photos: readonly PhotoId[],
    to: { requestId: string; activityId: number; public: boolean },
  ) => city.act(PROGRAM, (act) => attachPhotos(act, photos, to))
  return { db: city.db, store: city.photos, attach }
}

test('a photo waits in a draft, then belongs to a line of a request', async () => {
  const { db, store, attach } = await aPhotoCity()
  const draftKey = randomUUID()
  const { id } = await storePhoto(db, store, picture, { draftKey })
  expect((await photosOfDraft(db, draftKey)).map((photo) => photo.id)).toEqual([id])
  const to = { requestId: randomUUID(), activityId: 7, public: true }

  await attach([id], to)
  await attach([id], to)

  expect(await photosOfDraft(db, draftKey)).toEqual([])
  expect((await photosOf(db, [to.requestId, randomUUID()])).get(to.requestId)).toMatchObject([
    { id, ...to, width: 96, height: 64 },
  ])
})

test('both pictures of a photo can be read', async () => {
  const { db, store } = await aPhotoCity()
  const { id } = await storePhoto(db, store, picture)

  const photo = await findPhoto(db, id)

  expect((await store.get(photo!.key))?.size).toBe(photo!.bytes)
  expect(await store.get(photo!.thumbKey)).not.toBeNull()
})

test('a photo of one request cannot be taken for another', async () => {
  const { db, store, attach } = await aPhotoCity()
  const { id } = await storePhoto(db, store, picture)
  await attach([id], { requestId: randomUUID(), activityId: 8, public: true })

  const again = attach([id], { requestId: randomUUID(), activityId: 9, public: true })

  await expect(again).rejects.toMatchObject({ code: 'photo_gone' })
})

test.each([[[randomUUID()]], [['not-a-photo']]])('a photo that is not there is refused (%s)', async (ids) => {
  const { attach } = await aPhotoCity()
  const attached = attach(ids as PhotoId[], { requestId: randomUUID(), activityId: 1, public: true })

  await expect(attached).rejects.toMatchObject({ kind: 'invalid', code: 'photo_gone' })
})

test('an eleventh photo is refused, in a draft and on a line', async () => {
  const { db, store, attach } = await aPhotoCity()
  const draftKey = randomUUID()
  for (let i = 0; i < 10; i += 1) await storePhoto(db, store, picture, { draftKey })
  const eleven = Array.from({ length: 11 }, () => randomUUID() as PhotoId)

  const refusal = { code: 'too_many_photos', facts: { limit: 10 } }
  await expect(storePhoto(db, store, picture, { draftKey })).rejects.toMatchObject(refusal)
  await expect(
    attach(eleven, { requestId: randomUUID(), activityId: 1, public: true }),
  ).rejects.toMatchObject(refusal)
})

test('a photo taken back out of a draft is gone, but only by whose draft it is', async () => {
  const { db, store } = await aPhotoCity()
  const draftKey = randomUUID()
  const { id, key } = await storePhoto(db, store, picture, { draftKey })

  await removeDraftPhoto(db, store, randomUUID(), id)
  expect(await findPhoto(db, id)).toBeDefined()
  await removeDraftPhoto(db, store, draftKey, id)

  expect(await findPhoto(db, id)).toBeUndefined()
  expect(await store.get(key)).toBeNull()
})

test('what nobody sent off in 48 hours is swept away; what was sent stays', async () => {
  const { db, store, attach } = await aPhotoCity()
  const now = new Date('2026-11-22T12:00:00Z')
  const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
  const old = await storePhoto(db, store, picture, { now: hoursAgo(49) })
  const young = await storePhoto(db, store, picture, { now: hoursAgo(47) })
  const sent = await storePhoto(db, store, picture, { now: hoursAgo(49) })
  await attach([sent.id], { requestId: randomUUID(), activityId: 3, public: false })

  expect(await sweepPhotos(db, store, now)).toBe(1)

  expect(await findPhoto(db, old.id)).toBeUndefined()
  expect(await store.get(old.key)).toBeNull()
  expect(await store.get(old.thumbKey)).toBeNull()
  expect(await findPhoto(db, young.id)).toBeDefined()
  expect(await store.get(sent.key)).not.toBeNull()
})

test('when the store fails nothing is left behind', async () => {
  const { db, store } = await aPhotoCity()
  const full: PhotoStore = { ...store, put: () => Promise.reject(new Error('No space left on device')) }
  const draftKey = randomUUID()

  await expect(storePhoto(db, full, picture, { draftKey })).rejects.toThrow('No space')

  expect(await photosOfDraft(db, draftKey)).toEqual([])
})
