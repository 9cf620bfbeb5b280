import { expect, test } from 'vitest'
import { aCity } from '../../testing/city.ts'
import {
  addNote,
  closeRequest,
  everyPublic,
  findForStaff,
  findPublic,
  indexWords,
  listActivity,
  listNear,
  listPublic,
  listQueue,
  listUpdates,
  publicHistory,
} from './index.ts'

const PHONE = '617-555-0123'
const words = (what: string) => `${what}: call Maria Lopez at ${PHONE}`

/** A closed request whose every word names somebody. */
async function aCityWithWords() {
  const city = await aCity()
  const boss = await city.staff('supervisor')
  const { id, number } = await city.request({
    description: words('resident Ana Diaz says the light is out'),
    address: `Behind the house of ${words('owner')}`,
    serviceCode: '101',
    answers: { '11': 'large' },
  })
  await city.act(boss, (act) => addNote(act, id, { body: words('note'), public: true }))
  const near = await listNear(city, { lon: -75.501, lat: 40 }, { metres: 500, limit: 9 })
  await city.act(boss, (act) => closeRequest(act, id, { resolution: 'completed', note: words('closed') }))
  await city.db.transaction().execute((tx) => indexWords(tx, [id]))
  return { city, boss, number, near }
}

test('no public copy names anybody, whichever way it is asked for', async () => {
  const { city, number, near } = await aCityWithWords()
  const span = { from: new Date(0), to: new Date(Date.now() + 60_000), limit: 50 }
  const every: unknown[] = []
  for await (const request of everyPublic(city)) every.push(request)

  const copies = {
    one: await findPublic(city, Number(number)),
    list: await listPublic(city, { limit: 5 }),
    near,
    every,
    updates: await listUpdates(city, span),
    history: [...(await publicHistory(city, [number])).values()],
  }

  for (const [name, copy] of Object.entries(copies)) {
    const said = JSON.stringify(copy)
    expect([name, said.includes('▮▮▮')]).toEqual([name, true])
    expect([name, /617-555|Maria|Lopez|Diaz/.exec(said)?.[0]]).toEqual([name, undefined])
  }
})

test('what is masked is not found by asking for it', async () => {
  const { city } = await aCityWithWords()
  const found = async (asked: string) => (await listPublic(city, { words: asked, limit: 5 })).length

  expect(await found('light out')).toBe(1)
  expect([await found(PHONE), await found('light lopez')]).toEqual([0, 0])
})

test('the holder of the private link reads what was said as it was said', async () => {
  const { city, number } = await aCityWithWords()
  const thread = await findPublic(city, Number(number), true)

  expect(thread?.request.description).toContain('Ana Diaz')
  expect(thread?.activities.at(-1)?.body).toBe(words('closed'))
})

test('at the desk only whoever may know contacts reads it as it was said', async () => {
  const { city, boss, number } = await aCityWithWords()
  const reads = async (by: typeof boss) => JSON.stringify(await findForStaff(city, by, Number(number)))
  const crew = await city.staff('department_staff', 'streets')
  const others = [
    await city.staff('department_staff', 'water'),
    await city.staff('analyst'),
    await city.staff('communications'),
    await city.staff('administrator'),
  ]

  for (const one of [boss, crew]) expect(await reads(one)).toContain(PHONE)
  for (const one of others) expect(await reads(one)).not.toMatch(/617-555|Maria|Lopez|Diaz/)
  const filter = { privateOf: 'everywhere' } as const
  const lists = [await listQueue(city, filter, 9), await listActivity(city, { ...filter, limit: 9 })]
  expect(JSON.stringify(lists)).not.toMatch(/555-|Maria|Lopez|Diaz/)
})
