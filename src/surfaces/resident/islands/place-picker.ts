/** A map that moves under a fixed pin: by finger, mouse or arrow keys. It says in words where the pin is. */
import type { MapWords } from '../../../web/map-words.ts'
import { baseMap, type LonLat } from './lib/base-map.ts'

interface Props {
  readonly center: LonLat
  readonly zoom: number
  /** Answers `?lat=&lon=` with what lies there. */
  readonly src: string
  /** `%` stands for the address. */
  readonly words: MapWords & {
    readonly near: string
    readonly nowhere: string
    readonly outside: string
  }
}

const SETTLED = 350 // milliseconds without a move

export default async function start(
  element: HTMLElement,
  { center, zoom, src, words }: Props,
): Promise<void> {
  const form = element.closest('form')
  const status = Object.assign(document.createElement('p'), { className: 'pin-words' })
  status.setAttribute('role', 'status')
  element.after(status)
  const [lat, lon] = (element.dataset.located ?? '').split(' ').map(Number)
  const located = lat !== undefined && lon !== undefined ? { lat, lon } : undefined
  const { map } = await baseMap(element, located ?? center, located ? 18 : zoom, words)
  element.append(Object.assign(document.createElement('div'), { className: 'pin' }))
  map.getContainer().tabIndex = 0

  let timer: ReturnType<typeof setTimeout> | undefined
  map.on('moveend', () => {
    clearTimeout(timer)
    timer = setTimeout(() => void look(), SETTLED)
  })
  document.addEventListener('located', (event) => {
    const { lat, lon } = (event as CustomEvent<LonLat>).detail
    map.setView([lat, lon], 18)
  })
  if (located) await look()

  async function look(): Promise<void> {
    const { lat, lng } = map.getCenter()
    const place = await fetch(`${src}?lat=${lat.toFixed(6)}&lon=${lng.toFixed(6)}`).catch(() => undefined)
    if (!place?.ok) return
    const { inside, label } = (await place.json()) as { inside: boolean; label: string | null }
    status.textContent = !inside ? words.outside : label ? words.near.replace('%', label) : words.nowhere
    fill('lat', inside ? lat.toFixed(6) : '')
    fill('lon', inside ? lng.toFixed(6) : '')
    fill('pinned', label ?? '')
    fill('address', label ?? '')
  }

  function fill(name: string, value: string): void {
    const field = form?.elements.namedItem(name)
    if (field instanceof HTMLInputElement) field.value = value
  }
}
