/** The day on a map: each request a dot that opens it. On Leaflet, whose parts the phone keeps. */
import type { MapWords } from '../../../web/map-words.ts'
import { baseMap } from '../../resident/islands/lib/base-map.ts'
import { make } from './lib/make.ts'

interface Props {
  readonly points: readonly { readonly number: string; readonly lat: number; readonly lon: number }[]
  readonly words: MapWords
}

export default async function start(element: HTMLElement, { points, words }: Props): Promise<void> {
  const [first] = points
  if (!first) return
  const { leaflet, map } = await baseMap(element, first, 15, words)
  for (const { number, lat, lon } of points) {
    const link = make('a', { className: 'crew-dot', href: `#r${number}`, textContent: number.slice(-4) })
    const icon = leaflet.divIcon({ html: link, className: 'dot-place', iconSize: [0, 0] })
    leaflet.marker([lat, lon], { icon, keyboard: false }).addTo(map)
  }
  if (points.length > 1) {
    const all = points.map(({ lat, lon }): [number, number] => [lat, lon])
    map.fitBounds(leaflet.latLngBounds(all), { padding: [24, 24], maxZoom: 16 })
  }
}
