import { expect, test } from 'vitest'
import { checkedCity } from '../../../testing/small-city.ts'
import { anInstallation, type TownCity } from '../../../testing/installation.ts'

async function aDesk() {
  const { cities, fetch } = await anInstallation([checkedCity])
  const [city] = cities as [TownCity]
  const { number } = await city.request({ description: 'Rufus did it. Call 617-555-0123.' })
  const as = async (role: Parameters<TownCity['signedIn']>[0], agency?: string) => {
    const cookie = await city.signedIn(role, agency)
    return {
      get: () => fetch(city.host, '/desk/checking', { headers: { cookie, accept: 'text/html' } }),
      post: (fields: Record<string, string>) =>
        fetch(city.host, '/desk/checking', {
          method: 'POST',
          headers: {
            cookie,
            accept: 'text/html',
            origin: `http://${city.host}`,
            'content-type': 'application/x-www-form-urlencoded',
          },
          body: String(new URLSearchParams(fields)),
        }),
    }
  }
  const { activity_id: line } = await city.db
    .selectFrom('to_check')
    .select('activity_id')
    .executeTakeFirstOrThrow()
  const read = async () =>
    (await fetch(city.host, `/en/requests/${number}`, { headers: { accept: 'text/html' } })).body
  return { city, number, line: String(line), as, read }
}

test('a supervisor reads what waits, leaves a name out, and takes it back', async () => {
  const { as, line, number, read } = await aDesk()
  const boss = await as('supervisor')

  const { status, body } = await boss.get()
  expect(status).toBe(200)
  expect(body).toContain('Rufus did it')
  expect(body).toContain('Nobody sees this yet')
  expect(await read()).not.toContain('Rufus')

  expect((await boss.post({ line, deed: 'mask', passage: 'Rufus\r\n' })).status).toBe(303)
  expect(await read()).toContain('▮▮▮ did it. Call ▮▮▮.')
  expect((await boss.get()).body).toContain(`${number} is shown without some words`)

  expect((await boss.post({ line, deed: 'undo' })).status).toBe(303)
  expect(await read()).toContain('being checked')
  expect((await boss.post({ line, deed: 'hide', because: 'personal' })).status).toBe(303)
  expect(await read()).not.toContain('being checked')
})

test('what cannot be done is said, with what was typed', async () => {
  const { as, line } = await aDesk()
  const boss = await as('supervisor')

  const wrong = await boss.post({ line, deed: 'mask', passage: 'Ruphus' })
  expect([wrong.status, wrong.body.includes('“Ruphus” does not stand')]).toEqual([400, true])
  expect(wrong.body).toContain('>Ruphus</textarea>')
  expect((await boss.post({ line, deed: 'hide' })).status).toBe(400)
  expect((await boss.post({ line, deed: 'dance' })).status).toBe(400)
  expect((await boss.post({ line: '99999999999999', deed: 'show' })).status).toBe(404)
  expect((await boss.post({ line: "1'; drop", deed: 'show' })).status).toBe(404)
  await boss.post({ line, deed: 'show' })
  expect((await boss.post({ line, deed: 'show' })).status).toBe(409)
})

test('other departments see nothing of it, and who may not decide is not let in', async () => {
  const { as, line } = await aDesk()
  const water = await as('customer_service_officer', 'water')
  const agent = await as('agent')

  expect((await water.get()).body).not.toContain('Rufus')
  expect((await water.post({ line, deed: 'show' })).status).toBe(403)
  expect([(await agent.get()).status, (await agent.post({ line, deed: 'show' })).status]).toEqual([403, 403])
})
