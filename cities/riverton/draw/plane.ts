/** The drawing board: metres east and north of City Hall, and back to degrees. */

/** `[east, north]` of City Hall, in metres. */
export type Pt = readonly [number, number]
export type Path = readonly Pt[]

/** City Hall, in degrees. */
export const CITY_HALL = { lon: -75.5, lat: 40 }

/** Metres in a degree at 40° north (WGS 84). */
const PER_LON = 85_393.6
const PER_LAT = 111_034.6

/** `[longitude, latitude]`, six decimals: about a hand's breadth. */
export const toDegrees = ([x, y]: Pt): [number, number] => [
  round6(CITY_HALL.lon + x / PER_LON),
  round6(CITY_HALL.lat + y / PER_LAT),
]

const round6 = (value: number): number => Math.round(value * 1e6) / 1e6

export const km = (points: readonly Pt[]): Pt[] => points.map(([x, y]) => [x * 1000, y * 1000])
export const add = (a: Pt, b: Pt, times = 1): Pt => [a[0] + b[0] * times, a[1] + b[1] * times]
export const minus = (a: Pt, b: Pt): Pt => [a[0] - b[0], a[1] - b[1]]
export const between = (a: Pt, b: Pt, t: number): Pt => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]
export const distance = (a: Pt, b: Pt): number => Math.hypot(a[0] - b[0], a[1] - b[1])
export const cross = (a: Pt, b: Pt): number => a[0] * b[1] - a[1] * b[0]
export const dot = (a: Pt, b: Pt): number => a[0] * b[0] + a[1] * b[1]

/** The direction from a to b, one metre long. */
export function heading(a: Pt, b: Pt): Pt {
  const length = distance(a, b) || 1
  return [(b[0] - a[0]) / length, (b[1] - a[1]) / length]
}

/** To the left of a direction. */
export const leftOf = ([x, y]: Pt): Pt => [-y, x]

export function turned([x, y]: Pt, degrees: number): Pt {
  const angle = (degrees * Math.PI) / 180
  return [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)]
}
