/** An area drawn corner by corner: by finger or mouse where it is tapped, by keyboard in the middle of the map. */
import type { LatLng, LatLngExpression } from 'leaflet'
import { crosses } from '../../../kernel/crosses.ts'
import type { MapWords } from '../../../web/map-words.ts'
import { baseMap, type LonLat } from './lib/base-map.ts'

interface Props {
  readonly center: LonLat
  readonly zoom: number
  /** Corners at most. */
  readonly most: number
  /** `%` stands for the corner's number. */
  readonly words: MapWords & Readonly<Record<'first' | 'next' | 'closed' | 'crosses' | 'full', string>>
}

export default async function start(
  element: HTMLElement,
  { center, zoom, most, words }: Props,
): Promise<void> {
  const form = element.closest('form')!
  const field = form.elements.namedItem('outline') as HTMLInputElement
  const tools = form.querySelector<HTMLElement>('[data-draw]')!
  const status = form.querySelector<HTMLElement>('[data-said]')!
  const button = (name: string) => tools.querySelector<HTMLButtonElement>(`[data-${name}]`)!
  const { leaflet, map } = await baseMap(element, center, zoom, words)
  const corners: LatLng[] = read(field.value).map(([lat, lon]) => leaflet.latLng(lat, lon))
  const area = leaflet.polygon([], { className: 'drawn' }).addTo(map)
  const dots = leaflet.layerGroup().addTo(map)
  const number = new Intl.NumberFormat(document.documentElement.lang)
  element.append(Object.assign(document.createElement('div'), { className: 'crosshair' }))

  const container = map.getContainer()
  container.tabIndex = 0
  container.addEventListener('keydown', (event) => {
    if (event.target !== container) return
    if (event.key === 'Enter' || event.key === ' ') add(map.getCenter())
    else if (event.key === 'Backspace' || event.key === 'Delete') remove()
    else return
    event.preventDefault()
  })
  map.doubleClickZoom.disable()
  map.on('click', ({ latlng }) => add(latlng))
  button('here').addEventListener('click', () => add(map.getCenter()))
  button('undo').addEventListener('click', remove)
  tools.hidden = false
  status.hidden = false
  if (corners.length > 1) map.fitBounds(leaflet.latLngBounds(corners), { padding: [32, 32], maxZoom: 17 })
  show()
  container.focus({ preventScroll: true })
  // What to do stands above the map, what to press below it: all of it is to be seen.
  form.scrollIntoView({ block: 'start' })

  function add(corner: LatLng): void {
    // Tapped twice by a nervous finger it is one corner.
    const last = corners.at(-1)
    if (corners.length >= most || (last && map.distance(last, corner) < 1)) return
    corners.push(corner)
    show()
  }

  function remove(): void {
    corners.pop()
    show()
  }

  function show(): void {
    const points: LatLngExpression[] = corners
    area.setLatLngs(points)
    dots.clearLayers()
    for (const corner of corners) leaflet.circleMarker(corner, { radius: 6, className: 'corner' }).addTo(dots)
    const lines = corners.map(({ lat, lng }) => ({ lat, lon: lng }))
    const crossed = crosses(lines)
    const enough = corners.length >= 3 && !crossed
    field.value = lines.map(({ lat, lon }) => `${lon.toFixed(6)},${lat.toFixed(6)}`).join(' ')
    button('go').disabled = !enough
    button('undo').disabled = corners.length === 0
    status.textContent = wordsFor(crossed).replace('%', number.format(corners.length))
  }

  function wordsFor(crossed: boolean): string {
    if (crossed) return words.crosses
    if (corners.length >= most) return words.full
    if (corners.length >= 3) return words.closed
    return corners.length === 0 ? words.first : words.next
  }
}

/** `lon,lat lon,lat …`, as the form sends it; what is no number is left out. */
function read(outline: string): [lat: number, lon: number][] {
  const pairs = outline.split(' ').map((pair) => pair.split(',').map(Number))
  return pairs.flatMap(([lon = NaN, lat = NaN]): [number, number][] =>
    Number.isFinite(lon) && Number.isFinite(lat) ? [[lat, lon]] : [],
  )
}
