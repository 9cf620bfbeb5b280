/** An area that was drawn, where it lies. */
import { baseMap } from './lib/base-map.ts'

interface Props {
  /** Latitude first, as Leaflet has it. */
  readonly corners: readonly [lat: number, lon: number][]
  readonly label: string
}

export default async function start(element: HTMLElement, { corners, label }: Props): Promise<void> {
  const [[lat, lon] = [0, 0]] = corners
  const { leaflet, map } = await baseMap(element, { lat, lon }, 15, label)
  const area = leaflet.polygon([...corners], { className: 'drawn' }).addTo(map)
  map.fitBounds(area.getBounds(), { padding: [24, 24], maxZoom: 17 })
  map.getContainer().tabIndex = 0
  map.getContainer().focus()
}
