/** Where things are: areas, addresses and points, in memory, with nobody outside asked. */
export { isOnEarth, parsePoint } from './parse-point.ts'
export type {
  Address,
  AddressHit,
  Area,
  Bounds,
  Layer,
  Located,
  NearAddress,
  Places,
  PlacesData,
  Point,
  Problem,
  Shape,
} from './types.ts'
