import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openDb, openPool } from '../../kernel/db.ts'
import { migrateGround } from '../../kernel/migrate.ts'
import { freshDatabase } from '../../testing/database.ts'
import { listPartnerEntries } from '../partners/index.ts'
import { aFolder } from './a-folder.ts'
import { bringCity, planBringing } from './bring-city.ts'
import { exportCity } from './export-city.ts'
import { planLines } from './plan-lines.ts'
import { type CityFiles, readCity } from './read-city.ts'

const KEYS = `keys:
  - label: Road works
    key_sha256: ${'a'.repeat(64)}
    agency: works
    scopes: [accept_requests, close_requests]
`
const PARTNERS = `partners:
  - code: road-works
    name: Road works
    agency: works
    endpoint: https://works.example/open311/v2/
    jurisdiction_id: works.example
    pushes_with: Road works
    services:
      - service: 101
        code: "Mayor's Hotline:Holes"
        answers: { 1: SIZE }
        fixed: { KIND: road }
    hears: requests
    gets: [contact]
    switches: { format: xml, ids_per_call: 1, extended_statuses: false, statuses: { done: fixed } }
`

async function filesOf(files: Record<string, string | null>): Promise<CityFiles> {
  const { files: read, problems } = await readCity(aFolder(files))
  if (!read) throw new Error(JSON.stringify(problems))
  return read
}

test('partner systems come with the city, change with its files, and go out as they came in', async () => {
  const database = await freshDatabase('an installation without cities, 1', migrateGround)
  const { url } = database
  const { schema } = await bringCity({ url }, await filesOf({ 'keys.yaml': KEYS, 'partners.yaml': PARTNERS }))
  const db = openDb(openPool(url, schema, 2))
  onTestFinished(async () => {
    await db.destroy()
    await database.drop()
  })

  expect(await listPartnerEntries(db)).toMatchObject([
    {
      code: 'road-works',
      endpoint: 'https://works.example/open311/v2',
      services: {
        '101': { code: `Mayor's Hotline:Holes`, answers: { '1': 'SIZE' }, fixed: { KIND: 'road' } },
      },
      dialect: { format: 'xml', idsPerCall: 1, extendedStatuses: false, statuses: { done: 'fixed' } },
      getsContact: true,
      getsPrivate: false,
    },
  ])
  const folder = mkdtempSync(join(tmpdir(), 'broadstreet-out-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  await exportCity(db, folder)
  const again = (await readCity(folder)).files!
  expect((await planBringing(url, again)).count).toBe(0)
  expect(readFileSync(join(folder, 'partners.yaml'), 'utf8')).not.toMatch(/sealed|api_key/)

  const off = await filesOf({
    'keys.yaml': KEYS,
    'partners.yaml': PARTNERS.replace('hears: requests', 'hears: requests\n    active: false'),
  })
  expect(planLines(await planBringing(url, off))).toEqual(['~ partner road-works Road works: active'])
})

test.each([
  ['agency: works', 'agency: parks', 'there is no agency parks'],
  ['https://works.example/open311/v2/', 'ftp://works.example', 'an endpoint starts with https:// or http://'],
  ['https://works.example', 'https://me:word@works.example', 'no key stands in a file'],
  ['open311/v2/', 'open311/v2?key=1', 'an endpoint has neither ? nor #'],
  ['service: 101', 'service: 999', 'there is no service 999'],
  ['{ 1: SIZE }', '{ 7: SIZE }', 'the service 101 has no question 7'],
  ['ids_per_call: 1', 'zone: Mars/Olympus', 'Mars/Olympus is not a time zone'],
  ['ids_per_call: 1', 'ids_per_call: 0', 'ids_per_call'],
])('%s as %s is refused with a reason', async (right, wrong, reason) => {
  const { files, problems } = await readCity(
    aFolder({ 'keys.yaml': KEYS, 'partners.yaml': PARTNERS.replace(right, wrong) }),
  )

  expect(files).toBeNull()
  expect(problems.map((problem) => problem.reason).join('\n')).toContain(reason)
})
