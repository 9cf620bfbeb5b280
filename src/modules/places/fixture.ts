/** A town of two districts with a gap between them, for tests. */
import type { PlacesData, Shape } from './types.ts'

const box = (west: number, south: number, east: number, north: number): Shape => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
})

/** A square of about 8 km; District 1 and 2 overlap in the north and gape in the south; a pond in the middle. */
export const town: PlacesData = {
  layers: [{ code: 'district', name: { en: 'District', es: 'Distrito' } }],
  areas: [
    {
      layer: 'district',
      code: '1',
      name: { en: 'First', es: 'Primero' },
      shape: box(-75.05, 39.95, -75.01, 40.05),
    },
    { layer: 'district', code: '2', name: { en: 'Second' }, shape: box(-75.0, 39.95, -74.95, 40.0) },
    { layer: 'district', code: '3', name: { en: 'Third' }, shape: box(-75.02, 40.0, -74.95, 40.05) },
  ],
  limits: box(-75.05, 39.95, -74.95, 40.05),
  water: box(-74.97, 40.01, -74.96, 40.02),
  bridges: [
    [
      [-74.965, 40.0],
      [-74.965, 40.03],
    ],
  ],
  streets: [
    { name: 'Main St', middle: { lon: -75.0, lat: 40.0 } },
    { name: 'N 5th St', middle: null },
    { name: 'Côte-des-Neiges Rd', middle: null },
    { name: 'Main Ave', middle: null },
  ],
  crossings: [{ street: 0, other: 1, point: { lon: -75.001, lat: 40.0 } }],
  addresses: {
    street: [0, 0, 0, 0, 1, 2, 0, 3, 0],
    number: [100, 102, 102, 1300, 7, 12, 100, 500, 20],
    suffix: ['', '', '', '-20', '', '1/2', '', '', 'A'],
    unit: ['', '', 'Apt 2', '', '', '', '', '', ''],
    zip: ['10001', '10001', '10001', '10001', '10001', '10001', '10002', '10001', '10001'],
    lon: [-75.0, -75.0002, -75.0002, -75.01, -75.001, NaN, -74.98, -74.9, -75.02],
    lat: [40.0, 40.0, 40.0, 40.0, 40.003, NaN, 40.03, 40.0, 40.0],
  },
  landmarks: [
    {
      code: 'hall',
      kind: 'townhall',
      name: { en: 'Town Hall', es: 'Ayuntamiento' },
      address: '1 Main St',
      point: { lon: -75, lat: 40 },
    },
  ],
  basemap: null,
}
