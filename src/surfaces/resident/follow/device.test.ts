import { expect, test } from 'vitest'
import { requestKey } from '../../../modules/requests/index.ts'
import { proofKey, vapidKeys } from '../../../modules/notifications/index.ts'
import { aPushService } from '../../../testing/push-service.ts'
import { aVisitor, wordsOf } from '../../../testing/visitor.ts'

async function aPhone() {
  const visitor = await aVisitor()
  const { city, get, post } = visitor
  const { key } = (await get('/en/follow/device')).json<{ key: string }>()
  const { device } = (await aPushService()).browser(key)
  const say = (what: string, fields: Record<string, string>) =>
    post(`/en/follow/device${what}`, { ...device, ...fields })
  const prove = () =>
    post('/en/follow/device/proof', {
      endpoint: device.endpoint,
      key: proofKey(city.secret, device.endpoint),
    })
  return { ...visitor, key, device, say, prove }
}

test('a device follows, answers, sees what it follows, and stops', async () => {
  const { city, key, get, say, prove } = await aPhone()
  const { number } = await city.request()
  expect(key).toBe(vapidKeys(city.secret).publicKey)

  expect((await say('/state', { request: number })).json()).toEqual({ state: 'none', mine: null })
  const asked = await say('', { request: number })
  expect(asked.statusCode).toBe(202)
  expect(asked.headers['cache-control']).toBe('no-store')
  expect(asked.json()).toMatchObject({ state: 'asked' })
  expect((await prove()).statusCode).toBe(204)
  expect((await say('/state', { request: number })).json()).toMatchObject({ state: 'following' })

  const { mine } = asked.json<{ mine: string }>()
  const page = await get(mine)
  expect(wordsOf(page)).toContain('We tell you on your device.')
  expect(wordsOf(page)).toContain(`request ${number}`)
  expect(wordsOf(page)).not.toContain('How often')
  expect(page.body).not.toContain('https://localhost')
  expect((await say('/stop', { request: number })).json()).toMatchObject({ state: 'none' })
  expect(wordsOf(await get(mine))).toContain('You follow nothing at the moment.')
})

test('the private link says whose report it is; a private request is followed by nobody', async () => {
  const { city, say } = await aPhone()
  const own = await city.request()
  const key = requestKey(city.secret, Number(own.number))

  await say('', { request: own.number, key: 'wrong' })
  expect((await city.pool.query('select from push_report')).rowCount).toBe(0)
  await say('/state', { request: own.number, key })
  expect((await city.pool.query('select from push_report')).rowCount).toBe(1)
  await city.pool.query("update service_request set visibility = 'private'")
  expect((await say('', { request: own.number, key })).statusCode).toBe(404)
})

test.each([
  ['http', { endpoint: 'http://push.example/1' }],
  ['a file', { endpoint: 'file:///etc/passwd' }],
  ['a name and a password', { endpoint: 'https://a:b@push.example/1' }],
  ['nothing', { endpoint: '' }],
  ['a book', { endpoint: `https://push.example/${'x'.repeat(2000)}` }],
  [
    'a point beside the curve',
    { p256dh: Buffer.concat([Buffer.of(4), Buffer.alloc(64, 7)]).toString('base64url') },
  ],
  ['half a key', { p256dh: 'AAAA' }],
  ['a short secret', { auth: 'AAAA' }],
  ['a sentence as a secret', { auth: '’; drop table follower' }],
])('%s is no device', async (_, wrong) => {
  const { say } = await aPhone()

  const answer = await say('', { words: 'lamp', ...wrong })

  expect(answer.statusCode).toBe(400)
})

test('a body as large as a photo is not taken', async () => {
  const { say } = await aPhone()

  expect((await say('', { words: 'x'.repeat(100_000) })).statusCode).toBe(413)
})
