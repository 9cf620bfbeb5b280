/** The city as GeoJSON: one feature a line, six decimals, so that a change is a readable difference. */
import { type City, pointInside, type Run } from './city.ts'
import { junctions, type Lot } from './lots.ts'
import { centreOf, simplified } from './curve.ts'
import { distance, km, type Path, type Pt, toDegrees } from './plane.ts'
import { FULL_NAME, landmarks } from './plan/landmarks.ts'
import type { Polygons } from './dissolve.ts'
import type { Part, Shapes } from './shapes.ts'

export interface Geometry {
  readonly type: string
  readonly coordinates: unknown
}

export type Properties = Readonly<Record<string, string | number | boolean>>

export interface Feature {
  readonly type: 'Feature'
  readonly properties: Properties
  readonly geometry: Geometry
}

export const feature = (geometry: Geometry, properties: Properties = {}): Feature => ({
  type: 'Feature',
  properties,
  geometry,
})

export const toText = (features: readonly Feature[]): string =>
  `{"type":"FeatureCollection","features":[\n${features.map((one) => JSON.stringify(one)).join(',\n')}\n]}\n`

export const lineOf = (line: Path): Geometry => ({ type: 'LineString', coordinates: line.map(toDegrees) })
export const pointOf = (point: Pt): Geometry => ({ type: 'Point', coordinates: toDegrees(point) })

/** Rings closed; outlines run to the left, holes to the right, as the standard asks. */
export function polygonOf(shape: Polygons): Geometry {
  const polygons = shape.map((rings) => rings.map((ring) => [...ring, ring[0] as Pt].map(toDegrees)))
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0] }
    : { type: 'MultiPolygon', coordinates: polygons }
}

const districtName = (code: string): Properties => ({
  name: `District ${code}`,
  name_es: `Distrito ${code}`,
  name_ar: `الدائرة ${code}`,
})

/** The files of a city's folder, by name. */
export function geojsonFiles(city: City, shapes: Shapes, lots: readonly Lot[]): Map<string, string> {
  const parts = (list: readonly Part[]): Feature[] =>
    list.map(({ code, name, shape }) => feature(polygonOf(shape), { code, name }))
  return new Map([
    ['city-limits.geojson', toText([feature(polygonOf(shapes.limits), { name: 'Riverton' })])],
    ['water.geojson', toText([feature(polygonOf(shapes.water), { name: 'Tamarack River and Quarry Lake' })])],
    ['neighborhoods.geojson', toText(parts(shapes.neighborhoods))],
    [
      'districts.geojson',
      toText(
        shapes.districts.map(({ code, shape }) => feature(polygonOf(shape), { code, ...districtName(code) })),
      ),
    ],
    ['zip-codes.geojson', toText(parts(shapes.zips))],
    ['parks.geojson', toText(parts(shapes.parks))],
    ['streets.geojson', toText(streetFeatures(city))],
    ['landmarks.geojson', toText([...landmarkFeatures(lots), ...shapes.parks.map(parkFeature)])],
  ])
}

/** The line of a run: no point too many, but every corner where another street meets it. */
export function runLine({ net }: City, { nodes }: Run, forks: ReadonlySet<number>): Pt[] {
  const line: Pt[] = []
  let from = 0
  for (let at = 1; at < nodes.length; at++) {
    if (at < nodes.length - 1 && !forks.has(nodes[at] as number)) continue
    const part = simplified(
      nodes.slice(from, at + 1).map((node) => net.nodes[node] as Pt),
      0.8,
    )
    line.push(...(from === 0 ? part : part.slice(1)))
    from = at
  }
  return line
}

function streetFeatures(city: City): Feature[] {
  const forks = junctions(city)
  const byName = new Map<string, { kind: string; lines: Pt[][] }>()
  for (const run of city.runs) {
    const street = byName.get(run.name) ?? { kind: run.mark.street?.kind ?? '', lines: [] }
    street.lines.push(runLine(city, run, forks))
    byName.set(run.name, street)
  }
  return [...byName].map(([name, { kind, lines }]) => {
    const coordinates = lines.map((line) => line.map(toDegrees))
    const [only] = coordinates
    const geometry =
      only && coordinates.length === 1
        ? { type: 'LineString', coordinates: only }
        : { type: 'MultiLineString', coordinates }
    return feature(geometry, { name, kind })
  })
}

const parkFeature = ({ code, name, shape }: Part): Feature =>
  feature(pointOf(labelPoint(shape[0]?.[0] ?? [])), {
    code,
    kind: 'park',
    name,
    name_es: name,
    name_ar: name,
    address: '',
  })

/** A place for a name: the middle, if it lies inside. */
export function labelPoint(ring: Path): Pt {
  return pointInside({ ring: [], points: ring, area: 0, centre: centreOf(ring) })
}

function landmarkFeatures(lots: readonly Lot[]): Feature[] {
  return landmarks.map(({ kind, name, at }) => {
    const wanted = km([at])[0] as Pt
    const doors = kind === 'townhall' ? lots.filter(({ street }) => street === 'N Broad St') : lots
    const door = doors.reduce((best, lot) =>
      distance(lot.point, wanted) < distance(best.point, wanted) ? lot : best,
    )
    const { en, es, ar } = FULL_NAME[kind](name)
    const code = en.toLowerCase().replace(/[^a-z0-9]+/g, '-')
    const where = kind === 'townhall' || kind === 'station' ? wanted : door.point
    return feature(pointOf(where), {
      code,
      kind,
      name: en,
      name_es: es,
      name_ar: ar,
      address: `${door.number} ${door.street}`,
    })
  })
}
