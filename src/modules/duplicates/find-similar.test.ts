import { sql } from 'kysely'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { aCity, type TestCity } from '../../testing/city.ts'
import { serviceByCode } from '../catalog/index.ts'
import { storePhoto } from '../media/index.ts'
import { closeRequest, mergeRequest, requestKey } from '../requests/index.ts'
import { smallCity } from '../../testing/small-city.ts'
import { similarForResidents, similarForStaff } from './index.ts'

const HERE = { lon: -75.501, lat: 40 }
const METRE = 1 / 111_320 // of latitude, in degrees
const metresNorth = (metres: number) => ({ ...HERE, lat: HERE.lat + metres * METRE })

const about = (city: TestCity, more = {}) => ({
  service: serviceByCode(city.catalog(), '102')!,
  point: HERE,
  at: new Date(),
  ...more,
})
const numbers = (found: readonly { request: { number: string } }[]) =>
  found.map(({ request }) => request.number)

test('residents are shown what is open, public, near and alike, the likeliest first', async () => {
  const city = await aCity()
  const boss = await city.staff('supervisor')
  const far = await city.request({ point: metresNorth(40) })
  const same = await city.request()
  const other = await city.request({ serviceCode: '103' })
  await city.request({ point: metresNorth(400) })
  await city.request({ serviceCode: '104' }) // private
  await city.request({ serviceCode: '105' }) // of another group
  const done = await city.request()
  await city.act(boss, (act) => closeRequest(act, done.id, { resolution: 'completed', note: 'Done.' }))
  const again = await city.request()
  await city.act(boss, (act) =>
    mergeRequest(act, again.id, { into: Number(same.number), reason: 'The same.' }),
  )

  const found = await similarForResidents(city, about(city))

  expect(numbers(found)).toEqual([same.number, other.number, far.number])
  expect(found[0]).toMatchObject({ score: expect.closeTo(1, 2) as number, others: 1, metres: 0 })
  expect(found[2]!.metres).toBeCloseTo(40, 0)
  expect(JSON.stringify(found)).not.toContain(requestKey(city.secret, Number(same.number)))
})

test('a photo of the same thing is found among others, also where pins lie apart', async () => {
  const city = await aCity()
  const picture = (angle: number) =>
    sharp({ create: { width: 200, height: 150, channels: 3, background: '#888' } })
      .composite([
        {
          input: Buffer.from(
            `<svg width="200" height="150"><rect x="${angle}" y="20" width="50" height="70"/></svg>`,
          ),
        },
      ])
      .jpeg()
      .toBuffer()
  const stored = async (angle: number) => (await storePhoto(city.db, city.photos, await picture(angle))).id
  const hole = await city.request({ point: metresNorth(90), photos: [await stored(30)] })
  await city.request({ point: metresNorth(80), photos: [await stored(130)] })

  const [first] = await similarForResidents(city, about(city, { photos: [await stored(30)] }))

  expect(first?.request.number).toBe(hole.number)
  expect(first?.reasons[0]).toEqual({ why: 'photo' })
})

test('a city sets for each service how far, how long back, how alike, or not to ask', async () => {
  const limited = (duplicates: object) => ({
    ...smallCity,
    services: smallCity.services.map((one) => (one.code === '102' ? { ...one, duplicates } : one)),
  })
  const [narrow, strict, silent] = await Promise.all(
    [{ metres: 20 }, { score: 0.95 }, { ask: false }].map((limits) => aCity(limited(limits))),
  )
  for (const city of [narrow!, strict!, silent!]) await city.request({ point: metresNorth(25) })

  expect(await similarForResidents(narrow!, about(narrow!))).toEqual([])
  expect(await similarForResidents(strict!, about(strict!))).toEqual([])
  expect(await similarForResidents(silent!, about(silent!))).toEqual([])
  const boss = await silent!.staff('supervisor')
  expect(await similarForStaff(silent!, boss, about(silent!))).toHaveLength(1)
})

test('staff see private ones of the agencies they may, and never the request itself', async () => {
  const city = await aCity()
  const [boss, water] = [await city.staff('supervisor'), await city.staff('department_staff', 'water')]
  const noise = await city.request({ serviceCode: '104' })
  const again = await city.request({ serviceCode: '104' })
  const asked = about(city, { service: serviceByCode(city.catalog(), '104')! })

  expect(numbers(await similarForStaff(city, boss, asked, again.id))).toEqual([noise.number])
  expect(await similarForStaff(city, water, asked, again.id)).toEqual([])
  expect(await similarForResidents(city, asked)).toEqual([])
})

test('the question reads the index of open places', async () => {
  const city = await aCity()
  await city.request()
  const { rows } = await sql<{ 'QUERY PLAN': string }>`explain select id from service_request as request
    where status <> 'closed' and parent_id is null and location <@ box(point(-75.51, 39.99), point(-75.49, 40.01))
    order by location <-> point(-75.5, 40) limit 100`.execute(city.db)

  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('request_open_place')
})
