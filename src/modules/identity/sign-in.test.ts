import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { may } from '../../kernel/actor.ts'
import { perform } from '../../kernel/act.ts'
import { PROGRAM } from '../../kernel/actor.ts'
import { keepPassword } from './accounts.ts'
import { aHome, type TestHome } from './a-home.ts'
import { openIdentity } from './identity.ts'
import { DEMO_PASSWORD } from './passwords.ts'
import type { SignIn } from './sign-in.ts'
import { activateStaff, deactivateStaff, resetPassword } from './staff.ts'

const identity = openIdentity('a secret of the installation, 32 long')
const browser = { ip: '192.0.2.7', userAgent: 'A browser' }
const PASSWORD = 'the bridge opens at noon'
let city: TestHome

beforeAll(async () => {
  city = await aHome()
})
afterAll(() => city.close())

const cookieOf = (answer: SignIn): string => {
  if (!('cookies' in answer)) throw new Error(`No cookies: ${answer.outcome}`)
  return answer.cookies.map((line) => line.split(';')[0]).join('; ')
}

async function someone(email: string, roles: Parameters<TestHome['staff']>[0]['roles'], agency?: string) {
  const id = await city.staff({ email, roles, ...(agency && { agency }) })
  await keepPassword(city.db, id, PASSWORD, new Date())
  return id
}

const enter = (email: string, password = PASSWORD, ip = browser.ip) =>
  identity.signIn(city, { email, password, remember: false }, { ...browser, ip })

test('who signs in may do at once what their roles say, and after signing out nothing', async () => {
  await someone('ada@city.example', ['department_staff'], 'streets')

  const answer = await enter(' Ada@City.example ')
  const me = await identity.signedIn(city, cookieOf(answer))
  await identity.signOut(city, cookieOf(answer))

  expect(me).toMatchObject({ name: 'ada', agencyCode: 'streets', mustSetUp: null })
  expect(may(me!.actor, 'close_requests', 'streets')).toBe(true)
  expect(may(me!.actor, 'close_requests', 'water')).toBe(false)
  expect(await identity.signedIn(city, cookieOf(answer))).toBeNull()
})

test('the cookie is kept from scripts and from other sites', async () => {
  await someone('cookie@city.example', ['agent'])

  const answer = await enter('cookie@city.example')

  const line = 'cookies' in answer ? answer.cookies.find((text) => text.includes('session_token')) : ''
  expect(line).toMatch(/^broadstreet\.session_token=/)
  expect(line).toMatch(/HttpOnly/i)
  expect(line).toMatch(/SameSite=Lax/i)
  expect(line).toMatch(/Path=\//i)
})

test('a wrong password, a stranger and somebody without a password are told the same', async () => {
  await someone('bo@city.example', ['agent'])
  await city.staff({ email: 'none@city.example', roles: ['agent'] })

  const answers = [
    await enter('bo@city.example', 'not the password'),
    await enter('nobody@city.example'),
    await enter('none@city.example', ''),
  ]

  expect(answers).toEqual([{ outcome: 'wrong' }, { outcome: 'wrong' }, { outcome: 'wrong' }])
})

test('a password that can be nobody’s takes as long to refuse as a wrong one', async () => {
  await someone('long@city.example', ['agent'])
  const took = async (password: string) => {
    const began = performance.now()
    await enter('long@city.example', password, '198.51.100.77')
    return performance.now() - began
  }
  await took('the first loads the library')

  const wrong = await took('a guess of somebody')

  for (const password of ['', 'x'.repeat(201), 'x'.repeat(5_000)])
    expect(await took(password)).toBeGreaterThan(wrong / 3)
})

test('after ten wrong passwords even the right one must wait, but only from there', async () => {
  await someone('guessed@city.example', ['agent'])
  for (let time = 0; time < 10; time += 1)
    await enter('guessed@city.example', `guess ${time}`, '198.51.100.1')

  const there = await enter('guessed@city.example', PASSWORD, '198.51.100.1')
  const elsewhere = await enter('guessed@city.example', PASSWORD, '203.0.113.9')

  expect(there.outcome).toBe('too_many')
  expect(elsewhere.outcome).toBe('signed_in')
})

test('a household that comes with another address of IPv6 each time is still one household', async () => {
  await someone('sprayed@city.example', ['agent'])
  for (let time = 0; time < 10; time += 1)
    await enter('sprayed@city.example', `guess ${time}`, `2001:db8:5:6::${time + 1}`)

  const there = await enter('sprayed@city.example', PASSWORD, '2001:db8:5:6:7::8')
  const elsewhere = await enter('sprayed@city.example', PASSWORD, '2001:db8:5:7::1')

  expect(there.outcome).toBe('too_many')
  expect(elsewhere.outcome).toBe('signed_in')
})

test('of many guesses that come at once no more are tried than one after the other', async () => {
  await someone('stormed@city.example', ['agent'])

  const guesses = Array.from({ length: 30 }, (_, at) =>
    enter('stormed@city.example', `guess ${at}`, '198.51.100.2'),
  )
  const outcomes = (await Promise.all(guesses)).map(({ outcome }) => outcome)

  expect(outcomes.filter((outcome) => outcome === 'wrong')).toHaveLength(10)
  expect(outcomes.filter((outcome) => outcome === 'too_many')).toHaveLength(20)
})

test('who is sent away is out at once and cannot come back in', async () => {
  const id = await someone('left@city.example', ['agent'])
  const cookie = cookieOf(await enter('left@city.example'))

  await perform(city.db, PROGRAM, (act) => deactivateStaff(act, id))
  const after = await identity.signedIn(city, cookie)
  const again = await enter('left@city.example')
  await perform(city.db, PROGRAM, (act) => activateStaff(act, id))
  const back = await enter('left@city.example')

  expect([after, again.outcome, back.outcome]).toEqual([null, 'wrong', 'signed_in'])
})

test('a made-up or foreign cookie opens nothing', async () => {
  await someone('cy@city.example', ['agent'])
  const cookie = cookieOf(await enter('cy@city.example'))
  const token = decodeURIComponent(/session_token=([^;]+)/.exec(cookie)![1]!).split('.')[0]!
  const forged = createHmac('sha256', 'another secret').update(token).digest('base64')

  const tries = [
    undefined,
    '',
    'broadstreet.session_token=',
    `broadstreet.session_token=${token}`,
    `broadstreet.session_token=${encodeURIComponent(`${token}.${forged}`)}`,
    'broadstreet.session_token=%E0%A4%A',
    cookie.replace('broadstreet.', 'other.'),
  ]

  for (const header of tries) expect(await identity.signedIn(city, header)).toBeNull()
  expect(await identity.signedIn(city, `a=b; ${cookie}; c=d`)).not.toBeNull()
})

test('somebody else’s choice of a password must be changed before anything else', async () => {
  const id = await someone('reset@city.example', ['supervisor'])
  const first = await perform(city.db, PROGRAM, (act) => resetPassword(act, id))

  const me = await identity.signedIn(city, cookieOf(await enter('reset@city.example', first)))

  expect(me?.mustSetUp).toBe('password')
  expect(may(me!.actor, 'see_desk')).toBe(false)
})

test('demonstration people sign in at the demonstration only', async () => {
  const demo = await aHome({ demo: true })
  await demo.staff({ email: 'demo@riverton.example', roles: ['agent'], demo: true })
  await city.staff({ email: 'demo@riverton.example', roles: ['agent'], demo: true })
  const given = { email: 'demo@riverton.example', password: DEMO_PASSWORD, remember: false }

  const here = await identity.signIn(city, given, browser)
  const there = await identity.signIn(demo, given, browser)
  const crossed = await identity.signedIn(city, cookieOf(there))
  await demo.close()

  expect([here.outcome, there.outcome, crossed]).toEqual(['wrong', 'signed_in', null])
})
