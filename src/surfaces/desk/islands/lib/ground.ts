/** What the desk's map needs of whichever map lies under it. */
import type { MapWords } from '../../../../web/map-words.ts'

export interface View {
  readonly zoom: number
  readonly lat: number
  readonly lon: number
}

export interface GroundOptions {
  readonly tiles: boolean
  readonly locale: string
  readonly center: readonly [lon: number, lat: number]
  /** The city: west, south, east, north. */
  readonly bounds: readonly [number, number, number, number]
  readonly words: MapWords
}

export interface Placed {
  readonly lon: number
  readonly lat: number
  readonly element: HTMLElement
}

export interface Ground {
  /** What is in sight: west, south, east, north. */
  readonly box: () => readonly [number, number, number, number]
  /** These and no others. */
  readonly show: (placed: readonly Placed[]) => void
  readonly nearer: (lon: number, lat: number) => void
  readonly onMove: (moved: () => void) => void
}

/** A stylesheet of a library, added once. */
export function addStylesheet(url: string): Promise<void> {
  if (document.querySelector(`link[href="${url}"]`)) return Promise.resolve()
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url })
  return new Promise((resolve) => {
    link.addEventListener('load', () => resolve())
    link.addEventListener('error', () => resolve())
    document.head.append(link)
  })
}
