/** A second city, which nothing was chosen by: a random sample of Baltimore's requests, those of 2017 and the half year after. */
import { existsSync, readFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { inProject } from '../../kernel/root.ts'
import { loadCatalog } from '../catalog/index.ts'
import { aCity } from '../imports/a-city.ts'
import { runImport } from '../imports/index.ts'
import { checkForecasts } from './index.ts'

const SAMPLE = inProject('../shared/data/baltimore/baltimore-311-sample-2014-to-2018h1.csv.gz')
const here = existsSync(SAMPLE)
if (!here) console.warn(`Skipped: the files of Baltimore are not at ${inProject('../shared/data')}`)

test.skipIf(!here)(
  'in a city it was not made for the range is not far off either',
  { timeout: 600_000 },
  async () => {
    const made = await aCity()
    onTestFinished(() => made.close())
    await runImport(made, {
      path: SAMPLE,
      mapping: readFileSync(inProject('cities/mappings/baltimore.yaml'), 'utf8'),
      mappingName: 'baltimore.yaml',
      apply: true,
    })
    const catalog = await loadCatalog(made.db)
    const baltimore = { db: made.db, catalog: () => catalog, places: () => made.places() }

    const found = await checkForecasts(baltimore, new Date('2018-09-28T00:00:00Z'), 540)

    for (const { forecast } of found!.ages) {
      expect(forecast.ranges).toBeGreaterThan(400)
      expect(forecast.range).toBeGreaterThan(0.75)
      expect(forecast.range).toBeLessThan(0.88)
    }
  },
)
