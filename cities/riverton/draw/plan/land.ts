/** The lie of the land: limits, river, island and creek, as a hand would sketch them. Kilometres from City Hall. */
import { along, aside, lengthOf, nearestOn, smooth, smoothRing } from '../curve.ts'
import { add, between, distance, heading, km, leftOf, type Path, type Pt } from '../plane.ts'
import { noise } from '../random.ts'

/** City limits, clockwise from the north-west. `straight`: an old township line runs to the next corner. */
const LIMITS: readonly (readonly [number, number, 'straight'?])[] = [
  [-5.5, 4.9],
  [-4.75, 5.9],
  [-3.5, 7.15],
  [-2.0, 7.35],
  [-0.9, 6.75],
  [-0.2, 7.05, 'straight'],
  [1.9, 7.2, 'straight'],
  [2.0, 6.55, 'straight'],
  [4.15, 6.7],
  [5.0, 5.6],
  [5.05, 4.3],
  [5.75, 3.3],
  [5.95, 1.9, 'straight'],
  [5.75, 0.35, 'straight'],
  [6.35, 0.3, 'straight'],
  [6.2, -1.5],
  [5.6, -2.3],
  [5.85, -3.4],
  [5.3, -4.4],
  [5.35, -5.5],
  [4.5, -6.45],
  [3.1, -6.75],
  [1.5, -6.95, 'straight'],
  [0.3, -7.0, 'straight'],
  [0.25, -6.55, 'straight'],
  [-1.6, -6.65],
  [-2.7, -7.0],
  [-3.9, -6.35],
  [-4.8, -5.75, 'straight'],
  [-6.1, -5.1, 'straight'],
  [-6.0, -3.6],
  [-6.35, -2.6],
  [-5.95, -1.3],
  [-6.1, 0.2, 'straight'],
  [-6.25, 1.7],
  [-5.75, 2.6],
  [-6.0, 3.7],
]

/** The Tamarack River, downstream. */
const RIVER: readonly Pt[] = [
  [-34, 38],
  [-22, 25],
  [-12.5, 15.5],
  [-9.6, 12.3],
  [-6.9, 9.7],
  [-4.5, 7.75],
  [-2.5, 6.35],
  [-0.6, 5.65],
  [1.2, 4.85],
  [2.55, 3.55],
  [2.85, 1.95],
  [1.95, 0.55],
  [1.4, -0.9],
  [1.85, -2.25],
  [3.1, -3.3],
  [3.75, -4.7],
  [3.05, -6.2],
  [2.45, -7.7],
  [3.0, -9.6],
  [4.3, -11.6],
  [4.6, -14],
  [5.5, -17],
  [9, -26],
  [10, -40],
]

/** Mill Creek, downstream, to the middle of the river. */
const CREEK: readonly Pt[] = [
  [-12, -0.3],
  [-9.2, -1.1],
  [-7.2, -1.5],
  [-5.9, -1.95],
  [-4.9, -2.75],
  [-3.9, -2.65],
  [-3.0, -3.15],
  [-2.0, -2.85],
  [-1.1, -2.55],
  [-0.2, -2.85],
  [0.6, -2.6],
  [1.2, -2.35],
  [1.85, -2.25],
]

const limitPoints = LIMITS.map(([x, y]): Pt => [x * 1000, y * 1000])

/** The city's outline: straight where a line on an old map made it, else wandering a little. */
export const limits: readonly Pt[] = LIMITS.flatMap(([, , straight], at) => {
  const [a, b] = [limitPoints[at] as Pt, limitPoints[(at + 1) % limitPoints.length] as Pt]
  if (straight) return [a]
  const count = Math.max(2, Math.round(distance(a, b) / 90))
  const across = leftOf(heading(a, b))
  return Array.from({ length: count }, (_, i) => {
    const point = between(a, b, i / count)
    const wander =
      95 * noise(point[0] / 700, point[1] / 700, 11) + 35 * noise(point[0] / 220, point[1] / 220, 12)
    return i === 0 ? a : add(point, across, wander * Math.sin((Math.PI * i) / count))
  })
})

/** Middle of the river. */
export const river: readonly Pt[] = smooth(km(RIVER), 45)

const LENGTH = lengthOf(river)
const ISLAND_AT = nearestOn(river, [3600, -4250]).chain
const ISLAND_LENGTH = 1150

/** How far the water reaches from the middle, in metres: wider downstream, and around the island. */
export function halfWidth(chain: number): number {
  const share = chain / LENGTH
  const island = Math.max(0, 1 - Math.abs(chain - ISLAND_AT) / 1100)
  return 120 + 62 * share + 120 * island * island * (3 - 2 * island) + 9 * noise(chain / 420, 3, 13)
}

export const westBank: readonly Pt[] = aside(river, (chain) => -halfWidth(chain))
export const eastBank: readonly Pt[] = aside(river, halfWidth)

/** Heron Island, as a ring. */
export const island: readonly Pt[] = islandRing()

function islandRing(): Pt[] {
  const points: Pt[] = []
  for (let turn = 0; turn < 24; turn++) {
    const angle = (turn / 24) * 2 * Math.PI
    const chain = ISLAND_AT + (Math.cos(angle) * ISLAND_LENGTH) / 2
    const off = Math.sin(angle) * (92 + 10 * noise(turn / 3, 5, 14))
    points.push(asideAt(chain, off))
  }
  return smoothRing(points, 60)
}

function asideAt(chain: number, off: number): Pt {
  const { point, direction } = along(river, chain)
  return add(point, leftOf(direction), off)
}

export const creek: readonly Pt[] = smooth(km(CREEK), 60).map(([x, y], at, all): Pt => {
  const calm = Math.min(1, at / 4, (all.length - 1 - at) / 4)
  return [x + 55 * calm * noise(at / 4, 1, 15), y + 55 * calm * noise(at / 4, 2, 16)]
})

/** Quarry Lake. */
export const lake: readonly Pt[] = smoothRing(
  km([
    [-1.35, -5.0],
    [-1.1, -4.86],
    [-0.82, -4.95],
    [-0.78, -5.14],
    [-1.0, -5.3],
    [-1.28, -5.24],
  ] as Path),
  40,
)
