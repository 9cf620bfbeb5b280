/** An area that was drawn, where it lies. */
import type { MapWords } from '../../../web/map-words.ts'
import { baseMap } from './lib/base-map.ts'

interface Props {
  /** Latitude first, as Leaflet has it. */
  readonly corners: readonly [lat: number, lon: number][]
  readonly words: MapWords
}

export default async function start(element: HTMLElement, { corners, words }: Props): Promise<void> {
  const [[lat, lon] = [0, 0]] = corners
  const { leaflet, map } = await baseMap(element, { lat, lon }, 15, words)
  const area = leaflet.polygon([...corners], { className: 'drawn' }).addTo(map)
  map.fitBounds(area.getBounds(), { padding: [24, 24], maxZoom: 17 })
  map.getContainer().tabIndex = 0
  map.getContainer().focus()
}
