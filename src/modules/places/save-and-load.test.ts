import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { type Db, openDb, openPool } from '../../kernel/db.ts'
import { migrateCity, migrateGround, readMigrations } from '../../kernel/migrate.ts'
import { freshDatabase } from '../../testing/database.ts'
import { town } from './fixture.ts'
import { loadPlaces, type PlacesData, type PlacesSaved, savePlaces } from './index.ts'

async function anEmptyCity(): Promise<Db> {
  const database = await freshDatabase(`places ${JSON.stringify(readMigrations())}`, async (url) => {
    await migrateGround(url)
    await migrateCity(url, 'city')
  })
  const db = openDb(openPool(database.url, 'city', 2))
  onTestFinished(async () => {
    await db.destroy()
    await database.drop()
  })
  return db
}

const save = (db: Db, data: PlacesData): Promise<PlacesSaved> =>
  db.transaction().execute((tx) => savePlaces(tx, data))

const NOTHING = { areas: 0, streets: 0, addresses: 0, retiredAddresses: 0 }

test('what was saved is loaded, and answers as it did from the files', async () => {
  const db = await anEmptyCity()

  expect(await save(db, town)).toEqual({ areas: 3, streets: 4, addresses: 9, retiredAddresses: 0 })
  const places = await loadPlaces(db)

  expect(places.addressCount).toBe(9)
  expect(places.locate({ lon: -75.015, lat: 40.02 })).toMatchObject({
    where: 'inside',
    areas: [{ key: 'district:1' }, { key: 'district:3' }],
  })
  expect(places.locate({ lon: -74.968, lat: 40.015 }).where).toBe('water')
  expect(places.locate({ lon: -74.965, lat: 40.015 }).where).toBe('inside')
  expect(places.searchAddresses('102 main apt 2')[0]?.label).toBe('102 Main St Apt 2')
  expect(places.searchAddresses('main & 5th')[0]?.kind).toBe('intersection')
  expect(places.searchAddresses('ayuntamiento')[0]?.kind).toBe('landmark')
  expect(places.layers()).toEqual(town.layers)
  expect(places.areaName(places.areaByKey('district:1')?.id ?? 0, 'es')).toBe('Primero')
})

test('the same files a second time change nothing', async () => {
  const db = await anEmptyCity()
  await save(db, town)

  expect(await save(db, town)).toEqual(NOTHING)
})

test('a renamed district and a moved door keep their numbers; a door that is gone is retired, and may come back', async () => {
  const db = await anEmptyCity()
  await save(db, town)
  const before = await loadPlaces(db)
  const doorId = before.searchAddresses('7 n 5th st')[0]?.addressId ?? 0
  const changed: PlacesData = {
    ...town,
    areas: town.areas.map((area) => (area.code === '2' ? { ...area, name: { en: 'Riverside' } } : area)),
    addresses: {
      street: [1],
      number: [7],
      suffix: [''],
      unit: [''],
      zip: ['10001'],
      lon: [-75.002],
      lat: [40.004],
    },
  }

  expect(await save(db, changed)).toEqual({ areas: 1, streets: 0, addresses: 1, retiredAddresses: 8 })
  const after = await loadPlaces(db)

  expect(after.areaByKey('district:2')).toMatchObject({
    id: before.areaByKey('district:2')?.id,
    name: { en: 'Riverside' },
  })
  expect(after.addressById(doorId)?.point).toEqual({ lon: -75.002, lat: 40.004 })
  expect(after.addressCount).toBe(1)
  expect(await save(db, town)).toEqual({ areas: 1, streets: 0, addresses: 9, retiredAddresses: 0 })
})

test('an area that is gone is retired with its number kept; a layer too', async () => {
  const db = await anEmptyCity()
  await save(db, town)
  const third = (await loadPlaces(db)).areaByKey('district:3')

  await save(db, { ...town, layers: [], areas: [] })

  expect((await loadPlaces(db)).areas()).toEqual([])
  expect((await loadPlaces(db)).layers()).toEqual([])
  await save(db, town)
  expect((await loadPlaces(db)).areaByKey('district:3')?.id).toBe(third?.id)
})

test('an empty database is a city without geography', async () => {
  const places = await loadPlaces(await anEmptyCity())

  expect(places.addressCount).toBe(0)
  expect(places.locate({ lon: -75, lat: 40 })).toEqual({ where: 'outside' })
})

/** A large city has so many. */
const MANY = 600_000

test('six hundred thousand addresses are loaded into a small part of the memory', async () => {
  const db = await anEmptyCity()
  await sql`insert into street (name) select 'Street' || s || ' Ave' from generate_series(1, 6000) s`.execute(
    db,
  )
  await sql`
    insert into address (street_id, number, zip, place)
    select s, n * 2, '10' || s % 100, point(-75 + s * 0.00002, 40 + n * 0.0003)
    from generate_series(1, 6000) s, generate_series(1, ${sql.lit(MANY / 6000)}) n`.execute(db)
  await sql`analyze address`.execute(db)
  const before = process.memoryUsage()
  const started = performance.now()

  const places = await loadPlaces(db)

  const seconds = (performance.now() - started) / 1000
  const kept = process.memoryUsage()
  const megabytes = (kept.arrayBuffers - before.arrayBuffers) / 1e6
  console.info(
    `loaded ${places.addressCount} addresses in ${seconds.toFixed(2)} s; ${megabytes.toFixed(0)} MB of arrays`,
  )
  expect(places.addressCount).toBe(MANY)
  expect(megabytes).toBeLessThan(120)
  expect(places.searchAddresses('120 street77 ave')[0]?.label).toBe('120 Street77 Ave')
})
