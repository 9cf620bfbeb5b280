import { expect, test } from 'vitest'
import { aDesk } from '../../../testing/desk.ts'

test('a password is guessed no more often at an unlocked desk than at the door', async () => {
  const { colleague } = await aDesk()
  const sue = await colleague('supervisor')
  const doors = [
    ['/desk/me/password', { old: 'a guess of somebody', password: 'the tide comes in at nine' }],
    ['/desk/me/second-factor', { factor_password: 'a guess of somebody' }],
    ['/desk/me/second-factor/removal', { factor_password: 'a guess of somebody' }],
  ] as const
  const codes: number[] = []
  for (let time = 0; time < 10; time += 1) {
    const [path, fields] = doors[time % doors.length]!
    codes.push((await sue.post(path, fields)).statusCode)
  }

  const right = { old: 'the bridge opens at noon', password: 'the tide comes in at nine' }
  const late = await sue.post('/desk/me/password', right)
  const page = await sue.get('/desk/me')

  expect(codes).toEqual(codes.map(() => 400))
  expect([late.statusCode, page.statusCode]).toEqual([429, 200])
  expect(Number(late.headers['retry-after'])).toBeGreaterThan(0)
  expect(late.body).toContain('15')
})

test('who knows their password changes it, and a slip before costs nothing', async () => {
  const { city, colleague } = await aDesk()
  const sue = await colleague('supervisor')
  const old = 'the bridge opens at noon'
  await sue.post('/desk/me/password', { old: 'a slip of the finger', password: 'the tide comes in at nine' })

  const short = await sue.post('/desk/me/password', { old, password: 'short' })
  const done = await sue.post('/desk/me/password', { old, password: 'the tide comes in at nine' })

  expect([short.statusCode, done.statusCode]).toEqual([400, 303])
  const counted = await city.db.selectFrom('sign_in_failure').select('key').execute()
  expect(counted.filter(({ key }) => key.startsWith('pair'))).toEqual([])
})
