/** Every other real file with its example mapping, and the first mapping that is suggested for it. */
import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inProject } from '../../kernel/root.ts'
import { buildPlaces, type Shape } from '../places/index.ts'
import { aCity, type TestCity } from './a-city.ts'
import { printProfile, printReport, profileFile, runImport, suggestMapping } from './index.ts'

const data = (path: string) => inProject('../shared/data', path)
const here = existsSync(data('README.md'))
if (!here) console.warn(`Skipped: there are no files at ${inProject('../shared/data')}`)

/** File, mapping, and what becomes of it: rows, new, unchanged, refused. */
const FILES = [
  ['baltimore/baltimore-311-sample-2014-to-2018h1.csv.gz', 'baltimore', [8_746, 8_746, 0, 0]],
  ['nyc/nyc-311-2018-10-21.csv.gz', 'nyc', [6_765, 6_765, 0, 0]],
  ['nyc/nyc-publicstuff-reports-2010-to-2014.csv.gz', 'nyc-publicstuff', [8_301, 8_070, 231, 0]],
  ['los-angeles/la-myla311-2017-12-27-to-31.csv.gz', 'los-angeles', [9_999, 9_999, 0, 0]],
  ['los-angeles/la-myla311-2018-01-01-to-04.csv.gz', 'los-angeles-2018', [10_000, 10_000, 0, 0]],
  ['los-angeles/la-myla311-2018-12-27-to-31.csv.gz', 'los-angeles-2018-39-columns', [10_000, 10_000, 0, 0]],
  ['san-francisco/sf-open311-requests-2011.json', 'san-francisco-open311', [500, 500, 0, 0]],
  [
    'san-francisco/sf311-encampment-reports-text-2025.jsonl.gz',
    'san-francisco-encampments',
    [1_095, 1_095, 0, 0],
  ],
  ['open311/chicago-requests-with-notes-2014.json', 'chicago-open311', [50, 50, 0, 0]],
  ['philadelphia/philly311-graffiti-cases-2025-snapshots.jsonl', 'philadelphia', [770, 759, 1, 10]],
] as const

describe.skipIf(!here)('real files', { timeout: 300_000 }, () => {
  let city: TestCity
  beforeAll(async () => void (city = await aCity()))
  afterAll(() => city?.close())

  const bring = (file: string, mapping: string, more: { apply: boolean; limit?: number }) =>
    runImport(city, {
      path: data(file),
      mapping: readFileSync(inProject('cities/mappings', `${mapping}.yaml`), 'utf8'),
      mappingName: mapping,
      refusedPath: '/dev/null',
      ...more,
    })

  test.each(FILES)('%s', async (file, mapping, [rows, created, unchanged, refused]) => {
    const report = await bring(file, mapping, { apply: false })

    expect(report).toMatchObject({ rows, created, updated: 0, unchanged, refused })
    expect(printReport(report)).toContain('a dry run, nothing was written')
  })

  test('a snapshot with repeated cases comes in once, and its refused lines are the ten without a number', async () => {
    const [file, mapping] = FILES[9]
    const first = await bring(file, mapping, { apply: true })
    const again = await bring(file, mapping, { apply: true })

    expect(first).toMatchObject({ created: 759, unchanged: 1, refused: 10 })
    expect(first.refusals[0]).toMatchObject({ what: 'the row has no id', count: 10 })
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 760, refused: 10 })
    // 20:00 there was midnight UTC: due at the end of the day that was promised.
    expect(
      await city.value(
        `select due_at from service_request where source_id = '13995491' and source_system = 'philly311'`,
      ),
    ).toEqual(new Date('2021-03-24T03:59:00Z'))
  })

  test('rows without an id are known by the file and their place in it', async () => {
    const file = 'los-angeles/la-311-arrivals-and-durations-2015-2016.csv.gz'
    const few = { apply: true, limit: 2_000 }

    expect(await bring(file, 'los-angeles-durations', few)).toMatchObject({ rows: 2_000, created: 2_000 })
    expect(await bring(file, 'los-angeles-durations', few)).toMatchObject({ created: 0, unchanged: 2_000 })
  })

  test.each(FILES.slice(0, 8))('what is suggested for %s can be tried at once', async (file) => {
    const profile = await profileFile(data(file), 3_000)
    const mapping = suggestMapping(profile)

    expect(printProfile(profile)).toContain(`${profile.columns.length} columns`)
    if (mapping.includes('???')) return // it says itself what is missing
    const report = await runImport(city, {
      path: data(file),
      mapping,
      mappingName: 'suggested',
      apply: false,
      limit: 3_000,
    })
    expect(report.created + report.unchanged).toBe(report.rows)
  })

  test('a city with geography finds the areas of a place, and says which lie outside', async () => {
    const square = (west: number, east: number): Shape => ({
      type: 'Polygon',
      coordinates: [[[west, 42], [east, 42], [east, 43], [west, 43], [west, 42]]], // prettier-ignore
    })
    const places = buildPlaces({
      layers: [{ code: 'half', name: { en: 'Half' } }],
      areas: [{ layer: 'half', code: 'west', name: { en: 'West' }, shape: square(-71.2, -71.08) }],
      limits: square(-71.2, -71.04),
      water: null,
      streets: [],
      crossings: [],
      addresses: { street: [], number: [], suffix: [], unit: [], zip: [], lon: [], lat: [] },
      landmarks: [],
      basemap: null,
    })
    const mapping = readFileSync(inProject('cities/mappings/boston.yaml'), 'utf8').replace(
      'boston-311',
      'boston-west',
    )
    const path = data('boston/boston-311-2015-01-to-09.csv.gz')
    const order = { path, mapping, mappingName: 'boston', apply: true, limit: 300 }

    const report = await runImport({ ...city, places: () => places }, order)

    const [found] = await city.rows<{ west: number; east: number; wrong: number }>(
      `select count(*) filter (where area_ids = '{1}') as west, count(*) filter (where area_ids = '{}') as east,
         count(*) filter (where (location is not null and location[0] < -71.08) <> (area_ids = '{1}')) as wrong
       from service_request where source_system = 'boston-west'`,
    )
    expect(found?.west).toBeGreaterThan(50)
    expect(found?.east).toBeGreaterThan(50)
    expect(found?.wrong).toBe(0)
    expect(report.wonders.find(({ what }) => what.includes('outside the city'))?.count).toBeGreaterThan(5)
  })
})
