/** The whole drawing, from the seed to the files. */
import { addressFile } from './addresses.ts'
import { drawCity } from './city.ts'
import { type Feature, geojsonFiles } from './geojson.ts'
import { drawLots } from './lots.ts'
import { writePmtiles } from './pmtiles.ts'
import { drawShapes } from './shapes.ts'
import { tileLayers } from './tile-layers.ts'
import { bounds, center, cutTiles, MAX_ZOOM, MIN_ZOOM } from './tiles.ts'

/** The number of the service Riverton answers. */
const SEED = 311

export interface Drawing {
  /** GeoJSON by file name. */
  readonly texts: ReadonlyMap<string, string>
  /** CSV. */
  readonly addresses: string
  /** PMTiles. */
  readonly basemap: Buffer
}

export function drawEverything(seed = SEED): Drawing {
  const city = drawCity(seed)
  const shapes = drawShapes(city)
  const lots = drawLots(city, seed)
  const texts = geojsonFiles(city, shapes, lots)
  const landmarks = (JSON.parse(texts.get('landmarks.geojson') ?? '') as { features: Feature[] }).features
  const layers = tileLayers(city, shapes, lots, landmarks)
  const basemap = writePmtiles(cutTiles(layers), {
    metadata: {
      name: 'Riverton',
      description: 'A fictional city, drawn by code',
      attribution: 'Riverton is drawn, not surveyed',
      type: 'baselayer',
      version: '1',
      vector_layers: layers.map(({ name }) => ({
        id: name,
        fields: {},
        minzoom: MIN_ZOOM,
        maxzoom: MAX_ZOOM,
      })),
    },
    bounds,
    center,
    minZoom: MIN_ZOOM,
    maxZoom: MAX_ZOOM,
  })
  return { texts, addresses: addressFile(lots, shapes.zipOf), basemap }
}
