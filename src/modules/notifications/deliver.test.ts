import { createServer, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { PERSON } from '../../kernel/actor.ts'
import { aCity } from '../../testing/city.ts'
import { aMailServer } from '../../testing/mail-server.ts'
import { aPost } from '../../testing/post.ts'
import { deliverNext } from './deliver.ts'
import { newestMessages, stopLetters } from './index.ts'
import { createMailer, parseSender } from './mailer.ts'

const ADA = { email: 'ada@home.example' }
const MINUTE = 60_000

function later(minutes: number): Date {
  return new Date(Date.now() + minutes * MINUTE)
}

test('a letter to a dead server waits, and is sent once the server lives again', async () => {
  const city = await aCity()
  const dead = await aMailServer()
  await dead.stop()
  await city.request({ reporter: ADA })
  const post = aPost(city, dead.url)
  await post.react()
  expect(await newestMessages(city.db)).toMatchObject([{ state: 'queued', attempts: 1 }])
  expect(post.problems).toEqual([])
  const server = await aMailServer({}, dead.port)
  const mailer = createMailer(server.url, '311@city.example')
  onTestFinished(() => mailer.close())

  expect(await deliverNext(city.db, mailer)).toBe('none') // not before its pause is over
  expect(await deliverNext(city.db, mailer, later(2))).toBe('sent')
  expect(await deliverNext(city.db, mailer, later(60))).toBe('none')

  expect(server.letters).toHaveLength(1)
  expect(await newestMessages(city.db)).toMatchObject([{ state: 'sent', attempts: 2, lastError: null }])
})

test('pauses grow, and after a day of trying it is over', async () => {
  const city = await aCity()
  const server = await aMailServer({
    onRcptTo: (_address, _session, done) => done(refusal(451, 'Come again')),
  })
  await city.request({ reporter: ADA })
  await aPost(city, undefined).react()
  await city.pool.query("update message set state = 'queued'")
  const mailer = createMailer(server.url, '311@city.example')
  onTestFinished(() => mailer.close())
  const tried: number[] = []

  for (let minute = 0; minute < 2_000; minute += 1) {
    if ((await deliverNext(city.db, mailer, later(minute))) !== 'none') tried.push(minute)
  }

  expect(tried.slice(0, 5)).toEqual([0, 1, 3, 7, 15])
  expect(tried).toHaveLength(12)
  expect(tried.at(-1)).toBeGreaterThan(12 * 60)
  expect(await newestMessages(city.db)).toMatchObject([{ state: 'failed', attempts: 12 }])
})

test('an address that does not exist is given up at once, and the next letter goes on', async () => {
  const city = await aCity()
  const server = await aMailServer({
    onRcptTo: ({ address }, _session, done) =>
      done(address === ADA.email ? refusal(550, 'No such user') : null),
  })
  await city.request({ reporter: ADA })
  await city.request({ reporter: { email: 'bo@home.example' } })

  await aPost(city, server.url).react()

  expect(server.letters.map(({ to }) => to)).toEqual([['bo@home.example']])
  const [bo, ada] = await newestMessages(city.db)
  expect(bo).toMatchObject({ state: 'sent' })
  expect(ada).toMatchObject({ state: 'failed', lastError: expect.stringContaining('No such user') as string })
})

test('a server that hears and says nothing holds up no one who writes', async () => {
  const callers: Socket[] = []
  const silent = createServer((caller) => void callers.push(caller))
  await new Promise<void>((listening) => void silent.listen(0, '127.0.0.1', listening))
  onTestFinished(() => void silent.close())
  const { port } = silent.address() as { port: number }
  const city = await aCity()
  const post = aPost(city, `smtp://127.0.0.1:${port}?greetingTimeout=60000`)
  for (let i = 0; i < 5; i += 1) await city.request({ reporter: { email: `ada${i}@home.example` } })

  const reacted = post.react()
  await expect.poll(() => callers.length, PATIENT).toBeGreaterThan(0)
  await expect.poll(async () => (await newestMessages(city.db)).length, PATIENT).toBe(5)

  silent.close()
  callers.forEach((caller) => caller.destroy())
  await reacted
  const tries = (await newestMessages(city.db)).map(({ attempts }) => attempts)
  // It is left alone after the first silence, not asked once for each letter.
  expect(tries.reduce((a, b) => a + b)).toBeLessThanOrEqual(3)
})

const PATIENT = { timeout: 30_000 }

test('two processes that send the same letters send each once', async () => {
  const city = await aCity()
  const server = await aMailServer()
  for (let i = 0; i < 20; i += 1) await city.request({ reporter: { email: `ada${i}@home.example` } })
  await aPost(city, undefined).react()
  await city.pool.query("update message set state = 'queued'")
  const [one, other] = [aPost(city, server.url), aPost(city, server.url)]

  one.wake()
  other.wake()
  await Promise.all([one.idle(), other.idle()])

  expect(new Set(server.letters.map(({ to }) => to[0])).size).toBe(20)
  expect(server.letters).toHaveLength(20)
})

test('who wants no more letters gets none of those that still waited for the mail server', async () => {
  const city = await aCity()
  const server = await aMailServer()
  const { id } = await city.request({ reporter: ADA })
  await city.request({ reporter: { email: 'bo@home.example' } })
  await aPost(city, undefined).react()
  await city.pool.query("update message set state = 'queued'")

  await city.act(PERSON, (act) => stopLetters(act, id))
  const post = aPost(city, server.url)
  post.wake()
  await post.idle()

  expect(server.letters.map(({ to }) => to)).toEqual([['bo@home.example']])
})

test.each([
  ['311@city.example', { name: '', address: '311@city.example' }],
  ['Riverton 311 <311@city.example>', { name: 'Riverton 311', address: '311@city.example' }],
  ['"Riverton, 311" <311@city.example>', { name: 'Riverton, 311', address: '311@city.example' }],
])('the sender %s is read', (from, sender) => {
  expect(parseSender(from)).toEqual(sender)
})

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}
