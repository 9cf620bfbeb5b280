/** Names on our maps: few, and in the reader's language where the map has them. */
import {
  CenteredTextSymbolizer,
  CircleSymbolizer,
  type Feature,
  GroupSymbolizer,
  type LabelRule,
  LineLabelSymbolizer,
  OffsetTextSymbolizer,
} from 'protomaps-leaflet'
import { greater, isOf, lesser, ofKind, WATER, type Which, words } from './map-style.ts'

const HALO = '#ffffff'
const LINE = 2
const FONT = '"Public Sans", system-ui, sans-serif'

/** Signs for civic places; everything else a real map is full of stays off ours. */
const SIGNS: Readonly<Record<string, readonly [color: string, from: number]>> = {
  townhall: ['#1c3d7a', 14],
  station: ['#54278f', 14],
  hospital: ['#a8181f', 14],
  park: ['#33693b', 14],
  university: ['#7a4d00', 14],
  library: ['#00687d', 15],
  school: ['#7a4d00', 15],
  fire_station: ['#a8181f', 16],
  police: ['#1c3d7a', 16],
  recreation: ['#33693b', 16],
}
const signColor = (_: number, feature?: Feature): string =>
  SIGNS[words(feature?.props['kind'])]?.[0] ?? '#565c65'

/** The first rule has the first choice of room. */
export function labelRules(lang: string): LabelRule[] {
  const labelProps = [`name:${lang}`, 'name']
  const along = (font: string, fill: string, minzoom: number, filter: Which, stroke = HALO): LabelRule => ({
    dataLayer: 'roads',
    minzoom,
    filter,
    symbolizer: new LineLabelSymbolizer({ labelProps, font: `${font} ${FONT}`, fill, stroke, width: 3 }),
  })
  const place = (font: string, minzoom: number, filter: Which, more: object = {}): LabelRule => ({
    dataLayer: 'places',
    minzoom,
    filter,
    symbolizer: new CenteredTextSymbolizer({
      labelProps,
      font: `${font} ${FONT}`,
      fill: '#3d4551',
      stroke: HALO,
      width: 3,
      ...more,
    }),
  })
  const big: Which = (_, { props }) => Number(props['population_rank'] ?? 0) > 9
  return [
    place(
      '600 17px',
      0,
      (zoom, feature) => ofKind('locality')(zoom, feature) && big(zoom, feature) && zoom < 13,
    ),
    place(
      '500 12px',
      9,
      (zoom, feature) => ofKind('locality')(zoom, feature) && !big(zoom, feature) && zoom < 14,
    ),
    place('600 11px', 12, (zoom, feature) => ofKind('neighbourhood')(zoom, feature) && zoom < 15, {
      fill: '#565c65',
      textTransform: 'uppercase',
      letterSpacing: 1,
    }),
    {
      dataLayer: 'pois',
      minzoom: 14,
      filter: (zoom, { props }) => zoom >= (SIGNS[words(props['kind'])]?.[1] ?? Infinity),
      symbolizer: new GroupSymbolizer([
        new CircleSymbolizer({ radius: 3, fill: signColor, stroke: HALO, width: 1.5 }),
        new OffsetTextSymbolizer({
          lineHeight: 1.3,
          maxLineChars: 40,
          labelProps,
          offsetX: 6,
          offsetY: 4,
          font: `500 11px ${FONT}`,
          fill: signColor,
          stroke: HALO,
          width: 3,
        }),
      ]),
    },
    along('600 11px', '#6b4a12', 12, ofKind('highway')),
    along('500 12px', '#3d4551', 13, greater),
    along('500 11px', '#565c65', 14, lesser),
    along('400 11px', '#5f656e', 16, ofKind('minor_road')),
    {
      ...along(
        'italic 500 13px',
        '#2f6f8f',
        11,
        (_, { geomType, props }) => isOf(geomType, LINE) && props['name'] !== undefined,
        WATER,
      ),
      dataLayer: 'water',
    },
  ]
}
