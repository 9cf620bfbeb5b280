/** A city's geography files, read and checked as a whole. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { PlacesData, Problem } from '../types.ts'
import { readAddresses } from './addresses.ts'
import { readLayer, readOutline } from './areas.ts'
import { bridgesOf } from './bridges.ts'
import { type Geography, readGeographyFile } from './geography-file.ts'
import { readLandmarks } from './landmarks.ts'
import { Problems } from './problems.ts'
import { crossingsOf, middleOf, readCentreLines, StreetList } from './streets.ts'

export interface ReadPlaces {
  /** Null when a problem is an error. */
  readonly data: PlacesData | null
  /** Everything that is wrong, not only the first. */
  readonly problems: readonly Problem[]
}

/**
 * Reads `geography.yaml` in `folder` and the files it names. A folder without one is a city without geography.
 * The basemap's `file` comes back relative to `folder`.
 */
export async function readPlaces(folder: string): Promise<ReadPlaces> {
  const problems = new Problems()
  const geography = existsSync(join(folder, 'geography.yaml'))
    ? await readGeographyFile(folder, problems)
    : { layers: [] }
  const data = await readAll(folder, geography, problems)
  return { data: problems.serious ? null : data, problems: problems.list }
}

async function readAll(folder: string, geography: Geography, problems: Problems): Promise<PlacesData> {
  const streets = new StreetList()
  const lines = await readCentreLines(folder, geography.streets, streets, problems)
  const areas = []
  for (const layer of geography.layers) areas.push(...(await readLayer(folder, layer, problems)))
  const limits = await readOutline(folder, geography.limits, problems)
  const water = await readOutline(folder, geography.water, problems)
  const addresses = await readAddresses(folder, geography.addresses, streets, problems)
  const landmarks = await readLandmarks(folder, geography.landmarks, problems)
  const { basemap = null } = geography
  if (basemap && !existsSync(join(folder, basemap.file)))
    problems.error(basemap.file, 'there is no such file')
  return {
    layers: geography.layers.map(({ layer, label }) => ({ code: layer, name: label })),
    areas,
    limits,
    water,
    bridges: bridgesOf(lines, water),
    streets: streets.names.map((name, at) => ({ name, middle: middleOf(lines.get(at) ?? []) })),
    crossings: crossingsOf(lines),
    addresses,
    landmarks,
    basemap,
  }
}
