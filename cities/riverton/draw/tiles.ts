/** Cuts the layers into vector tiles. */
import GeoJSONVT from 'geojson-vt'
import vtpbf from 'vt-pbf'
import { CITY_HALL, toDegrees } from './plane.ts'
import { PAPER } from './context.ts'
import type { Tile } from './pmtiles.ts'
import type { TileLayer } from './tile-layers.ts'

export const MIN_ZOOM = 8
export const MAX_ZOOM = 15

/** The corners of the paper, `[west, south, east, north]`. */
export const bounds: readonly [number, number, number, number] = [
  ...toDegrees([PAPER[0], PAPER[1]]),
  ...toDegrees([PAPER[2], PAPER[3]]),
]

export const center: readonly [number, number, number] = [CITY_HALL.lon, CITY_HALL.lat, 13]

export function cutTiles(layers: readonly TileLayer[]): Tile[] {
  const tiles: Tile[] = []
  for (let z = MIN_ZOOM; z <= MAX_ZOOM; z++) {
    const cut = layers.flatMap(({ name, features }) => {
      const shown = features.filter(({ from }) => from <= z).map(({ feature }) => feature)
      return shown.length > 0 ? [{ name, index: indexed(shown, z) }] : []
    })
    const [west, south, east, north] = bounds
    for (let x = column(west, z); x <= column(east, z); x++) {
      for (let y = row(north, z); y <= row(south, z); y++) {
        const parts = cut.flatMap(({ name, index }) => {
          const tile = index.getTile(z, x, y)
          return tile && tile.features.length > 0 ? [[name, tile] as const] : []
        })
        tiles.push({
          z,
          x,
          y,
          data: vtpbf.fromGeojsonVt(Object.fromEntries(parts), { version: 2, extent: 4096 }),
        })
      }
    }
  }
  return tiles
}

// A zoom at a time, with the features of that zoom only.
function indexed(features: readonly object[], zoom: number): GeoJSONVT {
  const collection = { type: 'FeatureCollection', features } as GeoJSON.FeatureCollection
  return new GeoJSONVT(collection, {
    maxZoom: zoom,
    indexMaxZoom: Math.min(zoom, 10),
    tolerance: zoom === MAX_ZOOM ? 1 : 3,
    buffer: 64,
    extent: 4096,
  })
}

/** Column of the tile that holds a longitude. */
export const column = (lon: number, z: number): number => Math.floor(((lon + 180) / 360) * 2 ** z)

/** Row of the tile that holds a latitude. */
export function row(lat: number, z: number): number {
  const angle = (lat * Math.PI) / 180
  return Math.floor(((1 - Math.log(Math.tan(angle) + 1 / Math.cos(angle)) / Math.PI) / 2) * 2 ** z)
}
