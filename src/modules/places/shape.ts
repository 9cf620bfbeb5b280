/** Polygons as flat numbers: what is asked a thousand times a second should not walk nested arrays. */
import type { Bounds, Ring, Shape } from './types.ts'

/** Rings of one polygon (the first is its outline, the others its holes), each `[lon, lat, lon, lat, …]`. */
export interface FlatPolygon {
  readonly bounds: Bounds
  readonly rings: readonly Float64Array[]
}

export function flatten(shape: Shape): FlatPolygon[] {
  const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates
  return polygons.map((rings) => {
    const flat = rings.map((ring) => Float64Array.from(ring.flatMap(([lon, lat]) => [lon, lat])))
    return { rings: flat, bounds: boundsOf(flat) }
  })
}

/** Back to GeoJSON. */
export function unflatten(polygons: readonly FlatPolygon[]): Shape {
  const coordinates = polygons.map(({ rings }) => rings.map(toRing))
  const [only] = coordinates
  return only && coordinates.length === 1
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates }
}

function toRing(flat: Float64Array): Ring {
  const ring: [number, number][] = []
  for (let at = 0; at < flat.length; at += 2) ring.push([flat[at] ?? 0, flat[at + 1] ?? 0])
  return ring
}

function boundsOf(rings: readonly Float64Array[]): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const ring of rings) {
    for (let at = 0; at < ring.length; at += 2) {
      const [lon = 0, lat = 0] = [ring[at], ring[at + 1]]
      west = Math.min(west, lon)
      east = Math.max(east, lon)
      south = Math.min(south, lat)
      north = Math.max(north, lat)
    }
  }
  return [west, south, east, north]
}

/** Whether the point lies in the polygon and in none of its holes (even–odd rule over all rings). */
export function contains({ bounds, rings }: FlatPolygon, lon: number, lat: number): boolean {
  if (lon < bounds[0] || lat < bounds[1] || lon > bounds[2] || lat > bounds[3]) return false
  let inside = false
  for (const ring of rings) if (crossesOdd(ring, lon, lat)) inside = !inside
  return inside
}

function crossesOdd(ring: Float64Array, lon: number, lat: number): boolean {
  let odd = false
  let [x0, y0] = [ring[ring.length - 2] as number, ring[ring.length - 1] as number]
  for (let at = 0; at < ring.length; at += 2) {
    const [x1, y1] = [ring[at] as number, ring[at + 1] as number]
    if (y1 > lat !== y0 > lat && lon < ((x0 - x1) * (lat - y1)) / (y0 - y1) + x1) odd = !odd
    x0 = x1
    y0 = y1
  }
  return odd
}
