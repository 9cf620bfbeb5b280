import { type Point } from '../places/index.ts'
import { likeText } from '../requests/index.ts'
import type { What } from './what.ts'

const METRES_A_DEGREE = 111_320 // of latitude, on the WGS 84 sphere

/** Half the height and half the width of a circle, in degrees: a degree of longitude is shorter away from the equator. */
export function reach(point: Point, metres: number): { high: number; wide: number } {
  const high = metres / METRES_A_DEGREE
  return { high, wide: high / Math.max(0.01, Math.cos((point.lat * Math.PI) / 180)) }
}

/** The columns of a thing that is followed; a request's are its own, since it has to be found first. */
export function toRow(what: Exclude<What, { kind: 'request' }>) {
  switch (what.kind) {
    case 'near': {
      const { lon, lat } = what.point
      const { high, wide } = reach(what.point, what.metres)
      return {
        location: `(${lon},${lat})`,
        metres: what.metres,
        label: what.label,
        bounds: `(${lon + wide},${lat + high}),(${lon - wide},${lat - high})`,
      }
    }
    case 'drawn': {
      const lons = what.outline.map(({ lon }) => lon)
      const lats = what.outline.map(({ lat }) => lat)
      return {
        outline: `(${what.outline.map(({ lon, lat }) => `(${lon},${lat})`).join(',')})`,
        bounds: `(${Math.max(...lons)},${Math.max(...lats)}),(${Math.min(...lons)},${Math.min(...lats)})`,
      }
    }
    case 'area':
      return { area_id: what.areaId }
    case 'service':
      return { service_id: what.serviceId }
    case 'search':
      return {
        words: what.words,
        patterns: likeText(what.words)
          .split(/\s+/)
          .map((word) => `%${word}%`),
      }
  }
}
