import { expect, test } from 'vitest'
import { storePhoto } from '../../../modules/media/index.ts'
import { drawing } from '../../../modules/media/sample-photos.ts'
import { findPublic } from '../../../modules/requests/index.ts'
import { aDesk } from '../../../testing/desk.ts'

async function aModerator() {
  const desk = await aDesk()
  const photo = await storePhoto(desk.city.db, desk.city.photos, await drawing().jpeg().toBuffer())
  const { number } = await desk.city.request({
    serviceCode: '101',
    description: 'Call Maria Lopez at 617-555-0123.',
    answers: { '11': 'large' },
    photos: [photo.id],
  })
  const sue = await desk.colleague('supervisor')
  const url = `/desk/requests/${number}/moderation`
  const read = async () => (await findPublic(desk.city, Number(number)))?.request
  return { ...desk, number, sue, url, read, photo }
}

test('a moderator sees what is masked, words it anew, and reads their decision', async () => {
  const { sue, url, read, number } = await aModerator()
  const before = await sue.get(url)
  expect(before.body).toContain('<mark class="personal"')
  expect(before.body).toContain('617-555-0123')
  expect(before.body).toContain('Call ▮▮▮ at ▮▮▮.')

  const fields = {
    seen: '1',
    part: 'description',
    deed: 'words_changed',
    wording: 'A <hole>.',
    reason: 'A name.',
  }
  const done = await sue.post(url, fields)
  const after = await sue.get(url)
  const page = await sue.get(`/desk/requests/${number}`)

  expect([done.statusCode, done.headers.location]).toEqual([303, url])
  expect((await read())?.description).toBe('A <hole>.')
  expect(after.body).toContain('Other words for the public')
  expect(page.body).toMatch(/A &lt;hole(>|&gt;)\./)
  expect(page.body).toContain(url)
})

test('a photo, and the whole request, are taken from the public and given back', async () => {
  const { sue, url, read, photo } = await aModerator()

  const hidden = await sue.post(url, { seen: '1', part: photo.id, deed: 'photo_hidden', reason: 'A face.' })
  expect([hidden.statusCode, (await read())?.photoId]).toEqual([303, null])
  await sue.post(url, { seen: '2', part: 'request', deed: 'made_private', reason: 'A dispute.' })
  expect(await read()).toBeUndefined()
  await sue.post(url, { seen: '3', part: 'request', deed: 'made_public', reason: 'It is over.' })
  expect((await read())?.photoId).toBeNull()
})

test('what is refused comes back with its words, and nothing that was typed is lost', async () => {
  const { sue, url } = await aModerator()
  const base = { seen: '1', part: 'description', reason: 'Because <it> is.', wording: 'Kept words' }

  const answers = await Promise.all([
    sue.post(url, { ...base, deed: 'words_shown' }),
    sue.post(url, { ...base, deed: 'explode' }),
    sue.post(url, { ...base, deed: 'words_changed', wording: ' ' }),
    sue.post(url, { ...base, deed: 'words_hidden', part: '99' }),
    sue.post(url, { ...base, deed: 'words_hidden', part: '1; drop' }),
    sue.post(url, { ...base, deed: 'words_hidden', seen: '77' }),
    sue.post(url, { ...base, deed: 'photo_hidden', part: 'x' }),
    sue.post(url, { ...base, deed: 'words_hidden', reason: '' }),
  ])

  expect(answers.map(({ statusCode }) => statusCode)).toEqual([409, 400, 400, 404, 404, 409, 404, 400])
  expect(answers[0]?.body).toContain('Kept words')
  expect(answers[0]?.body).toMatch(/Because &lt;it(>|&gt;) is\./)
})

test('who may not moderate finds neither the page nor a way to it', async () => {
  const { colleague, number, url } = await aModerator()
  const agent = await colleague('agent')
  const officer = await colleague('customer_service_officer', 'water')

  const fields = { seen: '1', part: 'description', deed: 'words_hidden', reason: 'x' }
  const answers = [await agent.get(url), await agent.post(url, fields), await officer.post(url, fields)]

  expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403])
  expect((await agent.get(`/desk/requests/${number}`)).body).not.toContain(url)
})

test('parts of a photo are blacked out without JavaScript, and the original is for those who may see it', async () => {
  const { sue, url, read, photo, number, colleague } = await aModerator()
  const fields = { seen: '1', part: photo.id, deed: 'photo_blacked_out', reason: 'A plate.' }

  const wrong = await sue.post(url, { ...fields, rectangles: 'left, a bit' })
  const done = await sue.post(url, { ...fields, rectangles: '10 10 20 20\n50,50,25,25' })
  const id = (await read())?.photoId
  const page = await sue.get(url)
  const picture = `/desk/requests/${number}/photos/${id}?original`

  expect([wrong.statusCode, done.statusCode]).toEqual([400, 303])
  expect(wrong.body).toContain('left, a bit')
  expect(id).not.toBe(photo.id)
  expect(page.body).toContain('10 10 20 20\n50 50 25 25')
  const admin = await colleague(['communications'])
  expect([(await sue.get(picture)).statusCode, (await admin.get(picture)).statusCode]).toEqual([200, 403])
  expect((await admin.get(picture.replace('?original', ''))).statusCode).toBe(200)
})
