/** A muted ground in the words of the Protomaps basemap: our dots are the only colour on it. */
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl'

const LIGHT = {
  earth: '#f4f4f2',
  park: '#e6ece0',
  water: '#d3dfe8',
  building: '#e9e8e5',
  street: '#ffffff',
  casing: '#dddcd8',
  rail: '#cfcfca',
  line: '#b5b5ae',
  words: '#5c636b',
  halo: '#f8f8f6',
}

const DARK: typeof LIGHT = {
  earth: '#1d2024',
  park: '#20271f',
  water: '#17222c',
  building: '#24282c',
  street: '#33383e',
  casing: '#1a1c1f',
  rail: '#3a3e43',
  line: '#4a4f55',
  words: '#a5abb2',
  halo: '#1d2024',
}

const SOURCE = { source: 'city' } as const

/** Street widths in pixels by zoom, doubling as the map does. */
const wide = (at12: number, at18: number) =>
  ['interpolate', ['exponential', 1.7], ['zoom'], 11, at12, 18, at18] as unknown as number

const GREEN = 'park forest wood grass cemetery nature_reserve golf_course pitch playground'.split(' ')

/** A fill closes whatever line it is given: a river's middle, drawn for its name, would flood its bends. */
const SURFACE = ['==', ['geometry-type'], 'Polygon'] as unknown as boolean

const kinds = (...names: string[]) => ['in', ['get', 'kind'], ['literal', names]] as unknown as boolean

export function mapStyle(tiles: boolean, locale: string, dark: boolean): StyleSpecification {
  const colour = dark ? DARK : LIGHT
  const ground: LayerSpecification = {
    id: 'ground',
    type: 'background',
    paint: { 'background-color': colour.earth },
  }
  if (!tiles) return { version: 8, sources: {}, layers: [ground] }
  const url = `pmtiles://${location.origin}/basemap.pmtiles`
  return {
    version: 8,
    sources: { city: { type: 'vector', url } },
    layers: [ground, ...areas(colour), ...streets(colour), ...names(colour, locale)],
  }
}

function areas(colour: typeof LIGHT): LayerSpecification[] {
  const fill = (layer: string, shade: string): LayerSpecification => ({
    id: layer,
    type: 'fill',
    ...SOURCE,
    'source-layer': layer,
    filter: SURFACE,
    paint: { 'fill-color': shade },
  })
  return [
    {
      ...fill('landuse', colour.park),
      filter: ['all', SURFACE, kinds(...GREEN)],
    } as LayerSpecification,
    fill('water', colour.water),
    { ...fill('buildings', colour.building), minzoom: 15 } as LayerSpecification,
  ]
}

function streets(colour: typeof LIGHT): LayerSpecification[] {
  const line = (
    id: string,
    filter: boolean,
    width: number,
    shade: string,
    minzoom = 0,
  ): LayerSpecification => ({
    id,
    type: 'line',
    ...SOURCE,
    'source-layer': 'roads',
    minzoom,
    filter: filter as unknown as ['==', string, string],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': shade, 'line-width': width },
  })
  const large = kinds('highway', 'major_road', 'medium_road')
  const small = kinds('minor_road', 'other')
  return [
    line('rail', kinds('rail'), wide(0.5, 2), colour.rail, 11),
    line('path', kinds('path'), wide(0.3, 2), colour.casing, 15),
    line('small-casing', small, wide(0.8, 15), colour.casing, 13),
    line('large-casing', large, wide(2, 24), colour.casing),
    line('small', small, wide(0.5, 12), colour.street, 12),
    line('large', large, wide(1.4, 20), colour.street),
    {
      id: 'limits',
      type: 'line',
      ...SOURCE,
      'source-layer': 'boundaries',
      paint: { 'line-color': colour.line, 'line-dasharray': [4, 3], 'line-width': 1 },
    },
  ]
}

// No glyph server: without `glyphs` the map draws letters with the page's own fonts, Arabic and Chinese too.
function names(colour: typeof LIGHT, locale: string): LayerSpecification[] {
  const field = [
    'coalesce',
    ['get', `name:${locale}`],
    ['get', `name_${locale}`],
    ['get', 'name'],
  ] as unknown as string
  const paint = { 'text-color': colour.words, 'text-halo-color': colour.halo, 'text-halo-width': 1.5 }
  const font = ['Public Sans', 'Noto Sans', 'Noto Sans Arabic']
  return [
    {
      id: 'street-names',
      type: 'symbol',
      ...SOURCE,
      'source-layer': 'roads',
      minzoom: 14,
      layout: { 'symbol-placement': 'line', 'text-field': field, 'text-font': font, 'text-size': 11 },
      paint,
    },
    {
      id: 'place-names',
      type: 'symbol',
      ...SOURCE,
      'source-layer': 'places',
      layout: { 'text-field': field, 'text-font': font, 'text-size': 12, 'text-max-width': 8 },
      paint,
    },
  ]
}
