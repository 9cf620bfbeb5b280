import { expect, test } from 'vitest'
import { PERSON } from '../../../kernel/actor.ts'
import {
  askToFollow,
  confirmFollow,
  followKey,
  type FollowerId,
  readWhat,
  type SubscriptionId,
} from '../../../modules/follows/index.ts'
import { acceptRequest, assignRequest, closeRequest } from '../../../modules/requests/index.ts'
import type { TestCity } from '../../../testing/city.ts'
import { aMailServer } from '../../../testing/mail-server.ts'
import { aPost } from '../../../testing/post.ts'
import { aVisitor, wordsOf } from '../../../testing/visitor.ts'

async function follow(city: TestCity, number: string, email: string): Promise<string> {
  const what = readWhat({ request: number }, city.catalog(), city.places())
  await city.act(PERSON, (act) =>
    askToFollow(act, city, { email, what, frequency: 'at_once', language: 'en' }),
  )
  const { rows } = await city.pool.query<{ id: SubscriptionId; follower_id: FollowerId }>(
    'select id, follower_id from subscription where request_number = $1 order by asked_at desc, id desc limit 1',
    [number],
  )
  const { id, follower_id: followerId } = rows[0]!
  await city.act(PERSON, (act) => confirmFollow(act, id))
  await city.pool.query("update subscription set confirmed_at = now() - interval '2 hours' where id = $1", [
    id,
  ])
  return followKey(city.secret, { followerId, subscriptionId: id })
}

async function aFollowedLamp() {
  const visitor = await aVisitor()
  const { city } = visitor
  const boss = await city.staff('customer_service_officer', 'streets')
  const lamp = await city.request({ reporter: { email: 'ada@home.example' } })
  const key = await follow(city, lamp.number, 'bo@home.example')
  await city.act(boss, (act) => acceptRequest(act, lamp.id))
  await city.act(boss, (act) => assignRequest(act, lamp.id, { staffId: boss.id as never }))
  const close = (at = new Date()) =>
    city.act(boss, (act) => closeRequest(act, lamp.id, { resolution: 'completed', note: 'Shines.' }), at)
  const say = (own: string, note = 'Dark again.') =>
    visitor.post('/en/following/not-fixed', { key: own, note })
  const row = async () =>
    (
      await city.pool.query<{ status: string; assignee_id: string; pauses: unknown[] }>(
        'select status, assignee_id, pauses from service_request where id = $1',
        [lamp.id],
      )
    ).rows[0]!
  return { ...visitor, boss, lamp, key, close, say, row }
}

test('the closing letter’s link opens it again: for the same person, with the clock’s history, in a neighbour’s name', async () => {
  const { city, get, boss, lamp, key, close, say, row } = await aFollowedLamp()
  const server = await aMailServer()
  const post = aPost(city, server.url)
  await post.react()
  await close()
  await post.byDay()
  // Letters that waited for the morning leave together: the newest need not be the last.
  const news = server.letters.find(
    ({ to, text }) => to.includes('bo@home.example') && text.includes('not-fixed'),
  )!
  const link = /\/en\/following\/not-fixed\?key=[\w.-]+/.exec(news.text)![0]
  expect(link).toContain(key)
  server.letters.length = 0

  const page = await get(link)
  const said = await say(key)
  await post.byDay()

  expect(wordsOf(page)).toContain('If it is not fixed, say what is wrong')
  expect(said.statusCode).toBe(303)
  expect(wordsOf(await get(said.headers.location as string))).toContain('It is open again')
  expect(await row()).toMatchObject({ status: 'open', assignee_id: boss.id, pauses: [expect.anything()] })
  const seen = wordsOf(await get(`/en/requests/${lamp.number}`))
  expect(seen).toMatch(/A neighbour[\s\S]*Dark again\./)
  // The reporter hears of it; not in the department's name, and not who follows of their own act.
  const told = server.letters.map(({ to, text }) => [to[0], /> Dark again/.test(text)])
  expect(told).toEqual([['ada@home.example', false]])
})

test('once each, and twice in all; then the city has heard it', async () => {
  const { city, lamp, key, close, say, row } = await aFollowedLamp()
  const [second, third] = [
    await follow(city, lamp.number, 'cy@home.example'),
    await follow(city, lamp.number, 'di@home.example'),
  ]
  await close()
  const [one, other] = await Promise.all([say(key), say(second)])
  expect([one.statusCode, other.statusCode].sort()).toEqual([303, 409])
  await close()
  const again = await say(one.statusCode === 303 ? key : second)
  const next = await say(one.statusCode === 303 ? second : key)
  await close()
  const last = await say(third)

  expect(again.statusCode).toBe(409)
  expect(wordsOf(again)).toContain('You have said so of this request before.')
  expect([next.statusCode, last.statusCode]).toEqual([303, 409])
  expect(wordsOf(last)).toContain('opened again by its followers before')
  expect((await row()).status).toBe('closed')
})

test('not without words, a link, or having followed it to its end; not after thirty days; three a day', async () => {
  const { city, get, lamp, key, close, say, boss, row } = await aFollowedLamp()
  const open = await say(key)
  await close()
  const late = await follow(city, lamp.number, 'late@home.example')
  await city.pool.query(
    "update subscription set confirmed_at = now() + interval '1 s' where confirmed_at = (select max(confirmed_at) from subscription)",
  )
  const answers = [await say(key, '  '), await say(`${key}x`), await say(''), await say(late)]
  const others = []
  for (let at = 0; at < 4; at += 1) {
    const more = await city.request()
    const own = await follow(city, more.number, 'eager@home.example')
    await city.act(boss, (act) => closeRequest(act, more.id, { resolution: 'referred', note: 'Elsewhere.' }))
    others.push((await say(own)).statusCode)
  }
  await city.pool.query("update service_request set closed_at = now() - interval '31 days' where id = $1", [
    lamp.id,
  ])
  await city.pool.query("update subscription set confirmed_at = now() - interval '90 days'")
  const old = await say(key)

  expect(open.statusCode).toBe(409)
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([400, 404, 404, 403])
  expect(others).toEqual([303, 303, 303, 403])
  expect(old.statusCode).toBe(409)
  expect(wordsOf(await get(`/en/following/not-fixed?key=${key}`))).toContain('more than 30 days ago')
  expect((await row()).status).toBe('closed')
  await city.pool.query("update service_request set visibility = 'private'")
  expect((await get(`/en/following/not-fixed?key=${key}`)).statusCode).toBe(404)
})
