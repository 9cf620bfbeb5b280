/** What waits, where: on MapLibre, or where there is no WebGL on Leaflet; both ask the same two questions. */
import { type Cell, dot, type DotWords } from './lib/dots.ts'
import type { Ground, View } from './lib/ground.ts'

interface Props {
  /** The page's filter. */
  readonly query: string
  readonly tiles: boolean
  readonly locale: string
  readonly center: readonly [lon: number, lat: number]
  readonly bounds: readonly [number, number, number, number]
  readonly words: DotWords
}

const CELL = 64 // pixels
const WAIT = 80 // milliseconds after the last movement

export default async function start(element: HTMLElement, props: Props): Promise<void> {
  element.replaceChildren()
  const at = /^#(\d+(?:\.\d+)?)\/(-?\d+\.?\d*)\/(-?\d+\.?\d*)$/.exec(location.hash)
  const view = at ? { zoom: Number(at[1]), lat: Number(at[2]), lon: Number(at[3]) } : undefined
  const ground = await groundFor(element, props, view)
  const list = document.querySelector('#map-list')
  let asked: AbortController | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const ask = async () => {
    asked?.abort()
    asked = new AbortController()
    const { signal } = asked
    const box = ground
      .box()
      .map((degrees) => degrees.toFixed(6))
      .join()
    const grid = {
      across: String(Math.ceil(element.clientWidth / CELL)),
      down: String(Math.ceil(element.clientHeight / CELL)),
    }
    const query = `${props.query}&${new URLSearchParams({ box, ...grid }).toString()}`
    const [cells, rows] = await Promise.all([
      fetch(`/desk/map/cells?${query}`, { signal }).then((answer) => answer.json() as Promise<Cell[]>),
      fetch(`/desk/map/list?${query}`, { signal }).then((answer) => answer.text()),
    ]).catch(() => [undefined, undefined] as const)
    if (!cells || rows === undefined || signal.aborted) return
    ground.show(
      cells.map((cell) => ({
        lon: cell[2],
        lat: cell[3],
        element: dot(cell, props.words, open(ground, cell)),
      })),
    )
    if (list) list.innerHTML = rows
  }
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), WAIT)
  }
  ground.onMove(soon)
  document.addEventListener('live', () => {
    if (element.isConnected) soon()
  })
  await ask()
}

/** A press on one opens it; on several, goes nearer. */
function open(ground: Ground, [, , lon, lat, number]: Cell): () => void {
  return () => {
    if (number === null) return ground.nearer(lon, lat)
    const panel = document.querySelector('#panel')
    panel?.setAttribute('src', `/desk/requests/${number}`)
  }
}

async function groundFor(element: HTMLElement, props: Props, view: View | undefined): Promise<Ground> {
  try {
    const { maplibreGround } = await import('./lib/maplibre-ground.ts')
    return await maplibreGround(element, props, view)
  } catch {
    // No WebGL here.
    element.replaceChildren()
    const { leafletGround } = await import('./lib/leaflet-ground.ts')
    return leafletGround(element, props, view)
  }
}
