import { expect, onTestFinished, test } from 'vitest'
import { listSuppressions, messagesOf } from '../../modules/notifications/index.ts'
import { aCity } from '../../testing/city.ts'
import { aMailServer } from '../../testing/mail-server.ts'
import { aPost } from '../../testing/post.ts'
import { createApp, createLive } from '../../web/index.ts'
import { inbound } from './index.ts'

const SECRET = 'a-secret-of-sixteen-letters'
const ADA = 'Ada@home.example'

async function aProvider() {
  const city = await aCity()
  const server = await aMailServer()
  const post = aPost(city, server.url)
  const app = await createApp({
    cities: { for: () => city, all: () => [city] },
    live: createLive(),
    ready: async () => true,
    staff: async () => null,
    surfaces: [inbound({ mailWebhookSecret: SECRET })],
    secret: 'x'.repeat(32),
    mostDelay: 60_000,
  })
  onTestFinished(() => app.close())
  const request = await city.request({ reporter: { email: ADA } })
  await post.react()
  return {
    city,
    server,
    post,
    request,
    tell: (payload: object, authorization = `Bearer ${SECRET}`) =>
      app.inject({ method: 'POST', url: '/inbound/mail-events', headers: { authorization }, payload }),
    fate: async () =>
      (await messagesOf(city.db, request.id)).map(({ state, lastError }) => [state, lastError]),
  }
}

test('a letter is delivered, or comes back, and then its address is left alone', async () => {
  const { city, server, post, tell, fate, request } = await aProvider()
  expect(await fate()).toEqual([['sent', null]])
  const messageId = server.letters[0]!.headers.get('message-id')

  expect((await tell({ type: 'delivered', recipient: ADA, messageId })).statusCode).toBe(204)
  expect(await fate()).toEqual([['delivered', null]])
  const back = { type: 'bounced', recipient: ADA, messageId, detail: '550 5.1.1 Unknown' }
  await tell(back)
  await tell(back)
  expect(await fate()).toEqual([['failed', '550 5.1.1 Unknown']])
  expect(await listSuppressions(city.db, 10)).toMatchObject([
    { address: 'ada@home.example', reason: 'bounced' },
  ])

  await city.request({ reporter: { email: 'ADA@home.example' } })
  await post.react()
  expect(server.letters).toHaveLength(1)
  expect(request.id).toBeTruthy()
})

test('a complaint ends letters to the address, and the letter stays sent', async () => {
  const { city, tell, fate } = await aProvider()

  await tell(
    [{ event: 'spamreport', email: ADA }],
    `Basic ${Buffer.from(`any:${SECRET}`).toString('base64')}`,
  )

  expect(await fate()).toEqual([['sent', null]])
  expect(await listSuppressions(city.db, 10)).toMatchObject([{ reason: 'complained' }])
})

test('nobody is believed without the secret, nor about addresses that were never written to', async () => {
  const { city, tell, fate } = await aProvider()
  const event = { type: 'bounced', recipient: ADA, detail: '550 5.1.1 Unknown' }

  for (const wrong of ['', 'Bearer', 'Bearer wrong', 'Basic eDp5']) {
    expect((await tell(event, wrong)).statusCode).toBe(403)
  }
  await tell({ ...event, recipient: 'mayor@city.example' })
  expect(await fate()).toEqual([['sent', null]])
  expect(await listSuppressions(city.db, 10)).toEqual([])
  expect((await tell([null, 1, 'x'] as never)).statusCode).toBe(204)
})
