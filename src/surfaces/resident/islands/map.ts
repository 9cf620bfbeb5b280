/** The requests of the list beside it, on a map. */
import type { MapWords } from '../../../web/map-words.ts'
import { baseMap, type LonLat } from './lib/base-map.ts'

interface Props {
  readonly center: LonLat
  readonly zoom: number
  readonly words: MapWords
  readonly points: readonly (LonLat & {
    readonly label: string
    readonly href: string
    readonly mark: string
  })[]
}

export default async function start(
  element: HTMLElement,
  { center, zoom, words, points }: Props,
): Promise<void> {
  const { leaflet, map } = await baseMap(element, center, zoom, words)
  for (const { lat, lon, label: name, href, mark } of points) {
    const icon = leaflet.divIcon({ className: `dot dot-${mark}`, iconSize: [22, 22] })
    const link = Object.assign(document.createElement('a'), { href, textContent: name })
    leaflet.marker([lat, lon], { icon, title: name, alt: name }).addTo(map).bindPopup(link)
  }
  const [first] = points
  if (points.length > 1 && first)
    map.fitBounds(
      points.map(({ lat, lon }) => [lat, lon]),
      { padding: [32, 32], maxZoom: 17 },
    )
}
