/** Blocks that belong together become one shape; neighbours share every corner. */
import type { City } from './city.ts'
import { areaOf, inRing, simplified } from './curve.ts'
import { endOf, startOf } from './faces.ts'
import type { Pt } from './plane.ts'

/** Polygons of one owner: outline first, then holes. */
export type Polygons = readonly (readonly Pt[])[][]

/**
 * The shape of each owner. `owner[face]` is -1 for blocks that belong to nobody.
 * Borders are smoothed by half a metre between corners, the same from both sides.
 */
export function dissolve(city: City, owner: ArrayLike<number>, owners: number): Polygons[] {
  const { faces, net } = city
  const of = (half: number): number => {
    const face = faces.left[half] ?? -1
    return face < 0 ? -1 : (owner[face] ?? -1)
  }
  const border = (half: number): boolean => of(half) !== of(half ^ 1)
  const corners = cornersOf(city, border)
  const rings: Pt[][][] = Array.from({ length: owners }, () => [])
  const seen = new Uint8Array(net.edges.length * 2)
  for (let half = 0; half < seen.length; half++) {
    const seed = of(half)
    if (seen[half] || seed < 0 || !border(half)) continue
    const nodes: number[] = []
    for (let at = half; !seen[at]; at = following(city, at, border)) {
      seen[at] = 1
      nodes.push(startOf(net, at))
    }
    rings[seed]?.push(smoothedRing(nodes, city, corners))
  }
  return rings.map(nested)
}

/** The next border half edge around the same owner: turn left at the end until one is met. */
function following({ faces, net }: City, half: number, border: (half: number) => boolean): number {
  let at = faces.next[half] as number
  for (let turns = 0; !border(at) && turns < 64; turns++) at = faces.next[at ^ 1] as number
  return startOf(net, at) === endOf(net, half) ? at : half
}

/** Nodes where more or fewer than two borders meet: no smoothing may move them. */
function cornersOf({ net }: City, border: (half: number) => boolean): Set<number> {
  const count = new Map<number, number>()
  net.edges.forEach(({ a, b }, at) => {
    if (!border(at * 2)) return
    for (const node of [a, b]) count.set(node, (count.get(node) ?? 0) + 1)
  })
  return new Set([...count].flatMap(([node, borders]) => (borders === 2 ? [] : [node])))
}

function smoothedRing(nodes: readonly number[], { net }: City, corners: ReadonlySet<number>): Pt[] {
  const lowest = nodes.indexOf(Math.min(...nodes))
  const first = nodes.findIndex((node) => corners.has(node))
  const from = first < 0 ? lowest : first
  const turned = [...nodes.slice(from), ...nodes.slice(0, from), nodes[from] as number]
  const cuts = turned.flatMap((node, at) =>
    at === 0 || at === turned.length - 1 || corners.has(node) ? [at] : [],
  )
  const ring: Pt[] = []
  cuts.slice(1).forEach((to, i) => {
    const arc = turned.slice(cuts[i] as number, to + 1)
    // The same arc is walked from both sides: smoothed in one direction, so that both keep the same points.
    const back =
      (arc[0] as number) > (arc.at(-1) as number) ||
      (arc[0] === arc.at(-1) && (arc[1] as number) > (arc.at(-2) as number))
    const points = (back ? arc.toReversed() : arc).map((node) => net.nodes[node] as Pt)
    const kept = arc.length > 3 && arc[0] !== arc.at(-1) ? simplified(points, 0.5) : points
    ring.push(...(back ? kept.toReversed() : kept).slice(0, -1))
  })
  return ring
}

/** Outlines run to the left, holes to the right; each hole goes to the outline around it. */
function nested(rings: readonly Pt[][]): Pt[][][] {
  const outlines = rings.filter((ring) => areaOf(ring) > 0).map((ring) => [ring])
  for (const hole of rings.filter((ring) => areaOf(ring) < 0)) {
    const around = outlines.find(([outline]) => outline && inRing(outline, hole[0] as Pt))
    around?.push(hole)
  }
  return outlines.sort((a, b) => areaOf(b[0] ?? []) - areaOf(a[0] ?? []))
}
