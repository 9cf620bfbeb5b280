/** The pieces of main roads near a point, so that a thousand streets need not look at all of them. */
import { distance, type Path, type Pt } from './plane.ts'
import { mainRoads } from './plan/main-roads.ts'

const CELL = 150

const cells = new Map<string, Path[]>()
for (const { line } of mainRoads) {
  line.slice(1).forEach((b, at) => {
    const a = line[at] as Pt
    const steps = Math.ceil(distance(a, b) / CELL) + 1
    const keys = new Set<string>()
    for (let i = 0; i <= steps; i++) {
      const [x, y] = [a[0] + ((b[0] - a[0]) * i) / steps, a[1] + ((b[1] - a[1]) * i) / steps]
      for (const dx of [-CELL / 2, CELL / 2]) {
        for (const dy of [-CELL / 2, CELL / 2])
          keys.add(`${Math.floor((x + dx) / CELL)},${Math.floor((y + dy) / CELL)}`)
      }
    }
    for (const key of keys) cells.set(key, [...(cells.get(key) ?? []), [a, b]])
  })
}

/** Straight pieces within about 75 metres. */
export const roadsNear = ([x, y]: Pt): readonly Path[] =>
  cells.get(`${Math.floor(x / CELL)},${Math.floor(y / CELL)}`) ?? []
