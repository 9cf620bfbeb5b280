/** Places people name instead of an address. */
import type { Landmark } from '../types.ts'
import { nameAndCode, textOf } from './areas.ts'
import type { FeatureFile } from './geography-file.ts'
import { position, readFeatures } from './geojson.ts'
import type { Problems } from './problems.ts'

export async function readLandmarks(
  folder: string,
  source: FeatureFile | undefined,
  problems: Problems,
): Promise<Landmark[]> {
  if (!source) return []
  const found = new Map<string, Landmark>()
  for (const feature of await readFeatures(folder, source.file, problems)) {
    const at = feature.geometry.type === 'Point' ? position(feature.geometry.coordinates) : undefined
    const named = nameAndCode(feature, source, problems)
    if (!at)
      problems.warn(source.file, 'a landmark must be a Point in degrees', { feature: feature.position })
    else if (named && found.has(named.code)) {
      problems.warn(
        source.file,
        'a landmark comes twice; kept once',
        { feature: feature.position },
        `: ${named.code}`,
      )
    } else if (named) {
      const property = (key: string | undefined): string =>
        key === undefined ? '' : textOf(feature.properties[key])
      const [lon, lat] = at
      const more = { kind: property(source.kind), address: property(source.address), point: { lon, lat } }
      found.set(named.code, { ...named, ...more })
    }
  }
  return [...found.values()]
}
