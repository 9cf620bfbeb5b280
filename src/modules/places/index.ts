/** Where things are: areas, addresses and points, in memory, with nobody outside asked. */
export { loadPlaces } from './load.ts'
export { parsePoint } from './parse-point.ts'
export { buildPlaces } from './places.ts'
export { type ReadPlaces, readPlaces } from './read/index.ts'
export { type PlacesSaved, savePlaces } from './save.ts'
export { areaKey } from './stock.ts'
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
