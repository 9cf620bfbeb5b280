/** The address list: one line a door, the flats of a house after it. */
import { toDegrees } from './plane.ts'
import { zips } from './plan/divisions.ts'
import type { Lot } from './lots.ts'

/** `number,street,unit,zip,lon,lat`, by street and number. */
export function addressFile(lots: readonly Lot[], zipOf: Int32Array): string {
  const sorted = lots.toSorted((a, b) => compare(a.street, b.street) || a.number - b.number)
  const lines = sorted.flatMap(({ street, number, units, point, face }) => {
    const [lon, lat] = toDegrees(point)
    const end = `${zips[zipOf[face] ?? 0]?.code},${lon.toFixed(6)},${lat.toFixed(6)}`
    const flats = Array.from({ length: units }, (_, at) => `${number},${street},Apt ${at + 1},${end}`)
    return [`${number},${street},,${end}`, ...flats]
  })
  return ['number,street,unit,zip,lon,lat', ...lines, ''].join('\n')
}

// Not by the machine's language: the same order everywhere.
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
