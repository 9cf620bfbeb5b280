/** The city's geography, opened: indexes built once, every answer from memory. */
import { type AddressIndex, indexAddresses } from './address-index.ts'
import { indexShapes } from './area-index.ts'
import { onBridge } from './bridges.ts'
import { openSearch } from './search/index.ts'
import { flatten, unflatten } from './shape.ts'
import { type Stock, stockOf, textIn } from './stock.ts'
import { isOnEarth } from './parse-point.ts'
import type { Area, Bounds, Located, NearAddress, Places, PlacesData, Point, Shape } from './types.ts'

/** Beyond this an address no longer says where something is, in metres. */
const NEAR = 250

/** Limits are drawn along kerbs and cut corners: an address of the city's own list this near means inside, in metres. */
const AT_THE_EDGE = 30

/** Places straight from a city's files, without a database: ids are positions, counted from 1. */
export function buildPlaces(data: PlacesData): Places {
  return openPlaces(stockOf(data))
}

export function openPlaces(stock: Stock): Places {
  const shapes = stock.areas.map(({ shape }) => flatten(shape))
  const areas: readonly Area[] = stock.areas.map(({ id, layer, code, key, name }) => ({
    id,
    layer,
    code,
    key,
    name,
  }))
  const byId = new Map(areas.map((area, at) => [area.id, at]))
  const byKey = new Map(areas.map((area) => [area.key, area]))
  const areaShape = (id: number): Shape | undefined => {
    const shape = shapes[byId.get(id) ?? -1]
    return shape && unflatten(shape)
  }
  const addresses = indexAddresses(stock)
  const nearestAddress = nearAddress(addresses)
  const areaById = (id: number): Area | undefined => areas[byId.get(id) ?? -1]
  return {
    bounds: boundsOf(stock),
    addressCount: stock.addresses.id.length,
    locate: locator(stock, areas, indexShapes(shapes), nearestAddress),
    nearestAddress,
    addressById: (id) => {
      const at = addresses.position(id)
      return at === undefined ? undefined : addresses.address(at)
    },
    searchAddresses: openSearch(stock, addresses),
    layers: () => stock.layers,
    areas: (layer) => (layer === undefined ? areas : areas.filter((area) => area.layer === layer)),
    areaById,
    areaByKey: (key) => byKey.get(key),
    areaName: (id, locale) => textIn(areaById(id)?.name ?? {}, locale),
    areaShape,
    limits: () => stock.limits ?? undefined,
  }
}

type Nearest = Places['nearestAddress']

function nearAddress(index: AddressIndex): Nearest {
  return (point, within = NEAR): NearAddress | undefined => {
    const near = index.nearest(point, within)
    if (!near) return undefined
    const { id, label, zip } = index.address(near.at)
    return { id, label, zip, metres: near.metres }
  }
}

function locator(
  { limits, water, bridges = [] }: Stock,
  areas: readonly Area[],
  shapesAt: (lon: number, lat: number) => number[],
  nearest: Nearest,
): (point: Point) => Located {
  const inCity = indexShapes(limits ? [flatten(limits)] : [])
  const inWater = indexShapes(water ? [flatten(water)] : [])
  return (point) => {
    if (!isOnEarth(point)) return { where: 'outside' }
    const { lon, lat } = point
    const found = shapesAt(lon, lat).flatMap((at) => areas[at] ?? [])
    const address = nearest(point)
    const within = limits ? inCity(lon, lat).length > 0 : found.length > 0
    if (!within && !(address && address.metres <= AT_THE_EDGE)) return { where: 'outside' }
    const where = inWater(lon, lat).length > 0 && !onBridge(bridges, point) ? 'water' : 'inside'
    return address ? { where, areas: found, address } : { where, areas: found }
  }
}

function boundsOf({ limits, areas, addresses }: Stock): Bounds {
  const outlines = limits ? [limits] : areas.map(({ shape }) => shape)
  if (outlines.length === 0) {
    const [west, east] = extent(addresses.lon)
    const [south, north] = extent(addresses.lat)
    return [west, south, east, north]
  }
  return outlines
    .flatMap(flatten)
    .map(({ bounds }) => bounds)
    .reduce(([west, south, east, north], box) => [
      Math.min(west, box[0]),
      Math.min(south, box[1]),
      Math.max(east, box[2]),
      Math.max(north, box[3]),
    ])
}

/** Least and greatest; NaN counts for nothing. */
function extent(values: Float64Array): [number, number] {
  let [least, most] = [Infinity, -Infinity]
  for (const value of values) {
    if (value < least) least = value
    if (value > most) most = value
  }
  return [least, most]
}
