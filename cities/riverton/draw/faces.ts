/** The blocks between the lines: what lies to the left of an edge, walked around. */
import { areaOf, centreOf } from './curve.ts'
import type { Net } from './network.ts'
import type { Pt } from './plane.ts'

export interface Face {
  /** Nodes in order, to the left around. */
  readonly ring: readonly number[]
  readonly points: readonly Pt[]
  /** Square metres. */
  readonly area: number
  readonly centre: Pt
}

/** Half edge `2 e` runs from `a` to `b` of edge `e`, `2 e + 1` back. */
export interface Faces {
  readonly faces: readonly Face[]
  /** The face to the left of each half edge; -1 is the world outside. */
  readonly left: Int32Array
  /** The half edge that follows around the same face. */
  readonly next: Int32Array
}

export const startOf = ({ edges }: Net, half: number): number => {
  const edge = edges[half >> 1]
  return (half & 1 ? edge?.b : edge?.a) ?? 0
}

export const endOf = (net: Net, half: number): number => startOf(net, half ^ 1)

export function findFaces(net: Net): Faces {
  const next = followers(net)
  const left = new Int32Array(next.length).fill(-2)
  const faces: Face[] = []
  for (let half = 0; half < next.length; half++) {
    if (left[half] !== -2) continue
    const ring: number[] = []
    for (let at = half; left[at] === -2; at = next[at] as number) {
      left[at] = -3
      ring.push(at)
    }
    const nodes = ring.map((at) => startOf(net, at))
    const points = nodes.map((node) => net.nodes[node] as Pt)
    const area = areaOf(points)
    const number = area > 0 ? faces.push({ ring: nodes, points, area, centre: centreOf(points) }) - 1 : -1
    for (const at of ring) left[at] = number
  }
  return { faces, left, next }
}

/** At the end of each half edge, the sharpest turn to the left keeps the same face at the left hand. */
function followers(net: Net): Int32Array {
  const halves = net.edges.length * 2
  const from = new Map<number, number[]>()
  for (let half = 0; half < halves; half++) {
    const start = startOf(net, half)
    const list = from.get(start)
    if (list) list.push(half)
    else from.set(start, [half])
  }
  const next = new Int32Array(halves)
  for (const [node, list] of from) {
    const [x, y] = net.nodes[node] as Pt
    const angle = (half: number): number => {
      const [ex, ey] = net.nodes[endOf(net, half)] as Pt
      return Math.atan2(ey - y, ex - x)
    }
    const sorted = list.map((half) => ({ half, angle: angle(half) })).sort((a, b) => a.angle - b.angle)
    sorted.forEach(({ half }, at) => {
      // Arriving by the twin of `half`, the next one clockwise from it is the sharpest left turn.
      next[half ^ 1] = sorted[(at + sorted.length - 1) % sorted.length]?.half ?? half
    })
  }
  return next
}
