import { expect, test } from 'vitest'
import { aCity } from '../../testing/city.ts'
import { DEMO_KEY, hashKey } from '../identity/index.ts'
import { catalogStore } from './catalog-store.ts'

test('a change in the database is seen after a refresh, and nothing is read again without one', async () => {
  const { db } = await aCity()
  const store = await catalogStore(db)
  const before = store.current()

  expect(await store.refresh()).toBe(false)
  expect(store.current()).toBe(before)

  await db.updateTable('agency').set({ email: 'new@city.example' }).where('code', '=', 'streets').execute()

  expect(await Promise.all([store.refresh(), store.refresh()])).toEqual([true, true])
  expect(store.current().version).toBeGreaterThan(before.version)
  expect(store.current().changedAt.getTime()).toBeGreaterThan(before.changedAt.getTime())
  expect(store.current().agencies.find(({ code }) => code === 'streets')?.email).toBe('new@city.example')
})

test('what must stay true of a catalogue holds in the database itself', async () => {
  const { db } = await aCity()
  const demo = db.updateTable('jurisdiction').set({ demo: true })
  const second = db.updateTable('team').set({ triage: true })
  const code = db.updateTable('service').set({ code: 'A1' }).where('code', '=', '102')
  const promise = db.updateTable('service').set({ calendar_code: null }).where('code', '=', '102')

  await expect(demo.execute()).rejects.toThrow('only_riverton_is_a_demo')
  await expect(second.execute()).rejects.toThrow('team_one_triage')
  await expect(code.execute()).rejects.toThrow('service_code_check')
  await expect(promise.execute()).rejects.toThrow('promise_has_a_calendar')
})

test('the key that the world knows cannot become an ordinary key', async () => {
  const { db } = await aCity()
  const known = {
    label: 'Ours',
    key_hash: '2f1a6c0e1b1d3ad5b4c6f1cdd6a7c8b1b4e5f60718293a4b5c6d7e8f90a1b2c3',
    agency_code: null,
    partner: null,
    scopes: ['submit_requests'],
    demo: false,
    revoked_at: null,
  }

  await db.insertInto('api_key').values(known).execute()
  const worlds = db.insertInto('api_key').values({ ...known, label: 'World', key_hash: hashKey(DEMO_KEY) })

  await expect(worlds.execute()).rejects.toThrow('known_key_is_a_demo_key')
})
