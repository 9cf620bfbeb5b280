/** A real city's half year, told from what was known before it: 93,963 requests of Boston in 2015. */
import { existsSync, readFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { inProject } from '../../kernel/root.ts'
import { loadCatalog } from '../catalog/index.ts'
import { aCity } from '../imports/a-city.ts'
import { runImport } from '../imports/index.ts'
import { loadPlaces, type PlacesData, savePlaces, type Shape } from '../places/index.ts'
import { checkForecasts, updateForecasts } from './index.ts'

const MAIN = inProject('../shared/data/boston/boston-311-2015-01-to-09.csv.gz')
const ZIPS = inProject('../shared/data/boston/boston-zip-codes.geojson')
const here = existsSync(MAIN) && existsSync(ZIPS)
if (!here) console.warn(`Skipped: the files of Boston are not at ${inProject('../shared/data')}`)

function zipCodes(): PlacesData {
  const { features } = JSON.parse(readFileSync(ZIPS, 'utf8')) as {
    features: { properties: { ZIP_CODE: string }; geometry: Shape }[]
  }
  // Some are in several pieces, each a feature: the first of each, which is enough to tell parts of the city apart.
  const first = new Map(features.toReversed().map((one) => [one.properties.ZIP_CODE, one.geometry]))
  return {
    layers: [{ code: 'zip', name: { en: 'ZIP code' } }],
    areas: [...first].map(([code, shape]) => ({ layer: 'zip', code, name: { en: code }, shape })),
    limits: null,
    water: null,
    streets: [],
    crossings: [],
    addresses: { street: [], number: [], suffix: [], unit: [], zip: [], lon: [], lat: [] },
    landmarks: [],
    basemap: null,
  }
}

const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length

test.skipIf(!here)(
  'the 80 % range holds 77 to 83 of 100 times, and 8 of 10 are 8 of 10',
  { timeout: 600_000 },
  async () => {
    const made = await aCity()
    onTestFinished(() => made.close())
    await made.db.transaction().execute((tx) => savePlaces(tx, zipCodes()))
    const places = await loadPlaces(made.db)
    await runImport(
      { ...made, places: () => places },
      {
        path: MAIN,
        mapping: readFileSync(inProject('cities/mappings/boston.yaml'), 'utf8'),
        mappingName: 'boston.yaml',
        apply: true,
      },
    )
    const catalog = await loadCatalog(made.db)
    const boston = { db: made.db, catalog: () => catalog, places: () => places }

    const found = await checkForecasts(boston)
    expect(found!.ages.map(({ hours }) => hours)).toEqual([0, 1, 24, 168])
    for (const { forecast, percentiles } of found!.ages) {
      expect(forecast.ranges).toBeGreaterThan(1500)
      expect(Math.abs(forecast.range - 0.8)).toBeLessThanOrEqual(0.03)
      expect(Math.abs(forecast.tenths - 0.8)).toBeLessThanOrEqual(0.03)
      expect(mean(forecast.pinball)).toBeLessThan(mean(percentiles.pinball))
    }
    expect(await updateForecasts(boston, new Date('2015-10-01T04:00:00Z'))).toBeGreaterThan(150)
  },
)
