/** A photo that was held and is shown after the words it came with. */
import { expect, test } from 'vitest'
import { PERSON } from '../../kernel/actor.ts'
import { aPartnerServer } from '../../testing/partner-server.ts'
import { aWebhook } from '../../testing/a-webhook.ts'
import { photosNow, somePhotos } from '../../testing/held-photos.ts'
import { checkedCity } from '../../testing/small-city.ts'
import { letThrough, makePrivate, moderatePhoto, showWords } from '../moderation/index.ts'
import { addAsReporter, listToCheck } from '../requests/index.ts'

/** A held report with two photos, and what everybody's webhook hears of what is shown. */
async function aHeldReport() {
  const server = await aPartnerServer(() => ({ body: {} }))
  const events = ['request.shown'] as const
  const { city, settles } = await aWebhook(server.url, { scope: 'public', events }, {}, checkedCity)
  const boss = await city.staff('supervisor')
  const { id } = await city.request({ description: 'Rufus did it.', photos: await somePhotos(city, 2) })
  const because = { reason: 'Nobody is to be seen.' }
  const told = async () => {
    await settles()
    return server.calls.splice(0).map(({ body }) => (JSON.parse(body) as { data: unknown }).data)
  }
  const turn = async (at: number, shown: boolean) => {
    const photo = (await photosNow(city, id))[at]!
    await city.act(boss, (act) => moderatePhoto(act, id, photo, { ...because, shown }))
  }
  return { city, boss, id, because, told, turn }
}

test('programs hear of each photo when it is shown, once', async () => {
  const { city, boss, id, because, told, turn } = await aHeldReport()
  await city.act(boss, (act) => showWords(act, id, 'description', because))
  const words = await told()

  await turn(0, true)
  const first = await told()
  await turn(1, true)
  const second = await told()
  await turn(0, false)
  await turn(0, true)

  const url = expect.stringMatching(/^https:/) as string
  expect(words).toMatchObject([
    { request: { description: 'Rufus did it.', photo_url: null }, activity: { photo_urls: [] } },
  ])
  expect(first).toMatchObject([{ request: { photo_url: url }, activity: { photo_urls: [url] } }])
  expect(second).toMatchObject([{ activity: { kind: 'submitted', photo_urls: [url, url] } }])
  expect(await told()).toEqual([])
})

test('a photo that was added later without words is told once, however it is shown', async () => {
  const { city, boss, id, told, turn } = await aHeldReport()
  const photos = await somePhotos(city, 1)
  await city.act(PERSON, (act) => addAsReporter(act, id, { body: '', public: true, photos }))
  const line = (await listToCheck(city, boss, 10)).at(-1)!.line

  await turn(2, true)
  const shown = await told()
  await city.act(boss, (act) => letThrough(act, line))

  expect(shown).toMatchObject([{ activity: { id: String(line), photo_urls: [expect.any(String)] } }])
  expect(await told()).toEqual([])
})

test('what became private before it is told is told to nobody', async () => {
  const { city, boss, id, because, told, turn } = await aHeldReport()
  await turn(0, true)

  await city.act(boss, (act) => makePrivate(act, id, because))

  expect(await told()).toEqual([])
})
