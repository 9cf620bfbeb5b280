/** The first start on an empty database: a city from its files, and for the sample city some weeks of life. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { openLane } from '../kernel/lived.ts'
import {
  type CityRow,
  dropUnfinished,
  installCity,
  listCities,
  markComplete,
  openCity,
} from '../modules/cities/index.ts'
import { keepForecasts } from '../modules/forecasts/index.ts'
import { liveThrough, readLife } from '../sample/index.ts'

export interface FirstStart {
  /** Folder of the city's files. */
  readonly folder: string
  readonly empty: boolean
  readonly log: (line: string) => void
}

const HISTORY = { days: 90, requests: 25_000 }

/** Does nothing when the database holds a city already; one whose first start was cut off is begun again. */
export async function firstStart(
  url: string,
  config: Config,
  { folder, empty, log }: FirstStart,
): Promise<void> {
  if ((await dropUnfinished(url)) > 0) log('The first start was cut off: beginning again.')
  if ((await listCities(url)).length > 0) return
  log(`Building the city of ${folder} …`)
  const row = await installCity({ url, dataDir: config.dataDir, folder, complete: false })
  const story = join(folder, 'life.yaml')
  if (!empty && existsSync(story)) await writeHistory(url, config, row, story, log)
  await markComplete(url, row.schema)
}

async function writeHistory(
  url: string,
  config: Config,
  row: CityRow,
  story: string,
  log: FirstStart['log'],
): Promise<void> {
  const began = performance.now()
  const city = await openCity({ url, dataDir: config.dataDir, s3Url: config.s3Url }, row)
  let said = 0
  const progress = (share: number) => {
    const tenths = Math.floor(share * 10)
    if (tenths > said) log(`  ${HISTORY.days} days of life: ${tenths * 10} %`)
    said = Math.max(said, tenths)
  }
  try {
    const openALane = () => openLane(url, row.schema)
    const options = { ...HISTORY, until: new Date(), openLane: openALane, progress }
    const count = await liveThrough(city, readLife(story), options)
    // Pages shall know from the first minute what a history says: the clock's jobs come later.
    await keepForecasts(city)
    log(`  ${count} requests in ${((performance.now() - began) / 1000).toFixed(0)} s`)
  } finally {
    await city.close()
  }
}
