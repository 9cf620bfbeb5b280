import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Actor, PERSON } from '../../kernel/actor.ts'
import { aCity, type TestCity } from '../../testing/city.ts'
import { checkedCity } from '../../testing/small-city.ts'
import { findPhoto, type PhotoId, storePhoto } from '../media/index.ts'
import { drawing } from '../media/sample-photos.ts'
import {
  addAsReporter,
  addNote,
  countToCheck,
  findForStaff,
  findPublic,
  lastDecided,
  listPublic,
  listToCheck,
  listUpdates,
} from '../requests/index.ts'
import { hideWords, holdBack, letThrough, letThroughMasked, moderatePhoto, takeBack } from './index.ts'

const WORDS = 'My neighbour Rufus broke it.'
const PLACE = 'behind the house of Rufus'

const aPhoto = async (city: TestCity) =>
  (await storePhoto(city.db, city.photos, await drawing().jpeg().toBuffer())).id

/** A light that is out, with words, a photo and a place in the reporter's own words; and whoever decides. */
async function aReportToCheck(serviceCode = '102') {
  const city = await aCity(checkedCity)
  const boss = await city.staff('supervisor')
  const photos = [await aPhoto(city)]
  const { number, id } = await city.request({ serviceCode, description: WORDS, address: PLACE, photos })
  const everybody = async () => (await findPublic(city, Number(number)))!
  const reporter = async () => (await findPublic(city, Number(number), true))!
  const [item] = await listToCheck(city, boss, 10)
  return { city, boss, id, number, everybody, reporter, line: item!.line }
}

/** All that everybody can read of a city's requests. */
const publicText = async (city: TestCity) =>
  JSON.stringify([
    await listPublic(city, { limit: 50 }),
    await listUpdates(city, { from: new Date(0), to: new Date(), limit: 50 }),
  ])

test('before staff have looked, everybody sees service and place; the reporter and staff all of it', async () => {
  const { city, boss, number, everybody, reporter } = await aReportToCheck()

  const { request, activities } = await everybody()
  expect(request).toMatchObject({ description: '', address: null, photoId: null, beingChecked: true })
  expect(request.point).toEqual({ lon: -75.501, lat: 40 })
  expect(activities.flatMap(({ photoIds }) => photoIds)).toEqual([])
  expect(await publicText(city)).not.toContain('Rufus')
  expect(await listPublic(city, { limit: 10, words: 'Rufus' })).toEqual([])

  const own = await reporter()
  expect(own.request).toMatchObject({ description: WORDS, address: PLACE, beingChecked: true })
  expect(own.activities.flatMap(({ photoIds }) => photoIds)).toHaveLength(1)
  const analyst = await city.staff('analyst')
  expect((await findForStaff(city, analyst, Number(number))).request.description).toContain('broke it')
  expect(await countToCheck(city, boss)).toMatchObject({ waiting: 1, held: 1, today: 0 })
})

test('let through, everybody sees it; taken back, nobody does; and both are kept', async () => {
  const { city, boss, everybody, line, id } = await aReportToCheck()

  await city.act(boss, (act) => letThrough(act, line))
  const shown = await everybody()
  expect(shown.request).toMatchObject({ description: WORDS, address: PLACE, beingChecked: false })
  expect((await findPhoto(city.db, shown.request.photoId as PhotoId))?.public).toBe(true)
  expect(await countToCheck(city, boss)).toMatchObject({ waiting: 0, today: 1, mine: 1 })
  const [last] = await lastDecided(city, boss, 5)
  expect(last).toMatchObject({ line, decision: 'shown' })

  await city.act(boss, (act) => takeBack(act, line))
  expect((await everybody()).request).toMatchObject({
    ...{ description: '', address: null, photoId: null, beingChecked: true },
  })
  expect(await findPhoto(city.db, shown.request.photoId as PhotoId)).toBeUndefined()
  expect(await countToCheck(city, boss)).toMatchObject({ waiting: 1, held: 1, today: 0 })
  const kept = await city.db
    .selectFrom('moderation')
    .select(['deed', 'reason'])
    .where('request_id', '=', id)
    .orderBy('id')
    .execute()
  expect(kept).toEqual([
    { deed: 'approved', reason: '' },
    { deed: 'undone', reason: '' },
  ])
})

test('hidden, it stays hidden and is no longer said to be checked', async () => {
  const { city, boss, everybody, reporter, line } = await aReportToCheck()

  await city.act(boss, (act) => holdBack(act, line, 'Names a neighbour'))

  expect((await everybody()).request).toMatchObject({
    ...{ description: '', address: null, photoId: null, beingChecked: false },
  })
  expect((await reporter()).request.description).toBe(WORDS)
  await expect(city.act(boss, (act) => letThrough(act, line))).rejects.toMatchObject({
    code: 'already_checked',
  })
  await expect(city.act(boss, (act) => holdBack(act, 999_999, 'x'))).rejects.toMatchObject({
    code: 'nothing_to_check',
  })
})

test('a passage is left out of what everybody reads, also beside what the rules mask', async () => {
  const { city, boss, everybody, line } = await aReportToCheck()

  await city.act(boss, (act) =>
    letThroughMasked(act, city, line, { passages: ['Rufus'], reason: 'A neighbour' }),
  )

  const { request } = await everybody()
  expect(request).toMatchObject({
    description: 'My neighbour ▮▮▮ broke it.',
    address: null,
    beingChecked: false,
  })
})

test('what is added later waits by itself; what staff say does not', async () => {
  const { city, boss, id, line, everybody, reporter } = await aReportToCheck()
  await city.act(boss, (act) => letThrough(act, line))
  const photos = [await aPhoto(city)]
  await city.act(PERSON, (act) => addAsReporter(act, id, { body: 'Rufus again', photos, public: true }))
  await city.act(PERSON, (act) => addAsReporter(act, id, { body: 'For you only', public: false }))
  await city.act(boss, (act) => addNote(act, id, { body: 'We are on our way.', public: true }))

  const [item, ...more] = await listToCheck(city, boss, 10)
  expect(more).toEqual([])
  expect(item).toMatchObject({ said: 'Rufus again', isReport: false, held: true })
  expect(item?.photos).toHaveLength(1)
  const answer = (await everybody()).activities.find(({ kind }) => kind === 'answer')
  expect(answer).toMatchObject({ body: '', beingChecked: true, photoIds: [] })
  expect((await reporter()).activities.find(({ kind }) => kind === 'answer')?.photoIds).toHaveLength(1)
  expect((await everybody()).request.lastNote).toBe('We are on our way.')

  await city.act(boss, (act) => letThrough(act, item!.line))
  const shown = (await everybody()).activities.find(({ kind }) => kind === 'answer')
  expect(shown).toMatchObject({ body: 'Rufus again', beingChecked: false })
  expect(shown?.photoIds).toHaveLength(1)
})

test('where staff look afterwards, everybody sees it at once, and hiding it can be taken back', async () => {
  const { city, boss, line, everybody } = await aReportToCheck('103')
  expect((await everybody()).request).toMatchObject({
    description: WORDS,
    address: PLACE,
    beingChecked: false,
  })
  expect(await countToCheck(city, boss)).toMatchObject({ waiting: 1, held: 0 })

  await city.act(boss, (act) => holdBack(act, line, 'Names a neighbour'))
  expect((await everybody()).request).toMatchObject({ description: '', photoId: null, beingChecked: false })

  await city.act(boss, (act) => takeBack(act, line))
  expect((await everybody()).request).toMatchObject({ description: WORDS, beingChecked: false })
  expect((await everybody()).request.photoId).not.toBeNull()
})

test('nothing waits that says nothing, that staff wrote down, that is private, or that nobody checks', async () => {
  const city = await aCity(checkedCity)
  const boss = await city.staff('supervisor')
  await city.request({ serviceCode: '102', description: '' })
  await city.request({ serviceCode: '101', answers: { '11': 'large' } })
  await city.request({ serviceCode: '104' })

  expect(await listToCheck(city, boss, 10)).toEqual([])
})

test('each department decides for its own, and others for none', async () => {
  const { city, line } = await aReportToCheck()
  const streets = await city.staff('customer_service_officer', 'streets')
  const water = await city.staff('customer_service_officer', 'water')
  const agent = await city.staff('agent')

  const sees = async (who: Actor) => (await listToCheck(city, who, 10)).length
  expect([await sees(streets), await sees(water), await sees(agent)]).toEqual([1, 0, 0])
  for (const who of [water, agent]) {
    await expect(city.act(who, (act) => letThrough(act, line))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(city.act(who, (act) => takeBack(act, line))).rejects.toMatchObject({ code: 'forbidden' })
  }
})

test('decided on its own page it waits no more, and an older decision cannot be taken back over a newer one', async () => {
  const { city, boss, id, line, everybody } = await aReportToCheck()
  await city.act(boss, (act) => letThrough(act, line))
  const { photoId } = (await everybody()).request
  await city.act(boss, (act) =>
    moderatePhoto(act, id, photoId as PhotoId, { shown: false, reason: 'A face' }),
  )

  await expect(city.act(boss, (act) => takeBack(act, line))).rejects.toMatchObject({ code: 'cannot_undo' })

  const other = await city.request({ serviceCode: '102', description: 'Words only' })
  await city.act(boss, (act) => hideWords(act, other.id, 'description', { reason: 'No' }))
  expect(await listToCheck(city, boss, 10)).toEqual([])
  expect((await findPublic(city, Number(other.number)))?.request.beingChecked).toBe(false)
})

type Step = 'show' | 'hide' | 'mask' | 'undo'

test('whatever is decided and taken back: nothing shows that was not let through last', async () => {
  const steps = fc.array(fc.constantFrom<Step>('show', 'hide', 'mask', 'undo'), { maxLength: 7 })
  await fc.assert(
    fc.asyncProperty(steps, async (done) => {
      const { city, boss, line, everybody } = await aReportToCheck()
      let open = true
      let reads = ''
      for (const step of done) {
        const deed = city.act(boss, (act) =>
          step === 'undo'
            ? takeBack(act, line)
            : step === 'show'
              ? letThrough(act, line)
              : step === 'hide'
                ? holdBack(act, line, 'No')
                : letThroughMasked(act, city, line, { passages: ['Rufus'], reason: 'Name' }),
        )
        if (open === (step === 'undo')) {
          await expect(deed).rejects.toMatchObject({ name: 'Refusal' })
          continue
        }
        await deed
        open = step === 'undo'
        reads = step === 'show' ? WORDS : step === 'mask' ? WORDS.replace('Rufus', '▮▮▮') : ''
      }
      const { request } = await everybody()
      expect(request.description).toBe(reads)
      expect(request.beingChecked).toBe(open)
      expect(request.photoId !== null).toBe(reads !== '')
    }),
    { numRuns: 8, endOnFailure: true },
  )
}, 60_000)

test('whoever may not decide learns nothing of the words, whatever passage they guess', async () => {
  const { city, line } = await aReportToCheck()
  const water = await city.staff('customer_service_officer', 'water')
  const guess = (passage: string) =>
    city.act(water, (act) => letThroughMasked(act, city, line, { passages: [passage], reason: 'x' }))

  for (const passage of ['Rufus', 'Nobody', ' ']) {
    await expect(guess(passage)).rejects.toMatchObject({ code: 'forbidden' })
  }
})
