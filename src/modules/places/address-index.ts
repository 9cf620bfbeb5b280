/** Addresses by number and by nearness. */
import Flatbush from 'flatbush'
import type { AddressStock, Stock } from './stock.ts'
import type { Address, Point } from './types.ts'

/** Metres in one degree of latitude (mean of the WGS 84 ellipsoid). */
export const METRES = 111_195

export interface AddressIndex {
  /** Position of the address nearest to a point and its distance in metres, or undefined beyond `within` metres. */
  nearest(point: Point, within: number): { at: number; metres: number } | undefined
  /** Position of an address by its id. */
  position(id: number): number | undefined
  address(at: number): Address
}

export function indexAddresses({ addresses, streets }: Stock): AddressIndex {
  const positions = positionsById(addresses)
  return {
    nearest: nearestOf(addresses),
    position: (id) => {
      const at = positions[id] ?? 0
      return at > 0 ? at - 1 : undefined
    },
    address: (at) => ({
      id: addresses.id[at] ?? 0,
      label: labelOf(addresses, at, streets[addresses.street[at] ?? 0]?.name ?? ''),
      zip: addresses.words[addresses.zip[at] ?? 0] || null,
      point: pointOf(addresses, at),
    }),
  }
}

/** `1200 N Broad St Apt 3`; a suffix such as `-20` or `A` stays at the number, `1/2` stands apart. */
export function labelOf({ number, suffix, unit, words }: AddressStock, at: number, street: string): string {
  const after = words[suffix[at] ?? 0] ?? ''
  const flat = words[unit[at] ?? 0] ?? ''
  return `${number[at]}${/^\d/.test(after) ? ` ${after}` : after} ${street}${flat && ` ${flat}`}`
}

export function pointOf({ lon, lat }: AddressStock, at: number): Point | null {
  const [east = NaN, north = NaN] = [lon[at], lat[at]]
  return Number.isNaN(east) || Number.isNaN(north) ? null : { lon: east, lat: north }
}

// Position + 1 by id, 0 where there is none: an array over the ids costs a tenth of a Map.
function positionsById({ id }: AddressStock): Uint32Array {
  const positions = new Uint32Array(id.reduce((most, one) => Math.max(most, one), 0) + 1)
  id.forEach((one, at) => (positions[one] = at + 1))
  return positions
}

function nearestOf({ lon, lat }: AddressStock): AddressIndex['nearest'] {
  const placed = Uint32Array.from(lon.keys()).filter((at) => !Number.isNaN(lon[at]))
  if (placed.length === 0) return () => undefined
  const middle = lat[placed[placed.length >> 1] ?? 0] ?? 0
  // Degrees of longitude shrunk to the length of degrees of latitude, so that near is near in both directions.
  const shrink = Math.cos((middle * Math.PI) / 180)
  const tree = new Flatbush(placed.length, 16, Float32Array)
  for (const at of placed) tree.add((lon[at] ?? 0) * shrink, lat[at] ?? 0)
  tree.finish()
  return (point, within) => {
    // Single precision is about a metre off: a few candidates, then measured exactly.
    const near = tree.neighbors(point.lon * shrink, point.lat, 4, (within + 2) / METRES)
    let best: { at: number; metres: number } | undefined
    for (const candidate of near) {
      const at = placed[candidate] ?? 0
      const metres = METRES * Math.hypot(((lon[at] ?? 0) - point.lon) * shrink, (lat[at] ?? 0) - point.lat)
      if (metres <= within && (!best || metres < best.metres)) best = { at, metres }
    }
    return best
  }
}
