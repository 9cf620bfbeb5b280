/** The large buildings: City Hall, schools, hospitals, halls of the works. */
import type { City } from './city.ts'
import { pointInside } from './city.ts'
import { inRing } from './curve.ts'
import { LEANS } from './grid.ts'
import { add, type Path, type Pt, turned } from './plane.ts'
import type { GreenKind } from './plan/greens.ts'
import { regionAt } from './plan/regions.ts'
import { hash } from './random.ts'

/** Oblongs about a middle: metres east, north, width, height. */
type Plan = readonly (readonly [number, number, number, number])[]

const PLANS: Partial<Record<GreenKind, Plan>> = {
  pedestrian: [
    [0, 0, 52, 74],
    [-24, 0, 22, 30],
    [24, 0, 22, 30],
  ],
  school: [
    [-12, 4, 62, 18],
    [-34, -18, 18, 40],
    [14, -16, 24, 24],
  ],
  hospital: [
    [0, 0, 90, 26],
    [-28, -28, 24, 44],
    [26, 26, 28, 42],
  ],
  university: [
    [-120, 60, 66, 20],
    [-60, -30, 20, 70],
    [20, 70, 78, 22],
    [70, -10, 24, 64],
    [-10, -90, 84, 22],
    [130, 60, 34, 34],
    [-140, -60, 30, 44],
  ],
}

export function civicBuildings(city: City): Path[] {
  return city.faces.faces.flatMap((face, at) => {
    const use = city.uses[at]
    if (use === undefined || typeof use !== 'object') return []
    const middle = pointInside(face)
    const plan = use.kind === 'industrial' ? halls(at) : (PLANS[use.kind] ?? [])
    const lean = LEANS[regionAt(middle) ?? 'center']
    return plan
      .map((oblong) => drawn(middle, oblong, lean))
      .filter((ring) => ring.every((corner) => inRing(face.points, corner)))
  })
}

function drawn(middle: Pt, [x, y, width, height]: Plan[number], lean: number): Path {
  const corners: Pt[] = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ]
  return corners.map(([i, j]) => add(middle, turned([x + (i * width) / 2, y + (j * height) / 2], lean)))
}

/** Rows of long halls. */
function halls(face: number): Plan {
  return Array.from({ length: 25 }, (_, i): Plan[number] => {
    const [column, row] = [(i % 5) - 2, Math.floor(i / 5) - 2]
    return [column * 120, row * 82, 60 + 44 * hash(i, face, 91), 30 + 26 * hash(i, face, 92)]
  }).filter((_, i) => hash(i, face, 93) < 0.7)
}
