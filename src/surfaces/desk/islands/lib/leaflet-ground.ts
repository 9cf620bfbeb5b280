/** Leaflet on the same tiles, for browsers without WebGL. */
import { baseMap } from '../../../resident/islands/lib/base-map.ts'
import type { Ground, GroundOptions, View } from './ground.ts'

export async function leafletGround(
  element: HTMLElement,
  { center, bounds, words }: GroundOptions,
  view: View | undefined,
): Promise<Ground> {
  const [lon, lat] = view ? [view.lon, view.lat] : center
  const { leaflet, map } = await baseMap(element, { lon, lat }, view?.zoom ?? 12, words)
  const [west, south, east, north] = bounds
  if (!view && west < east) {
    map.fitBounds([
      [south, west],
      [north, east],
    ])
  }
  const layer = leaflet.layerGroup().addTo(map)
  return {
    box: () => {
      const box = map.getBounds()
      return [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()]
    },
    show: (placed) => {
      layer.clearLayers()
      for (const { lon: x, lat: y, element: dot } of placed) {
        const icon = leaflet.divIcon({ html: dot, className: 'dot-place', iconSize: [0, 0] })
        leaflet.marker([y, x], { icon, keyboard: false }).addTo(layer)
      }
    },
    nearer: (x, y) => map.setView([y, x], map.getZoom() + 2),
    onMove: (moved) => map.on('moveend', moved),
  }
}
