import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { Overloaded } from '../../kernel/overloaded.ts'
import { aCity } from '../../testing/city.ts'
import { newDraftId } from '../drafts/index.ts'
import { photosOfDraft } from '../media/index.ts'
import { drawing } from '../media/sample-photos.ts'
import {
  appendPart,
  beginUpload,
  dropUpload,
  findUpload,
  finishUpload,
  mustHaveRoom,
  sweepUploads,
  type UploadId,
} from './index.ts'

const aPhoto = () => drawing().jpeg().toBuffer()

test('however a photo is cut into pieces, and whichever of them is sent again, it arrives whole', async () => {
  const { db, photos } = await aCity()
  const bytes = await aPhoto()

  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
      fc.nat({ max: 6 }),
      async (cuts, again) => {
        const draftKey = newDraftId()
        const { id } = await beginUpload(db, { draftKey, length: bytes.length })
        const ends = [...cuts.map((cut) => Math.floor(cut * bytes.length)), bytes.length].sort(
          (a, b) => a - b,
        )
        let at = 0
        for (const [piece, end] of ends.entries()) {
          const part = bytes.subarray(at, end)
          if (piece === again && part.length > 0) {
            await appendPart(db, id, at, part)
            // Its answer was lost: sent once more it is refused, and it is said from where to go on.
            await expect(appendPart(db, id, at, part)).rejects.toMatchObject({
              code: 'upload_offset',
              facts: { arrived: end },
            })
          } else await appendPart(db, id, at, part)
          at = end
        }
        await finishUpload(db, photos, id)
        expect((await photosOfDraft(db, draftKey)).map((photo) => String(photo.id))).toEqual([String(id)])
      },
    ),
    { numRuns: 12 },
  )
})

test('of two who send the same piece at once one is kept', async () => {
  const { db } = await aCity()
  const { id } = await beginUpload(db, { draftKey: newDraftId(), length: 10 })

  const both = await Promise.allSettled([1, 2].map(() => appendPart(db, id, 0, new Uint8Array(4))))

  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await findUpload(db, id)).toMatchObject({ arrived: 4, done: false })
})

test('a photo is made once, however often it is finished', async () => {
  const { db, photos } = await aCity()
  const [draftKey, bytes] = [newDraftId(), await aPhoto()]
  const { id } = await beginUpload(db, { draftKey, length: bytes.length })
  await appendPart(db, id, 0, bytes)

  await Promise.allSettled([finishUpload(db, photos, id), finishUpload(db, photos, id)])
  // As when the program was killed after the photo and before it was written down.
  await db.updateTable('upload').set({ done: false }).where('id', '=', id).execute()
  await finishUpload(db, photos, id)

  expect(await photosOfDraft(db, draftKey)).toHaveLength(1)
  expect(await db.selectFrom('upload_part').select('at').execute()).toEqual([])
})

test('what is no photo is refused when it is whole, and leaves nothing', async () => {
  const { db, photos } = await aCity()
  const { id } = await beginUpload(db, { draftKey: newDraftId(), length: 5 })
  await appendPart(db, id, 0, Buffer.from('hello'))

  await expect(finishUpload(db, photos, id)).rejects.toMatchObject({ code: 'photo_kind' })

  await expect(findUpload(db, id)).rejects.toMatchObject({ code: 'no_such_upload' })
  expect(await db.selectFrom('upload_part').select('at').execute()).toEqual([])
})

test('no upload is larger than a photo, than it said, or than ten photos of a report need', async () => {
  const { db } = await aCity()
  const draftKey = newDraftId()

  const begin = (length: number) => beginUpload(db, { draftKey, length })
  await expect(begin(21 * 1024 * 1024)).rejects.toMatchObject({ code: 'photo_too_large' })
  await expect(begin(0)).rejects.toMatchObject({ code: 'upload_unclear' })
  const { id } = await begin(3)
  await expect(appendPart(db, id, 0, new Uint8Array(4))).rejects.toMatchObject({ code: 'photo_too_large' })
  await expect(appendPart(db, id, 999_999_999_999, new Uint8Array(1))).rejects.toMatchObject({
    code: 'upload_offset',
    facts: { arrived: 0 },
  })
  for (let one = 1; one < 20; one += 1) await begin(3)
  await expect(begin(3)).rejects.toMatchObject({ code: 'too_many_photos' })
})

test('what was taken back or left behind is gone', async () => {
  const { db, photos } = await aCity()
  const [draftKey, bytes] = [newDraftId(), await aPhoto()]
  const whole = await beginUpload(db, { draftKey, length: bytes.length })
  await appendPart(db, whole.id, 0, bytes)
  await finishUpload(db, photos, whole.id)
  const old = await beginUpload(db, { draftKey, length: 9 }, new Date('2026-11-20T08:00:00Z'))

  await dropUpload(db, photos, whole)

  expect(await photosOfDraft(db, draftKey)).toEqual([])
  expect(await sweepUploads(db, new Date('2026-11-22T09:00:00Z'))).toBe(1)
  await expect(findUpload(db, old.id)).rejects.toMatchObject({ code: 'no_such_upload' })
})

test('whoever says that much will come, and sends nothing, keeps nobody else away', async () => {
  const { db } = await aCity()
  const length = 20 * 1024 * 1024
  for (let one = 0; one < 120; one += 1) await beginUpload(db, { draftKey: newDraftId(), length })

  await expect(beginUpload(db, { draftKey: newDraftId(), length })).resolves.toMatchObject({ arrived: 0 })
  expect(await sweepUploads(db, new Date(Date.now() + 2 * 3_600_000))).toBe(121)
})

test('bytes that did come count: first nobody begins, then nobody goes on', async () => {
  const { db } = await aCity()
  const length = 20 * 1024 * 1024
  const halfDone = async (uploads: number) => {
    for (let one = 0; one < uploads; one += 1) await beginUpload(db, { draftKey: newDraftId(), length })
    await db
      .updateTable('upload')
      .set({ arrived: length - 1 })
      .execute()
  }

  await halfDone(103)
  await expect(beginUpload(db, { draftKey: newDraftId(), length })).rejects.toThrow(Overloaded)
  await expect(mustHaveRoom(db)).resolves.toBeUndefined()
  await db
    .insertInto('upload')
    .columns(['id', 'draft_key', 'length', 'arrived', 'created_at'])
    .expression((eb) =>
      eb
        .selectFrom('upload')
        .select([sql<UploadId>`gen_random_uuid()`.as('id'), 'draft_key', 'length', 'arrived', 'created_at']),
    )
    .execute()
  await expect(mustHaveRoom(db)).rejects.toThrow(Overloaded)
})

test('one network fills its share and no more; what lies idle makes room for others, the longest idle first', async () => {
  const { db } = await aCity()
  const length = 20 * 1024 * 1024
  const fill = async (network: string, uploads: number, minutesAgo: number) => {
    const rows = Array.from({ length: uploads }, () => ({
      id: sql<UploadId>`gen_random_uuid()`,
      draft_key: newDraftId(),
      length,
      arrived: length - 1,
      network,
      created_at: new Date(),
      last_at: new Date(Date.now() - minutesAgo * 60_000),
    }))
    await db.insertInto('upload').values(rows).execute()
  }
  const begin = (network: string) => beginUpload(db, { draftKey: newDraftId(), length, network })
  await fill('greedy', 12, 0)

  await expect(begin('greedy')).rejects.toThrow(Overloaded)
  await expect(begin('other')).resolves.toMatchObject({ arrived: 0 })
  await fill('', 40, 5)
  await fill('', 30, 90)
  await fill('', 21, 30)
  await expect(begin('other')).resolves.toMatchObject({ arrived: 0 })

  const { rows } = await sql<{ old: number; idle: number; busy: number }>`
    select count(*) filter (where last_at < now() - interval '80 minutes')::int as old,
      count(*) filter (where last_at between now() - interval '80 minutes' and now() - interval '20 minutes')::int as idle,
      count(*) filter (where arrived > 0 and last_at > now() - interval '20 minutes')::int as busy from upload`.execute(
    db,
  )
  expect(rows).toEqual([{ old: 28, idle: 21, busy: 52 }])
  await fill('', 2, 0)
  await sql`update upload set last_at = now()`.execute(db)
  await expect(begin('third')).rejects.toThrow(Overloaded)
})
