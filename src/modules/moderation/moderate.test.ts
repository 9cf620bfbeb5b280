import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aCity } from '../../testing/city.ts'
import { findPhoto, storePhoto } from '../media/index.ts'
import { drawing } from '../media/sample-photos.ts'
import {
  addNote,
  findForStaff,
  findPublic,
  listPublic,
  listUpdates,
  publicVersion,
} from '../requests/index.ts'
import {
  hideWords,
  listModerations,
  makePrivate,
  makePublic,
  moderatePhoto,
  rewordWords,
  showWords,
} from './index.ts'

const why = { reason: 'It names a neighbour.' }

async function aRequest() {
  const city = await aCity()
  const boss = await city.staff('supervisor')
  const photo = await storePhoto(city.db, city.photos, await drawing().jpeg().toBuffer())
  const { id, number, key } = await city.request({
    serviceCode: '101',
    description: 'The drunkard of number 7 broke it.',
    answers: { '11': 'large' },
    photos: [photo.id],
  })
  const line = await city.act(boss, (act) => addNote(act, id, { body: 'Number 7 was told.', public: true }))
  const seen = async () => (await findPublic(city, Number(number)))!
  return { city, boss, id, number: Number(number), key, line, photo, seen }
}

test('words are hidden, worded anew and shown again, and every former version is kept', async () => {
  const { city, boss, id, number, seen } = await aRequest()
  const before = await publicVersion(city, number)

  await city.act(boss, (act) => hideWords(act, id, 'description', why))
  const hidden = (await seen()).request.description
  await city.act(boss, (act) => rewordWords(act, id, 'description', { ...why, wording: 'It is broken.' }))
  const reworded = (await seen()).request.description
  await city.act(boss, (act) => showWords(act, id, 'description', { reason: 'The neighbour agrees.' }))

  expect([hidden, reworded]).toEqual(['', 'It is broken.'])
  expect((await seen()).request.description).toBe('The drunkard of number 7 broke it.')
  expect(await publicVersion(city, number)).toBe(before! + 3)
  expect(await listModerations(city.db, id)).toMatchObject([
    {
      deed: 'words_shown',
      former: { shown: true, wording: 'It is broken.' },
      reason: 'The neighbour agrees.',
    },
    { deed: 'words_changed', former: { shown: false, wording: null }, actorLabel: boss.label },
    { deed: 'words_hidden', former: { shown: true, wording: null }, reason: why.reason },
  ])
})

test('what is hidden is in no list and in no feed; its reporter reads it still', async () => {
  const { city, boss, id, number, line } = await aRequest()
  await city.act(boss, (act) => hideWords(act, id, 'description', why))
  await city.act(boss, (act) => hideWords(act, id, { line }, why))

  const span = { from: new Date(0), to: new Date(Date.now() + 60_000), limit: 9 }
  const copies = [await listPublic(city, { limit: 9 }), await listUpdates(city, span)]
  const asReporter = await findPublic(city, number, true)

  expect(JSON.stringify(copies)).not.toMatch(/drunkard|was told/)
  expect(asReporter?.request.description).toContain('drunkard')
  expect(asReporter?.activities.at(-1)?.body).toBe('Number 7 was told.')
  const analyst = JSON.stringify(await findForStaff(city, await city.staff('analyst'), number))
  expect(analyst).not.toMatch(/drunkard|was told/)
})

test('the newest words of the city in the lists follow what is moderated', async () => {
  const { city, boss, id, line, seen } = await aRequest()
  const last = async () => (await seen()).request.lastNote
  expect(await last()).toBe('Number 7 was told.')

  await city.act(boss, (act) => rewordWords(act, id, { line }, { ...why, wording: 'The owner was told.' }))
  const reworded = await last()
  await city.act(boss, (act) => hideWords(act, id, { line }, why))

  expect([reworded, await last()]).toEqual(['The owner was told.', null])
})

test('a photo that is taken from the public has another address, also when it comes back', async () => {
  const { city, boss, id, photo, seen } = await aRequest()
  const before = await seen()
  expect(before.request.photoId).toBe(photo.id)

  await city.act(boss, (act) => moderatePhoto(act, id, photo.id, { ...why, shown: false }))
  const hidden = await seen()
  const [renamed] = (await findForStaff(city, boss, Number(before.request.number))).activities[0]!.photoIds
  await city.act(boss, (act) => moderatePhoto(act, id, renamed as typeof photo.id, { ...why, shown: true }))
  const shown = await seen()

  expect(hidden.request.photoId).toBeNull()
  expect(await findPhoto(city.db, photo.id)).toBeUndefined()
  expect(shown.request.photoId).not.toBe(photo.id)
  expect(shown.activities[0]!.photoIds).toEqual([shown.request.photoId])
  const key = (await findPhoto(city.db, shown.request.photoId as typeof photo.id))?.key
  expect(await city.photos.get(key!)).not.toBeNull()
})

test('a request taken from the public is nowhere, and comes back with the photos that were public', async () => {
  const { city, boss, id, number, seen } = await aRequest()
  await city.act(boss, (act) => makePrivate(act, id, why))
  expect([await findPublic(city, number), await publicVersion(city, number)]).toEqual([undefined, undefined])
  expect(await listPublic(city, { limit: 9 })).toEqual([])
  const [photo] = await city.db.selectFrom('photo').select(['id', 'public']).execute()
  expect(photo?.public).toBe(false)

  await city.act(boss, (act) => makePublic(act, id, why))

  expect((await seen()).request.photoId).toBe(photo?.id)
})

test('refusals: no right, no reason, no such line, no change, too long, a photo of a private request', async () => {
  const { city, boss, id, line, photo } = await aRequest()
  const other = await city.request({ serviceCode: '102' })
  const crew = await city.staff('department_staff', 'streets')
  const officer = await city.staff('customer_service_officer', 'water')
  const refused = async (deed: Promise<unknown>) =>
    deed.then(
      () => 'done',
      (error: { code?: string }) => error.code,
    )
  const by = (who: typeof boss, deed: Parameters<typeof city.act>[1]) => refused(city.act(who, deed))

  expect(await by(crew, (act) => hideWords(act, id, 'description', why))).toBe('forbidden')
  expect(await by(officer, (act) => makePrivate(act, id, why))).toBe('forbidden')
  expect(await by(boss, (act) => hideWords(act, id, 'description', { reason: ' \u0000 ' }))).toBe(
    'reason_needed',
  )
  expect(await by(boss, (act) => showWords(act, id, 'description', why))).toBe('nothing_to_change')
  expect(await by(boss, (act) => hideWords(act, other.id, { line }, why))).toBe('no_such_line')
  const wording = 'x'.repeat(4_001)
  expect(await by(boss, (act) => rewordWords(act, id, 'description', { ...why, wording }))).toBe(
    'field_too_long',
  )
  expect(await by(boss, (act) => hideWords(act, id, 'description', { ...why, seen: 1 }))).toBe(
    'request_changed',
  )
  expect(await by(boss, (act) => moderatePhoto(act, other.id, photo.id, { ...why, shown: false }))).toBe(
    'no_such_photo',
  )
  await city.act(boss, (act) => makePrivate(act, id, why))
  expect(await by(boss, (act) => moderatePhoto(act, id, photo.id, { ...why, shown: true }))).toBe(
    'request_private',
  )
  expect(await listModerations(city.db, other.id)).toEqual([])
})

test('whatever is done in whatever order: the words said are never lost, and the public reads what was last decided', async () => {
  const { city, boss, id, number, seen } = await aRequest()
  const deeds = fc.array(
    fc.oneof(
      fc.constant({ deed: 'hide' } as const),
      fc.constant({ deed: 'show' } as const),
      fc.record({
        deed: fc.constant('reword' as const),
        wording: fc.constantFrom('A', 'Call 617-555-0123', 'c'),
      }),
    ),
    { maxLength: 6 },
  )
  await fc.assert(
    fc.asyncProperty(deeds, async (list) => {
      for (const one of list) {
        await city
          .act(boss, (act) =>
            one.deed === 'reword'
              ? rewordWords(act, id, 'description', { ...why, wording: one.wording })
              : (one.deed === 'hide' ? hideWords : showWords)(act, id, 'description', why),
          )
          .catch((error: { code?: string }) => expect(error.code).toBe('nothing_to_change'))
        const expected =
          one.deed === 'hide' ? '' : one.deed === 'show' ? 'The drunkard of number 7 broke it.' : one.wording
        expect((await seen()).request.description).toBe(expected)
      }
      const { request } = await findForStaff(city, boss, number)
      expect(request.description).toBe('The drunkard of number 7 broke it.')
    }),
    { numRuns: 12 },
  )
})

test('a moderation is never edited', async () => {
  const { city, boss, id } = await aRequest()
  await city.act(boss, (act) => hideWords(act, id, 'description', why))

  await expect(city.db.updateTable('moderation').set({ reason: 'x' }).execute()).rejects.toThrow(
    'never edited',
  )
})
