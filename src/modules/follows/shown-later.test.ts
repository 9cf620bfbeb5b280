/** What was held back until staff had looked at it is news once it is shown: once, and to nobody twice. */
import { expect, test } from 'vitest'
import { PERSON } from '../../kernel/actor.ts'
import { aCity } from '../../testing/city.ts'
import { aMailServer } from '../../testing/mail-server.ts'
import { aPost } from '../../testing/post.ts'
import { photosNow, somePhotos } from '../../testing/held-photos.ts'
import { checkedCity } from '../../testing/small-city.ts'
import { holdBack, letThrough, moderatePhoto, rewordWords, showWords, takeBack } from '../moderation/index.ts'
import { addAsReporter, listToCheck } from '../requests/index.ts'
import { askToFollow, confirmFollow, readWhat, sendDigests } from './index.ts'

const DAY = 86_400_000
const HERE = { lat: '40', lon: '-75.501', metres: '1000' }

async function aFollowedCity(photos = 0) {
  const city = await aCity(checkedCity)
  const server = await aMailServer()
  const post = aPost(city, server.url)
  const boss = await city.staff('supervisor')
  const follow = async (
    email: string,
    fields: Record<string, string>,
    frequency: 'at_once' | 'daily' = 'at_once',
  ) => {
    const what = readWhat(fields, city.catalog(), city.places())
    await city.act(PERSON, (act) => askToFollow(act, city, { email, what, frequency, language: 'en' }))
    const { rows } = await city.pool.query<{ id: never }>(
      'select id from subscription order by id desc limit 1',
    )
    await city.act(PERSON, (act) => confirmFollow(act, rows[0]!.id))
  }
  await follow('search@home.example', { words: 'Rufus' })
  await follow('place@home.example', HERE)
  await follow('ada@home.example', HERE)
  await follow('digest@home.example', HERE, 'daily')
  await city.pool.query("update subscription set confirmed_at = now() - interval '1 hour'")
  await post.react()
  const reporter = { email: 'ada@home.example' }
  const { id, number } = await city.request({
    description: 'My neighbour Rufus broke it.',
    reporter,
    photos: await somePhotos(city, photos),
  })
  const line = (await listToCheck(city, boss, 1))[0]!.line
  /** Who was written to about the request as a follower, and how. */
  const told = async () => {
    await post.react()
    await post.byDay()
    return server.letters
      .splice(0)
      .filter(({ subject }) => !/received|Do you want/.test(subject))
      .map(({ to, subject, text }) => [to[0], subject, text.includes('neighbour')])
      .sort()
  }
  return { city, post: post.post, boss, id, number, line, told }
}

const subjects = (what: string, number: string, ...to: string[]) =>
  to.map((one) => [one, `${what}: Street light ${number}`, false])

test('who follows a search, a place or a part hears of the words when they are shown, once', async () => {
  const { city, boss, number, line, told } = await aFollowedCity()
  const atFirst = await told()

  await city.act(boss, (act) => letThrough(act, line))
  const shown = await told()
  await city.act(boss, (act) => takeBack(act, line))
  await city.act(boss, (act) => letThrough(act, line))
  const again = await told()

  expect(atFirst).toEqual(subjects('New', number, 'place@home.example'))
  expect(shown).toEqual(subjects('Now shown in full', number, 'place@home.example', 'search@home.example'))
  expect(again).toEqual([])
})

test('a digest names the request once, whatever it is told of it', async () => {
  const { city, post, boss, number, line, told } = await aFollowedCity()
  await told()
  await city.act(boss, (act) => letThrough(act, line))
  await told()

  await sendDigests(city, post, new Date(Date.now() + 2 * DAY))

  const { rows } = await city.pool.query<{ text: string }>(
    "select l.text from message m join letter l on l.id = m.letter_id where m.template = 'follow_digest'",
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]!.text.match(new RegExp(`requests/${number}`, 'g'))).toHaveLength(1)
})

test('what is hidden is told to nobody; shown on the request’s own page after all, it is told then', async () => {
  const { city, boss, id, number, line, told } = await aFollowedCity()
  await told()
  await city.act(boss, (act) => holdBack(act, line, 'A name.'))
  const hidden = await told()

  const why = { wording: 'It is broken, Rufus says.', reason: 'He agreed.' }
  await city.act(boss, (act) => rewordWords(act, id, 'description', why))

  expect(hidden).toEqual([])
  expect(await told()).toEqual(
    subjects('Now shown in full', number, 'place@home.example', 'search@home.example'),
  )
})

test('what a reporter adds is no news to followers, held or shown', async () => {
  const { city, boss, id, told } = await aFollowedCity()
  await told()
  await city.act(PERSON, (act) => addAsReporter(act, id, { body: 'Rufus laughs.', public: true }))
  const line = (await listToCheck(city, boss, 10)).at(-1)!.line

  await city.act(boss, (act) => letThrough(act, line))

  expect(await told()).toEqual([])
})

const FOLLOWERS = ['place@home.example', 'search@home.example']
const BECAUSE = { reason: 'Nobody is to be seen.' }

/** Shows or hides one photo of a request on its own page. */
const turn = async (
  { city, boss, id }: Awaited<ReturnType<typeof aFollowedCity>>,
  at: number,
  shown: boolean,
) => {
  const photo = (await photosNow(city, id))[at]!
  await city.act(boss, (act) => moderatePhoto(act, id, photo, { ...BECAUSE, shown }))
}

test('photos that are shown after their words are told too, in one letter, whatever is decided about them afterwards', async () => {
  const all = await aFollowedCity(2)
  const { city, boss, id, number, told } = all
  await told()
  await city.act(boss, (act) => showWords(act, id, 'description', BECAUSE))
  const words = await told()

  await turn(all, 0, true)
  const photo = await told()
  await turn(all, 1, true)
  await turn(all, 0, false)
  await turn(all, 0, true)

  expect(words).toEqual(subjects('Now shown in full', number, ...FOLLOWERS))
  expect(photo).toEqual(subjects('A photo is now shown', number, ...FOLLOWERS))
  expect(await told()).toEqual([])
})

test('so they are when they are let through in the queue, and not again when that is taken back', async () => {
  const { city, boss, id, number, line, told } = await aFollowedCity(1)
  await city.act(boss, (act) => showWords(act, id, 'description', BECAUSE))
  await told()

  await city.act(boss, (act) => letThrough(act, line))
  const photo = await told()
  await city.act(boss, (act) => takeBack(act, line))
  await city.act(boss, (act) => letThrough(act, line))

  expect(photo).toEqual(subjects('A photo is now shown', number, ...FOLLOWERS))
  expect(await told()).toEqual([])
})

test('photos that are shown with their words are no news of their own', async () => {
  const all = await aFollowedCity(1)
  await all.told()
  await all.city.act(all.boss, (act) => letThrough(act, all.line))
  const both = await all.told()

  await turn(all, 0, false)
  await turn(all, 0, true)

  expect(both).toEqual(subjects('Now shown in full', all.number, ...FOLLOWERS))
  expect(await all.told()).toEqual([])
})
