import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { addNote, assignRequest, closeRequest } from '../requests/index.ts'
import { aWebhook } from '../../testing/a-webhook.ts'
import { type Arrived, aPartnerServer } from '../../testing/partner-server.ts'
import { renewSecret, replayMessage, replayRange, setWebhookActive } from './manage.ts'
import { LASTING, pauseAfter } from './rules.ts'
import { signedHeaders } from './sign.ts'

interface Told {
  readonly type: string
  readonly timestamp: string
  readonly data: {
    readonly request: { readonly number: string; readonly status: string; readonly visibility: string }
    readonly activity: { readonly body: string; readonly kind: string } | null
  }
}
const told = ({ body }: Arrived) => JSON.parse(body) as Told
const idOf = ({ headers }: Arrived) => String(headers['webhook-id'])

/** As a receiver checks it, by the words of the standard. */
function verified({ headers, body }: Arrived, secret: string): boolean {
  const content = `${idOf({ headers } as Arrived)}.${String(headers['webhook-timestamp'])}.${body}`
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const expected = `v1,${createHmac('sha256', key).update(content).digest('base64')}`
  return String(headers['webhook-signature']).split(' ').includes(expected)
}

test('the reference vector of Standard Webhooks comes out', () => {
  const at = new Date(1614265330_000)
  const headers = signedHeaders('msg_p5jXN8AQM9LWM0D4loKWxJek', at, '{"test": 2432232314}', [
    'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  ])

  expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
  expect(headers['webhook-timestamp']).toBe('1614265330')
})

test('what happens is told once, signed, with the request as everybody may see it', async () => {
  const server = await aPartnerServer(() => ({ status: 204, body: '' }))
  const { city, secret, settles, messages } = await aWebhook(server.url)
  const boss = await city.staff('supervisor')

  const { id, number } = await city.request({
    description: 'Dark.',
    reporter: { email: 'CANARY@home.example' },
  })
  await city.act(boss, (act) => addNote(act, id, { body: 'CANARY inside', public: false }))
  await city.act(boss, (act) => assignRequest(act, id, {}))
  await city.request({ serviceCode: '104', description: 'CANARY of a private request' })
  await city.act(boss, (act) => closeRequest(act, id, { resolution: 'completed', note: 'New lamp.' }))
  await settles()
  await settles()

  const all = server.calls.map(told)
  expect(all.map(({ type }) => type).toSorted()).toEqual(['request.closed', 'request.submitted'])
  for (const call of server.calls) expect(verified(call, secret)).toBe(true)
  const closed = all.find(({ type }) => type === 'request.closed')
  expect(closed?.data).toMatchObject({
    jurisdiction_id: 'city.example',
    request: { number, status: 'closed', resolution: 'completed', service: { code: '102' } },
    activity: { kind: 'closed', body: 'New lamp.' },
  })
  expect(JSON.stringify(server.calls.map(({ body }) => body))).not.toContain('CANARY')
  expect((await messages()).map(({ state }) => state).toSorted()).toEqual([
    'delivered',
    'delivered',
    'withheld',
  ])
})

test('with the staff’s scope internal lines and private requests are told, and nobody’s contact data', async () => {
  const server = await aPartnerServer(() => ({ body: {} }))
  const { city, settles } = await aWebhook(server.url, {
    scope: 'staff',
    events: ['request.note', 'request.submitted'],
  })
  const boss = await city.staff('supervisor')

  const { id } = await city.request({
    serviceCode: '104',
    description: 'My neighbour knocks: call 617-555-0199.',
    reporter: { email: 'CANARY@home.example', phone: 'CANARY' },
  })
  await city.act(boss, (act) => addNote(act, id, { body: 'For us only.', public: false }))
  await city.act(boss, (act) => assignRequest(act, id, {}))
  await settles()

  const all = server.calls.map(told)
  expect(all.map(({ type }) => type).toSorted()).toEqual(['request.note', 'request.submitted'])
  expect(all.find(({ type }) => type === 'request.note')?.data).toMatchObject({
    request: { visibility: 'private' },
    activity: { body: 'For us only.' },
  })
  expect(server.calls.map(({ body }) => body).join()).toContain('My neighbour knocks')
  expect(server.calls.map(({ body }) => body).join()).not.toMatch(/CANARY|555-0199/)
})

test('what fails is tried again under the same id, each time signed for its own instant, until it gets there', async () => {
  let tries = 0
  const server = await aPartnerServer(() => {
    tries += 1
    return tries === 1 ? undefined : tries === 2 ? { status: 500, body: 'Boom' } : { body: {} }
  })
  const { city, secret, settles, later, messages, webhook } = await aWebhook(server.url)

  await city.request()
  await settles()
  await later()
  const failing = [await messages(), (await webhook()).failingSince !== null] as const
  await later()

  expect(failing).toMatchObject([[{ state: 'waiting', status: 500, answer: 'Boom', attempts: 2 }], true])
  expect(await messages()).toMatchObject([{ state: 'delivered', status: 200, attempts: 3 }])
  expect((await webhook()).failingSince).toBeNull()
  expect(new Set(server.calls.map(idOf)).size).toBe(1)
  expect(server.calls.every((call) => verified(call, secret))).toBe(true)
})

test('tries span more than a day, and then the message is failed', async () => {
  const pauses = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(pauseAfter)
  const server = await aPartnerServer(() => ({ status: 400, body: 'No' }))
  const { city, settles, later, messages } = await aWebhook(server.url)

  await city.request()
  await settles()
  for (let times = 0; times < 10; times += 1) await later()

  expect(pauses.at(-1)).toBeUndefined()
  expect(pauses.reduce<number>((sum, one) => sum + (one ?? 0), 0)).toBeGreaterThan(86_400_000)
  expect(await messages()).toMatchObject([{ state: 'failed', attempts: 9, status: 400 }])
  expect(server.calls.length).toBe(9)
})

test('a webhook that fails for days is switched off with the reason, and begins anew when somebody says so', async () => {
  const server = await aPartnerServer(() => ({ status: 503, body: 'Away' }))
  const { city, id, administrator, settles, later, webhook, messages } = await aWebhook(server.url)
  await city.request()
  await settles()
  await city.db
    .updateTable('webhook')
    .set({ failing_since: new Date(Date.now() - LASTING - 1) })
    .execute()
  await later()
  const off = await webhook()
  await city.request({ description: 'Unheard.' })
  await later()

  server.answer = () => ({ body: {} })
  await city.act(administrator, (act) => setWebhookActive(act, id, true))
  await later()

  expect(off).toMatchObject({ active: false, disabledWhy: '503 Away', disabledAt: expect.any(Date) })
  expect(await webhook()).toMatchObject({ active: true, disabledAt: null, failingSince: null })
  expect((await messages()).map(({ state }) => state)).toEqual(['delivered']) // what was missed is replayed by its span
  await city.act(administrator, (act) =>
    replayRange(act, id, { from: new Date(Date.now() - 60_000), to: new Date(Date.now() + 60_000) }),
  )
  await settles()
  expect((await messages()).map(({ state }) => state)).toEqual(['delivered', 'delivered'])
})

test('410 says that nobody will come back: the webhook is off at once', async () => {
  const server = await aPartnerServer(() => ({ status: 410, body: '' }))
  const { city, settles, webhook } = await aWebhook(server.url)

  await city.request()
  await settles()

  expect(await webhook()).toMatchObject({ active: false, disabledWhy: '410: nobody is there any more' })
})

test('one message, or a span of time, is told again under the ids it had', async () => {
  const server = await aPartnerServer(() => ({ body: {} }))
  const { city, id, administrator, settles, messages } = await aWebhook(server.url)
  const hour = 3_600_000
  const [early, late] = [new Date(Date.now() - 3 * hour), new Date(Date.now() - hour)]
  await city.request({ description: 'Early.' }, early)
  await city.request({ description: 'Late.' }, late)
  await settles()
  const ids = new Map(server.calls.map((call) => [told(call).data.request.number, idOf(call)]))
  const [first] = await messages()

  await city.act(administrator, (act) => replayMessage(act, first!.id))
  await settles()
  const count = await city.act(administrator, (act) =>
    replayRange(act, id, { from: new Date(early.getTime() - 1), to: new Date(early.getTime() + hour) }),
  )
  await settles()

  expect(count).toBe(1)
  expect(server.calls.length).toBe(4)
  for (const call of server.calls) expect(idOf(call)).toBe(ids.get(told(call).data.request.number))
})

test('after a change of the secret the old one signs too, for a day', async () => {
  const server = await aPartnerServer(() => ({ body: {} }))
  const { city, id, keys, secret, administrator, settles } = await aWebhook(server.url)

  const renewed = await city.act(administrator, (act) => renewSecret(act, keys, id))
  await city.request()
  await settles()
  await city.db
    .updateTable('webhook')
    .set({ old_secret_until: new Date(Date.now() - 1) })
    .execute()
  await city.request({ description: 'A day later.' })
  await settles()

  const [first, second] = server.calls as [Arrived, Arrived]
  expect([verified(first, secret), verified(first, renewed)]).toEqual([true, true])
  expect([verified(second, secret), verified(second, renewed)]).toEqual([false, true])
})

test('one that hangs does not keep others waiting for long, and a private address is not called', async () => {
  const server = await aPartnerServer(() => new Promise(() => undefined))
  const { city, settles, messages } = await aWebhook(server.url, {}, { patience: 300 })
  const inner = await aWebhook('http://169.254.169.254/latest/meta-data')

  await city.request()
  const began = Date.now()
  await settles()
  await inner.city.request()
  await inner.settles()

  expect(Date.now() - began).toBeLessThan(5_000)
  expect(await messages()).toMatchObject([{ state: 'waiting', answer: expect.stringContaining('No answer') }])
  expect(await inner.messages()).toMatchObject([
    { status: null, answer: expect.stringContaining('private network') },
  ])
})
