import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { may, PROGRAM } from '../../kernel/actor.ts'
import { perform } from '../../kernel/act.ts'
import { keepPassword } from './accounts.ts'
import { aHome, type TestHome } from './a-home.ts'
import { openIdentity } from './identity.ts'
import type { SignIn } from './sign-in.ts'
import { resetSecondFactor } from './staff.ts'

const identity = openIdentity('a secret of the installation, 32 long')
const browser = { ip: '192.0.2.7', userAgent: 'A browser' }
const PASSWORD = 'the bridge opens at noon'
let city: TestHome

beforeAll(async () => {
  city = await aHome()
})
afterAll(() => city.close())

const toHeader = (cookies: readonly string[]) => cookies.map((line) => line.split(';')[0]).join('; ')
const cookieOf = (answer: SignIn) => ('cookies' in answer ? toHeader(answer.cookies) : '')

/** RFC 6238, 30 seconds, 6 digits, SHA-1: what an app on a telephone does with the key. */
function codeFor(secret: string, at = Date.now()): string {
  const bits = [...secret].map((sign) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'),
  )
  const bytes = bits
    .join('')
    .match(/.{8}/g)!
    .map((byte) => parseInt(byte, 2))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const hash = createHmac('sha1', Buffer.from(bytes)).update(counter).digest()
  const start = hash[19]! & 15
  return String((hash.readUInt32BE(start) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

async function administrator(email: string) {
  const id = await city.staff({ email, roles: ['administrator'] })
  await keepPassword(city.db, id, PASSWORD, new Date())
  return id
}

const enter = (email: string) =>
  identity.signIn(city, { email, password: PASSWORD, remember: false }, browser)

async function setUp(email: string) {
  const cookie = cookieOf(await enter(email))
  const me = (await identity.signedIn(city, cookie))!
  const key = await identity.beginSecondFactor(city, PASSWORD, { ...browser, cookie })
  const cookies = await identity.confirmSecondFactor(city, {
    me,
    code: codeFor(key.secret),
    browser: { ...browser, cookie },
  })
  return { key, cookie: toHeader(cookies) }
}

test('an administrator without a second factor may do nothing before setting one up', async () => {
  await administrator('new@city.example')

  const before = await identity.signedIn(city, cookieOf(await enter('new@city.example')))
  const { cookie } = await setUp('new@city.example')
  const after = await identity.signedIn(city, cookie)

  expect(before?.mustSetUp).toBe('second_factor')
  expect(may(before!.actor, 'manage_users')).toBe(false)
  expect(after?.mustSetUp).toBeNull()
  expect(may(after!.actor, 'manage_users')).toBe(true)
})

test('from then on the password alone opens nothing; the code does', async () => {
  await administrator('ada@city.example')
  const { key } = await setUp('ada@city.example')

  const asked = await enter('ada@city.example')
  const half = await identity.signedIn(city, cookieOf(asked))
  const cookie = cookieOf(asked)
  const wrong = await identity.giveSecondFactor(city, '000000', { ...browser, cookie })
  const right = await identity.giveSecondFactor(city, codeFor(key.secret), { ...browser, cookie })

  expect([asked.outcome, half, wrong.outcome, right.outcome]).toEqual([
    'second_factor',
    null,
    'wrong',
    'signed_in',
  ])
  expect((await identity.signedIn(city, cookieOf(right)))?.email).toBe('ada@city.example')
})

test('a backup code works once', async () => {
  await administrator('lost@city.example')
  const { key } = await setUp('lost@city.example')
  const code = key.backupCodes[0]!

  const first = await identity.giveSecondFactor(city, code, {
    ...browser,
    cookie: cookieOf(await enter('lost@city.example')),
  })
  const second = await identity.giveSecondFactor(city, code, {
    ...browser,
    cookie: cookieOf(await enter('lost@city.example')),
  })

  expect([first.outcome, second.outcome]).toEqual(['signed_in', 'wrong'])
})

test('a lost telephone: an administrator takes the factor away, and a new one is set up', async () => {
  const id = await administrator('gone@city.example')
  const { cookie } = await setUp('gone@city.example')

  await perform(city.db, PROGRAM, (act) => resetSecondFactor(act, id))
  const out = await identity.signedIn(city, cookie)
  const again = await enter('gone@city.example')

  expect(out).toBeNull()
  expect(again.outcome).toBe('signed_in')
  expect((await identity.signedIn(city, cookieOf(again)))?.mustSetUp).toBe('second_factor')
})

test('an administrator cannot do without, and a wrong code sets nothing up', async () => {
  await administrator('sly@city.example')
  const cookie = cookieOf(await enter('sly@city.example'))
  const me = (await identity.signedIn(city, cookie))!
  await identity.beginSecondFactor(city, PASSWORD, { ...browser, cookie })

  const wrong = () =>
    identity.confirmSecondFactor(city, { me, code: '12345', browser: { ...browser, cookie } })
  const without = () =>
    identity.removeSecondFactor(city, { me, password: PASSWORD, browser: { ...browser, cookie } })

  await expect(wrong).rejects.toMatchObject({ code: 'wrong_code' })
  await expect(without).rejects.toMatchObject({ code: 'second_factor_needed' })
  expect((await identity.signedIn(city, cookie))?.mustSetUp).toBe('second_factor')
})
