import { expect, test } from 'vitest'
import { anInstallation, type TownCity } from '../../../testing/installation.ts'
import { smallCity } from '../../../testing/small-city.ts'

async function aDesk() {
  const { cities, fetch } = await anInstallation([smallCity])
  const [city] = cities as [TownCity]
  const reporter = { firstName: 'Ada', email: 'ada@mail.example' }
  const { number } = await city.request({ description: 'A dark corner.', reporter })
  const as = async (role: Parameters<TownCity['signedIn']>[0], agency?: string) => {
    const cookie = await city.signedIn(role, agency)
    const headers = { cookie, accept: 'text/html', origin: `http://${city.host}` }
    return {
      get: (who: string) => fetch(city.host, `/desk/removal?who=${encodeURIComponent(who)}`, { headers }),
      post: (fields: Record<string, string>) =>
        fetch(city.host, '/desk/removal', {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
          body: String(new URLSearchParams(fields)),
        }),
    }
  }
  const page = async () =>
    (await fetch(city.host, `/en/requests/${number}`, { headers: { accept: 'text/html' } })).status
  return { number, as, page }
}

test.each(['number', 'address'])('a letter came in: what goes is shown, and removed by %s', async (how) => {
  const { number, as, page } = await aDesk()
  const boss = await as('supervisor')
  const who = how === 'number' ? number : 'Ada@mail.example'

  const shown = await boss.get(who)
  expect([shown.status, shown.body.includes(number)]).toEqual([200, true])
  expect((await boss.post({ who, reason: 'Letter of 3 May' })).status).toBe(400)
  const again = await boss.post({ who, sure: 'yes', reason: ' ' })
  expect([again.status, again.body.includes(number)]).toEqual([400, true])
  expect(await page()).toBe(200)

  expect((await boss.post({ who, sure: 'yes', reason: 'Letter of 3 May' })).status).toBe(303)
  expect(await page()).toBe(410)
  const after = await boss.get(who)
  expect(after.body).toContain('Letter of 3 May')
  expect(after.body).toContain(how === 'number' ? 'no such request' : 'hold nothing')
})

test('whoever decides for one department removes its own and no address; others are not let in', async () => {
  const { number, as, page } = await aDesk()
  const [water, streets, agent] = await Promise.all([
    as('customer_service_officer', 'water'),
    as('customer_service_officer', 'streets'),
    as('agent'),
  ])
  const sure = { sure: 'yes', reason: 'Letter' }

  expect((await agent.get('')).status).toBe(403)
  expect((await water.get(number)).status).toBe(403)
  expect((await water.post({ who: number, ...sure })).status).toBe(403)
  expect((await streets.get('ada@mail.example')).body).toContain('all departments')
  expect((await streets.post({ who: 'ada@mail.example', ...sure })).status).toBe(403)
  expect(await page()).toBe(200)
  expect((await streets.post({ who: number, ...sure })).status).toBe(303)
  expect(await page()).toBe(410)
})

test('nonsense is answered, not crashed on', async () => {
  const { as } = await aDesk()
  const boss = await as('supervisor')

  for (const who of ['x', '99999999999999999999', '@', 'a@', "'; drop", '26999999']) {
    expect([who, (await boss.get(who)).status < 500]).toEqual([who, true])
    expect([who, (await boss.post({ who, sure: 'yes', reason: 'x' })).status < 500]).toEqual([who, true])
  }
})
