import { expect, test } from 'vitest'
import { PERSON } from '../../kernel/actor.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { aCity, type TestCity } from '../../testing/city.ts'
import { aMailServer } from '../../testing/mail-server.ts'
import { aPost } from '../../testing/post.ts'
import { acceptRequest, addAsReporter, addNote, closeRequest } from '../requests/index.ts'
import {
  type Asked,
  askToFollow,
  confirmFollow,
  endFollow,
  findFollower,
  type Frequency,
  readConfirmKey,
  readFollowKey,
  readWhat,
  sendDigests,
  sweepFollows,
} from './index.ts'

const BO = 'bo@home.example'
const HERE = { lon: -75.501, lat: 40 }

async function aCityThatWrites() {
  const city = await aCity()
  const server = await aMailServer()
  const post = aPost(city, server.url)
  return { city, server, post, letters: server.letters, last: () => server.letters.at(-1)! }
}

interface Follow {
  readonly email?: string
  readonly frequency?: Frequency
  readonly language?: string
}

async function ask(
  city: TestCity,
  asked: Asked,
  { email = BO, frequency = 'at_once', language = 'en' }: Follow = {},
) {
  const what = readWhat(asked, city.catalog(), city.places())
  await city.act(PERSON, (act) => askToFollow(act, city, { email, what, frequency, language }))
}

/** Asked, and confirmed by its owner some time ago. */
async function follow(city: TestCity, asked: Asked, how: Follow = {}) {
  await ask(city, asked, how)
  const { rows } = await city.pool.query<{ id: never }>(
    'select id from subscription where confirmed_at is null order by id desc limit 1',
  )
  await city.act(PERSON, (act) => confirmFollow(act, rows[0]!.id))
  await city.pool.query(
    "update subscription set confirmed_at = now() - interval '1 hour' where confirmed_at is not null",
  )
}

const tell = ({ post }: Awaited<ReturnType<typeof aCityThatWrites>>) => post.byDay()

test('who follows a request hears of its turns, once, with a link that ends it', async () => {
  const scene = await aCityThatWrites()
  const { city, letters } = scene
  const request = await city.request()
  await follow(city, { request: request.number })
  const crew = await city.staff('department_staff', 'streets')

  await city.act(crew, (act) => addNote(act, request.id, { public: false, body: 'He drinks.' }))
  await city.act(crew, (act) => addNote(act, request.id, { public: true, body: 'The lamp is on its way.' }))
  await tell(scene)
  await tell(scene)

  const news = letters.filter(({ subject }) => subject.startsWith('News'))
  expect(news).toHaveLength(1)
  const [{ subject, text, html, headers, to }] = news as [(typeof news)[0]]
  expect(to).toEqual([BO])
  expect(subject).toBe(`News: Street light ${request.number}`)
  expect(text).toContain('Streets writes:\n> The lamp is on its way.')
  expect(text).toContain(`https://311.city.example/en/requests/${request.number}\n`)
  expect(text + html).not.toMatch(/drinks|fill-/)
  const stop = /^<https:\/\/311\.city\.example\/en\/following\/stop\?key=([\w.-]+)>$/.exec(
    headers.get('list-unsubscribe') ?? '',
  )
  expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  const opened = readFollowKey(city.secret, stop![1]!)!
  expect((await findFollower(city.db, opened.followerId))?.subscriptions).toMatchObject([
    { id: opened.subscriptionId, requestNumber: Number(request.number) },
  ])
})

test('nothing is sent before the owner of the address said yes', async () => {
  const scene = await aCityThatWrites()
  const { city, letters } = scene
  const request = await city.request()
  await ask(city, { request: request.number }, { language: 'es' })
  await tell(scene)
  const crew = await city.staff('department_staff', 'streets')
  await city.act(crew, (act) => acceptRequest(act, request.id))
  await tell(scene)

  expect(letters.map(({ subject }) => subject)).toEqual(['¿Quiere recibir noticias de Smallville?'])
  const key = /\/es\/follow\/confirm\?key=([\w.-]+)/.exec(letters[0]!.text)![1]!
  const id = readConfirmKey(city.secret, key)!
  await city.act(PERSON, (act) => confirmFollow(act, id))
  await city.act(crew, (act) => addNote(act, request.id, { public: true, body: 'Tomorrow.' }))
  await tell(scene)

  expect(letters).toHaveLength(2)
  expect(letters[1]!.subject).toMatch(/^Novedades: /)
})

test.each<[string, Asked, Partial<Parameters<TestCity['request']>[0]>, boolean]>([
  ['a place', { lat: '40.001', lon: '-75.501', metres: '250' }, {}, true],
  ['a place too far away', { lat: '40.01', lon: '-75.501', metres: '250' }, {}, false],
  ['the corner of a square round a circle', { lat: '40.0020', lon: '-75.4985', metres: '250' }, {}, false],
  ['a drawn area', { outline: '-75.502,39.999 -75.5,39.999 -75.5,40.001 -75.502,40.001' }, {}, true],
  [
    'a drawn area beside',
    { outline: '-75.502,39.999 -75.5,39.999 -75.502,40.003' },
    { point: { lon: -75.5005, lat: 40.002 } },
    false,
  ],
  ['a district', { area: 'district:1' }, {}, true],
  ['another district', { area: 'district:2' }, {}, false],
  ['a service', { service: '102' }, {}, true],
  ['another service', { service: '103' }, {}, false],
  ['words', { words: 'LIGHT out' }, {}, true],
  ['words that are not there', { words: 'light pills' }, {}, false],
  ['words parted by the sign of a pattern', { words: 'out%light' }, {}, true],
])('who follows %s', async (_, asked, report, hears) => {
  const scene = await aCityThatWrites()
  await follow(scene.city, asked)
  await scene.city.request({ point: HERE, ...report })
  await tell(scene)

  expect(scene.letters.filter(({ subject }) => subject.startsWith('New: Street light'))).toHaveLength(
    hears ? 1 : 0,
  )
})

test('a private request is nobody’s news, nor is one that became private', async () => {
  const scene = await aCityThatWrites()
  const { city, letters } = scene
  await follow(city, { area: 'district:1' })
  await follow(city, { area: 'district:1' }, { email: 'cy@home.example', frequency: 'daily' })
  await city.request({ serviceCode: '104' })
  const later = await city.request()
  await city.pool.query("update service_request set visibility = 'private' where id = $1", [later.id])
  await tell(scene)
  await sendDigests(city, scene.post.post, new Date(Date.now() + 3 * 86_400_000))
  await tell(scene)

  expect(letters.filter(({ subject }) => !subject.startsWith('Do you want'))).toEqual([])
})

test('nobody hears of their own act, and a reporter not twice', async () => {
  const scene = await aCityThatWrites()
  const { city, letters } = scene
  await follow(city, { area: 'district:1' }, { email: 'Ada@Home.example' })
  await follow(city, { area: 'district:1' }, { email: 'quiet@home.example' })
  const ada = await city.request({ reporter: { email: 'ada@home.example' } })
  const quiet = await city.request({ reporter: { email: 'quiet@home.example', wantsMail: false } })
  const crew = await city.staff('department_staff', 'streets')
  await follow(city, { request: quiet.number }, { email: 'department_staff1@city.example' })
  await tell(scene)
  letters.length = 0
  await city.act(PERSON, (act) =>
    addAsReporter(act, quiet.id, { body: 'Still dark.', public: true, photos: [] }),
  )
  await city.act(crew, (act) => closeRequest(act, ada.id, { resolution: 'completed', note: 'New lamp.' }))
  await city.act(crew, (act) => closeRequest(act, quiet.id, { resolution: 'completed', note: 'New lamp.' }))
  await tell(scene)

  const told = letters.map(({ to, subject }) => `${to[0]} ${subject.replaceAll(/\d{8}/g, '#')}`).sort()
  expect(told).toEqual([
    // A neighbour's, and one's own by the reporter's letter.
    'ada@home.example The work is done: Street light #',
    'ada@home.example Your request # is closed: The work is done',
    'quiet@home.example The work is done: Street light #',
    'quiet@home.example The work is done: Street light #',
  ])
})

test('two subscriptions that fit tell once, by the more eager one', async () => {
  const scene = await aCityThatWrites()
  const { city, letters } = scene
  await follow(city, { area: 'district:1' }, { frequency: 'weekly' })
  await follow(city, { service: '102' })
  await follow(city, { words: 'light' }, { frequency: 'daily' })
  await city.request()
  await tell(scene)
  await sendDigests(city, scene.post.post, new Date(Date.now() + 9 * 86_400_000))
  await tell(scene)

  expect(letters.filter(({ subject }) => !subject.startsWith('Do you want'))).toHaveLength(1)
})

test('a digest tells in the morning what happened since, once', async () => {
  const scene = await aCityThatWrites()
  const { city, letters } = scene
  await follow(city, { area: 'district:1' }, { frequency: 'daily', language: 'ar' })
  const first = await city.request()
  await city.request()
  await tell(scene)
  expect(await sendDigests(city, scene.post.post, new Date())).toBe(0)
  const morning = new Date(Date.now() + 25 * 3_600_000)
  expect(await sendDigests(city, scene.post.post, morning)).toBe(1)
  expect(await sendDigests(city, scene.post.post, morning)).toBe(0)
  await tell(scene)

  const digest = letters.at(-1)!
  expect(digest.subject).toBe('خبران من Smallville اليوم')
  expect(digest.html).toContain('dir="rtl"')
  expect(digest.text).toContain(`https://311.city.example/ar/requests/${first.number}`)
  expect(digest.headers.get('list-unsubscribe')).toContain('/ar/following/stop?key=')
})

test('who stops hears nothing more, neither at once nor with the next digest', async () => {
  const scene = await aCityThatWrites()
  const { city, letters } = scene
  await follow(city, { area: 'district:1' }, { frequency: 'daily' })
  await city.request()
  await tell(scene)
  letters.length = 0
  const { rows } = await city.pool.query<{ id: never; follower_id: never }>(
    'select id, follower_id from subscription',
  )
  await city.act(PERSON, (act) => endFollow(act, rows[0]!.follower_id, rows[0]!.id))
  await city.act(PERSON, (act) => endFollow(act, rows[0]!.follower_id, rows[0]!.id))
  await city.request()
  await tell(scene)
  await sendDigests(city, scene.post.post, new Date(Date.now() + 9 * 86_400_000))
  await tell(scene)

  expect(letters).toEqual([])
})

test('asking for the same again and again fills nobody’s mailbox', async () => {
  const scene = await aCityThatWrites()
  const { number } = await scene.city.request()
  for (let times = 0; times < 8; times += 1) await ask(scene.city, { request: number })
  await tell(scene)
  expect(scene.letters).toHaveLength(5)
})

test('an address is asked a few times a day and no more; the answer is always the same', async () => {
  const scene = await aCityThatWrites()
  const { city, letters } = scene
  for (let at = 0; at < 9; at += 1) await ask(city, { words: `lamp ${at}` })
  await ask(city, { words: 'lamp' }, { email: 'cy@home.example' })
  await scene.city.pool.query(
    "insert into suppression (channel, address, reason, since) values ('email', 'cy@home.example', 'complained', now())",
  )
  await tell(scene)

  expect(letters).toHaveLength(5)
  await expect(ask(city, { words: 'lamp' }, { email: 'bo@@home' })).rejects.toBeInstanceOf(Refusal)
  await expect(ask(city, { request: '99000001' })).rejects.toMatchObject({ code: 'request_not_found' })
})

test('wishes nobody confirmed are forgotten, with their address', async () => {
  const { city } = await aCityThatWrites()
  await ask(city, { words: 'lamp' })
  await follow(city, { words: 'lamp' }, { email: 'cy@home.example' })

  await sweepFollows(city, new Date(Date.now() + 6 * 86_400_000))
  expect(await addresses(city)).toEqual([BO, 'cy@home.example'])
  await sweepFollows(city, new Date(Date.now() + 8 * 86_400_000))
  expect(await addresses(city)).toEqual(['cy@home.example'])
})

async function addresses(city: TestCity): Promise<string[]> {
  const { rows } = await city.pool.query<{ address: string }>('select address from follower order by address')
  return rows.map(({ address }) => address)
}

test('a follower reads what everybody may: masked, or as a moderator worded it', async () => {
  const scene = await aCityThatWrites()
  const { city, letters } = scene
  await follow(city, { words: '555-0123' })
  const request = await city.request({ description: 'Light out, call 215-555-0123.' })
  await follow(city, { request: request.number }, { email: 'cy@home.example' })
  const crew = await city.staff('department_staff', 'streets')
  const body = 'We call you back at 215-555-0123.'
  await city.act(crew, (act) => addNote(act, request.id, { public: true, body }))
  await tell(scene)

  const news = letters.filter(({ subject }) => subject.startsWith('News'))
  expect(news.map(({ to }) => to)).toEqual([['cy@home.example']])
  expect(news[0]!.text + news[0]!.html).not.toContain('555-0123')
})
