/**
 * How our maps look: quiet ground, so that the reports on it are the only strong colour.
 *
 * Speaks the layers and kinds of the Protomaps basemap (version 4), so an extract of the real world looks the same.
 */
import { exp, type Feature, LineSymbolizer, type PaintRule, PolygonSymbolizer } from 'protomaps-leaflet'

/** Whether a feature is of a kind of geometry, by the number the library gives it. */
export const isOf = (geometry: number, kind: number): boolean => geometry === kind

/** A property of a tile's feature as text: what is no text is none of the words we look for. */
export const words = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The country between the towns; also what shows before a tile is there. */
export const GROUND = '#eff0e8'

export const WATER = '#b3d6e8'
const POLYGON = 3

/** What covers the land, the lowest first. */
const LAND: readonly (readonly [fill: string, ...kinds: string[]])[] = [
  ['#f5f4f0', 'residential', 'urban_area'],
  ['#ebecdb', 'farmland'],
  ['#dbe8d2', 'wood', 'forest', 'scrub'],
  ['#e2eddb', 'grass', 'grassland', 'meadow'],
  ['#ebeaee', 'industrial', 'railway'],
  ['#e7e9ed', 'aerodrome', 'airfield'],
  ['#f3edda', 'school', 'university', 'college'],
  ['#f6e6e4', 'hospital'],
  ['#dce6d8', 'cemetery'],
  ['#dcebd0', 'golf_course', 'pitch', 'playground'],
  ['#d2e7ca', 'park', 'village_green', 'recreation_ground'],
  ['#c4dfbb', 'nature_reserve', 'national_park', 'protected_area'],
  ['#efebe1', 'pedestrian'],
]

/** Pixels by zoom. */
type Widths = Readonly<Record<number, number>>
export type Which = (zoom: number, feature: Feature) => boolean

const width =
  (stops: Widths) =>
  (zoom: number): number =>
    exp(
      1.5,
      Object.entries(stops).map(([at, pixels]) => [Number(at), pixels]),
    )(zoom)

export const ofKind =
  (...kinds: readonly string[]): Which =>
  (_, { props }) =>
    kinds.includes(words(props['kind']))

const LESSER = new Set(['tertiary', 'tertiary_link', 'unclassified'])
const isLesser = ({ props }: Feature): boolean => LESSER.has(words(props['kind_detail']))
export const lesser: Which = (_, feature) => feature.props['kind'] === 'major_road' && isLesser(feature)
export const greater: Which = (_, feature) => feature.props['kind'] === 'major_road' && !isLesser(feature)

const area = (dataLayer: string, fill: string, filter: Which): PaintRule => ({
  dataLayer,
  symbolizer: new PolygonSymbolizer({ fill }),
  filter,
})

const road = (color: string, stops: Widths, filter: Which, minzoom = 0): PaintRule => ({
  dataLayer: 'roads',
  minzoom,
  symbolizer: new LineSymbolizer({ color, width: width(stops), lineCap: 'round', lineJoin: 'round' }),
  filter,
})

const dashed = (
  dataLayer: string,
  color: string,
  dash: number[],
  stops: Widths,
  filter: Which,
): PaintRule => ({
  dataLayer,
  symbolizer: new LineSymbolizer({ color, dash, width: width(stops) }),
  filter,
})

/** Each road twice, the wider edge first, so that crossings stay open. */
const ROADS: readonly PaintRule[] = [
  {
    ...road('#d5d9df', { 11: 1.5, 16: 26 }, (_, { props }) => props['kind_detail'] === 'runway'),
  },
  dashed('roads', '#b9ad98', [4, 3], { 14: 0.8, 18: 2.4 }, ofKind('path')),
  road('#a9aab2', { 10: 0.7, 18: 2.6 }, ofKind('rail'), 11),
  road('#d6d3cc', { 12: 0.6, 13: 1.2, 14: 2.4, 16: 8, 18: 21 }, ofKind('minor_road', 'other'), 13),
  road('#cdc9c1', { 11: 1.2, 13: 3, 14: 4.6, 16: 12.5, 18: 29 }, lesser, 12),
  road('#d3c7a4', { 9: 1.2, 11: 2.2, 13: 4.2, 14: 6, 16: 15, 18: 34 }, greater, 10),
  road('#ffffff', { 12: 0.5, 13: 0.9, 14: 1.6, 16: 6.6, 18: 19 }, ofKind('minor_road', 'other'), 12),
  road('#ffffff', { 11: 0.8, 13: 2, 14: 3.4, 16: 11, 18: 27 }, lesser, 11),
  road('#faf0cf', { 9: 0.7, 11: 1.4, 13: 3, 14: 4.6, 16: 13, 18: 31 }, greater),
  road('#d8b583', { 6: 0.8, 10: 2.4, 13: 6, 16: 18, 18: 38 }, ofKind('highway')),
  road('#f3d3a2', { 6: 0.5, 10: 1.6, 13: 4.4, 16: 15, 18: 34 }, ofKind('highway')),
]

export const paintRules: PaintRule[] = [
  { dataLayer: 'earth', symbolizer: new PolygonSymbolizer({ fill: GROUND }) },
  ...LAND.map(([fill, ...kinds]) => area('landuse', fill, ofKind(...kinds))),
  area('water', WATER, (_, { geomType }) => isOf(geomType, POLYGON)),
  { dataLayer: 'buildings', minzoom: 14, symbolizer: new PolygonSymbolizer({ fill: '#e3dfd7' }) },
  ...ROADS,
  dashed('boundaries', '#a493bd', [6, 3, 1, 3], { 9: 0.8, 14: 1.6 }, () => true),
]
