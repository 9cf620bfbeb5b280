/** MapLibre on the city's own tiles. */
import * as maplibre from 'maplibre-gl'
import cssUrl from 'maplibre-gl/dist/maplibre-gl.css?url'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { Protocol } from 'pmtiles'
import { addStylesheet, type Ground, type GroundOptions, type View } from './ground.ts'
import { mapStyle } from './map-style.ts'

let prepared = false

function prepare(): void {
  if (prepared) return
  prepared = true
  maplibre.setWorkerUrl(workerUrl)
  maplibre.addProtocol('pmtiles', new Protocol().tile)
}

/** @throws {Error} where the browser has no WebGL. */
export async function maplibreGround(
  element: HTMLElement,
  { tiles, locale, center, bounds, words }: GroundOptions,
  view: View | undefined,
): Promise<Ground> {
  prepare()
  await addStylesheet(cssUrl)
  const [west, south, east, north] = bounds
  const map = new maplibre.Map({
    container: element,
    style: mapStyle(tiles, locale, matchMedia('(prefers-color-scheme: dark)').matches),
    attributionControl: false,
    dragRotate: false,
    maxZoom: 19,
    locale: {
      'NavigationControl.ZoomIn': words.nearer,
      'NavigationControl.ZoomOut': words.farther,
      'Map.Title': words.label,
    },
    fadeDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 150,
    ...(view
      ? { center: [view.lon, view.lat] as [number, number], zoom: view.zoom }
      : west < east
        ? {
            bounds: [west, south, east, north] as [number, number, number, number],
            fitBoundsOptions: { padding: 24 },
          }
        : { center: [...center] as [number, number], zoom: 12 }),
  })
  map.addControl(new maplibre.NavigationControl({ showCompass: false }), 'top-right')
  map.touchZoomRotate.disableRotation()
  let markers: maplibre.Marker[] = []
  return {
    box: () => {
      const box = map.getBounds()
      return [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()]
    },
    show: (placed) => {
      const before = markers
      markers = placed.map(({ lon, lat, element: dot }) =>
        new maplibre.Marker({ element: dot }).setLngLat([lon, lat]).addTo(map),
      )
      for (const marker of before) marker.remove()
    },
    nearer: (lon, lat) => map.easeTo({ center: [lon, lat], zoom: map.getZoom() + 2, duration: 150 }),
    onMove: (moved) => {
      map.on('moveend', () => {
        const { lng, lat } = map.getCenter()
        history.replaceState(
          history.state,
          '',
          `#${map.getZoom().toFixed(2)}/${lat.toFixed(5)}/${lng.toFixed(5)}`,
        )
        moved()
      })
    },
  }
}
