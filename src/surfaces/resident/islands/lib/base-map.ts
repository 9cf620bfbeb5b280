/** A Leaflet map on the city's own tiles: no WebGL, no server but ours. */
import leaflet from 'leaflet'
import cssUrl from 'leaflet/dist/leaflet.css?url'
import type { MapWords } from '../../../../web/map-words.ts'

export interface LonLat {
  readonly lon: number
  readonly lat: number
}

/** Waits until `url` is a stylesheet of the page. */
function stylesheet(url: string): Promise<void> {
  if (document.querySelector(`link[href="${url}"]`)) return Promise.resolve()
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url })
  return new Promise((done) => {
    link.addEventListener('load', () => done())
    link.addEventListener('error', () => done())
    document.head.append(link)
  })
}

/** The map in place of whatever `element` held. A city without tiles gets its points on plain ground. */
export async function baseMap(element: HTMLElement, { lon, lat }: LonLat, zoom: number, words: MapWords) {
  await stylesheet(cssUrl)
  element.replaceChildren()
  element.classList.add('map-ready')
  element.setAttribute('role', 'application')
  element.setAttribute('aria-label', words.label)
  const map = leaflet.map(element, { center: [lat, lon], zoom, minZoom: 10, maxZoom: 19, zoomControl: false })
  leaflet.control.zoom({ zoomInTitle: words.nearer, zoomOutTitle: words.farther }).addTo(map)
  map.attributionControl.setPrefix(false)
  // protomaps-leaflet looks for Leaflet where a script tag would have put it.
  Object.assign(globalThis, { L: leaflet })
  const [{ leafletLayer }, { GROUND, paintRules }, { labelRules }] = await Promise.all([
    import('protomaps-leaflet'),
    import('./map-style.ts'),
    import('./map-labels.ts'),
  ])
  const tiles = leafletLayer({
    url: '/basemap.pmtiles',
    paintRules,
    labelRules: labelRules(document.documentElement.lang),
    backgroundColor: GROUND,
    attribution: '',
  }) as unknown as leaflet.Layer
  tiles.addTo(map)
  return { leaflet, map }
}
