/** Street names in order of appearance, each once; and from centre lines, where they meet. */
import { tidyName } from '../street-name.ts'
import type { PlacesData, Point } from '../types.ts'
import { textOf } from './areas.ts'
import type { FeatureFile } from './geography-file.ts'
import { positions, readFeatures } from './geojson.ts'
import type { Problems } from './problems.ts'

/** Names become positions; a name in another case is the same street. */
export class StreetList {
  readonly names: string[] = []
  readonly #places = new Map<string, number>()

  place(name: string): number {
    const known = this.#places.get(name)
    if (known !== undefined) return known
    const tidy = tidyName(name)
    const same = this.#places.get(`\n${tidy.toLowerCase()}`) ?? this.names.push(tidy) - 1
    this.#places.set(name, same)
    this.#places.set(`\n${tidy.toLowerCase()}`, same)
    return same
  }
}

type Line = readonly (readonly [number, number])[]

/** The centre lines of each street, by its position in `streets`. */
export async function readCentreLines(
  folder: string,
  file: FeatureFile | undefined,
  streets: StreetList,
  problems: Problems,
): Promise<Map<number, Line[]>> {
  const lines = new Map<number, Line[]>()
  if (!file) return lines
  for (const { geometry, properties, position } of await readFeatures(folder, file.file, problems)) {
    const parts = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates
    const name = textOf(properties[Object.values(file.name)[0] ?? ''])
    if (!/^(Multi)?LineString$/.test(geometry.type) || !Array.isArray(parts)) {
      problems.warn(file.file, 'a street must be a LineString', { feature: position })
    } else if (name !== '') {
      const at = streets.place(name)
      const read = parts.flatMap((part: unknown) => {
        const line = positions(part)
        if (!line)
          problems.warn(file.file, 'a line has coordinates that are no degrees', { feature: position })
        return line && line.length > 1 ? [line] : []
      })
      lines.set(at, [...(lines.get(at) ?? []), ...read])
    }
  }
  return lines
}

/** A point of the street about half way along its longest line. */
export function middleOf(lines: readonly Line[]): Point | null {
  const longest = lines.reduce<Line>((best, line) => (line.length > best.length ? line : best), [])
  const [lon, lat] = longest[longest.length >> 1] ?? []
  return lon === undefined || lat === undefined ? null : { lon, lat }
}

/** Where two streets share a corner of their lines, as centre lines cut at crossings do. One meeting for each pair. */
export function crossingsOf(lines: ReadonlyMap<number, readonly Line[]>): PlacesData['crossings'] {
  const corners = new Map<string, { point: Point; streets: Set<number> }>()
  for (const [street, parts] of lines) {
    for (const [lon, lat] of parts.flat()) {
      const key = `${Math.round(lon * 1e6)},${Math.round(lat * 1e6)}`
      const corner = corners.get(key) ?? { point: { lon, lat }, streets: new Set() }
      corners.set(key, corner)
      corner.streets.add(street)
    }
  }
  const found = new Map<string, PlacesData['crossings'][number]>()
  for (const { point, streets } of corners.values()) {
    const sorted = [...streets].sort((a, b) => a - b)
    sorted.forEach((street, at) => {
      for (const other of sorted.slice(at + 1)) {
        const key = `${street},${other}`
        if (!found.has(key)) found.set(key, { street, other, point })
      }
    })
  }
  return [...found.values()]
}
