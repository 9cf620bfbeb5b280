import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { type Db, openDb, openPool } from '../../kernel/db.ts'
import { migrateGround } from '../../kernel/migrate.ts'
import { freshDatabase } from '../../testing/database.ts'
import { catalogVersion, draftOf, loadCatalog } from '../catalog/index.ts'
import { listStaffEntries } from '../identity/index.ts'
import { aFolder, edited, FILES } from './a-folder.ts'
import { applyCity } from './apply-city.ts'
import { bringCity, planBringing, schemaFor } from './bring-city.ts'
import { exportCity } from './export-city.ts'
import { listCities } from './open-city.ts'
import { planLines } from './plan-lines.ts'
import { type CityFiles, readCity } from './read-city.ts'

async function filesOf(files: Record<string, string | null> = {}): Promise<CityFiles> {
  const { files: read, problems } = await readCity(aFolder(files))
  if (!read) throw new Error(JSON.stringify(problems))
  return read
}

/** An installation without cities. */
async function anInstallation(): Promise<string> {
  const database = await freshDatabase('an installation without cities, 1', migrateGround)
  onTestFinished(() => database.drop())
  return database.url
}

function opened(url: string, schema: string): Db {
  const db = openDb(openPool(url, schema, 2))
  onTestFinished(() => db.destroy())
  return db
}

test('a city comes whole, is listed, and the second time nothing changes', async () => {
  const url = await anInstallation()
  const files = await filesOf()

  const first = await bringCity({ url }, files)
  const db = opened(url, first.schema)
  const version = await catalogVersion(db)
  const second = await bringCity({ url }, files)

  expect(first.plan).toMatchObject({ isNew: true, count: 11 })
  expect(await listCities(url)).toEqual([
    { jurisdictionId: 'small.example', schema: 'city_small_example', hosts: [] },
  ])
  expect(second).toMatchObject({ schema: first.schema, plan: { isNew: false, count: 0 } })
  expect(await catalogVersion(db)).toBe(version)
  expect(draftOf(await loadCatalog(db))).toEqual(files.catalog)
})

test('what would change is told without changing anything, also where there is no city yet', async () => {
  const url = await anInstallation()

  const before = await planBringing(url, await filesOf())
  expect(before).toMatchObject({ isNew: true, count: 11 })
  expect(await listCities(url)).toEqual([])

  const { schema } = await bringCity({ url }, await filesOf())
  const version = await catalogVersion(opened(url, schema))
  const plan = await planBringing(
    url,
    await filesOf(edited('services/street.yaml', 'en: Pothole', 'en: Hole in the road')),
  )

  expect(planLines(plan)).toEqual(['~ service 101 Hole in the road: name.en'])
  expect(await catalogVersion(opened(url, schema))).toBe(version)
})

test('a service that is left out is retired and keeps its number; an edited calendar gets a new version', async () => {
  const url = await anInstallation()
  const { schema } = await bringCity({ url }, await filesOf())
  const db = opened(url, schema)
  const before = await loadCatalog(db)
  const street = FILES['services/street.yaml'] ?? ''
  const shorter = { 'services/street.yaml': street.slice(0, street.indexOf('  - code: 102')) }

  await bringCity(
    { url },
    await filesOf({ ...shorter, ...edited('calendars.yaml', '[08:00-17:00]', '[08:00-18:00]') }),
  )
  const after = await loadCatalog(db)

  expect(after.version).toBeGreaterThan(before.version)
  expect(after.services.map(({ id, code, retired }) => [id, code, retired])).toEqual([
    [before.services[0]?.id, '101', false],
    [before.services[1]?.id, '102', true],
  ])
  expect([before.calendars[0]?.version, after.calendars[0]?.version]).toEqual([1, 2])
})

test('people who are not named stay; one leaves by active: false', async () => {
  const url = await anInstallation()
  const { schema } = await bringCity({ url }, await filesOf())
  const db = opened(url, schema)
  const other = FILES['staff.yaml']?.replaceAll('Ada', 'Bo') ?? ''

  await bringCity({ url }, await filesOf({ 'staff.yaml': other }))
  await bringCity({ url }, await filesOf({ 'staff.yaml': other.replace(' }', ', active: false }') }))

  expect((await listStaffEntries(db)).map(({ email, active }) => [email, active])).toEqual([
    ['ada@small.example', true],
    ['bo@small.example', false],
  ])
})

test('all or nothing: a fault that only the database sees undoes the whole deed', async () => {
  const url = await anInstallation()
  const { schema } = await bringCity({ url }, await filesOf())
  const db = opened(url, schema)
  const before = await loadCatalog(db)
  const files = await filesOf(edited('services/street.yaml', 'en: Pothole', 'en: Hole'))
  const broken: CityFiles = {
    ...files,
    staff: files.staff.map((person) => ({ ...person, email: 'not an address' })),
  }

  await expect(db.transaction().execute((tx) => applyCity(tx, broken))).rejects.toThrow(/staff/)

  expect(await loadCatalog(db)).toEqual(before)
})

test('the files of one city are never applied over another', async () => {
  const url = await anInstallation()
  const { schema } = await bringCity({ url }, await filesOf())
  const other = await filesOf(edited('city.yaml', 'id: small.example', 'id: large.example'))

  await expect(
    opened(url, schema)
      .transaction()
      .execute((tx) => applyCity(tx, other)),
  ).rejects.toMatchObject({
    code: 'other_city',
  })
  expect((await bringCity({ url }, other)).schema).toBe('city_large_example')
  expect(await listCities(url)).toHaveLength(2)
})

test('cities whose names look alike get schemas of their own', () => {
  expect(schemaFor('a-b.example', [])).toBe('city_a_b_example')
  expect(schemaFor('a.b.example', ['city_a_b_example'])).toBe('city_a_b_example_2')
  expect(schemaFor(`${'long.'.repeat(15)}example`, []).length).toBeLessThanOrEqual(40)
})

test('what was changed at the desk is in the export, and the export applies to nothing new', async () => {
  const url = await anInstallation()
  const { schema } = await bringCity({ url }, await filesOf())
  const db = opened(url, schema)
  await db.updateTable('agency').set({ email: 'works@small.example' }).where('code', '=', 'works').execute()
  const folder = aFolder()
  writeFileSync(join(folder, 'services', 'gone.yaml'), 'a group that is no more')

  const { files } = await exportCity(db, folder)
  const again = await readCity(folder)

  expect(files).not.toContain('services/gone.yaml')
  expect(readFileSync(join(folder, 'agencies.yaml'), 'utf8')).toContain('works@small.example')
  expect(again.problems).toEqual([])
  expect(again.files && (await planBringing(url, again.files)).count).toBe(0)
})

test('an export never writes into a folder that holds something else', async () => {
  const url = await anInstallation()
  const { schema } = await bringCity({ url }, await filesOf())
  const others = aFolder(edited('city.yaml', 'small.example', 'large.example'))

  await expect(exportCity(opened(url, schema), others)).rejects.toMatchObject({ code: 'folder_in_use' })
})

test('what an import put into the catalogue is written back in an order that applying it keeps', async () => {
  const url = await anInstallation()
  const { schema } = await bringCity({ url }, await filesOf())
  const db = opened(url, schema)
  for (const [agency, team, group, code] of [
    ['zoo', 'animals', 'wild', 900_000_001],
    ['ants', 'zebras', 'tame', 900_000_002],
    ['ants', 'bees', 'wild', 900_000_003],
  ] as const) {
    const name = JSON.stringify({ en: `Old ${team}` })
    const [kind, definition] = [
      'history',
      JSON.stringify({ name: { en: 'Old' }, description: { en: 'Old' }, keywords: {}, attributes: [] }),
    ]
    await sql`insert into agency (code, name, position) values (${agency}, ${name}, 10000) on conflict do nothing`.execute(
      db,
    )
    await sql`insert into team (code, agency_code, name, position) values (${team}, ${agency}, ${name}, 10000)`.execute(
      db,
    )
    await sql`insert into service_group (code, name, icon, position) values (${group}, ${name}, ${kind}, 10000)
      on conflict do nothing`.execute(db)
    await sql`insert into service (code, group_code, agency_code, icon, definition, position, retired)
      values (${String(code)}, ${group}, ${agency}, ${kind}, ${definition}, 10000, true)`.execute(db)
  }
  const folder = join(aFolder({}), 'back')

  await exportCity(db, folder)
  const { files, problems } = await readCity(folder)

  expect(await planBringing(url, files!)).toMatchObject({ count: 0 })
  expect(problems.filter(({ file }) => file.startsWith('services/'))).toEqual([])
})
