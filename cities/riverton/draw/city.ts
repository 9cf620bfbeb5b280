/** Riverton, knotted: streets with their names, blocks with their use. */
import { nearestOn, inRing } from './curve.ts'
import { type Face, type Faces, findFaces } from './faces.ts'
import { blots, drawMarks, type Mark } from './land.ts'
import { knot, type Net } from './network.ts'
import { between, type Pt } from './plane.ts'
import type { Green } from './plan/greens.ts'
import { eastBank, island, westBank } from './plan/land.ts'
import { broad, market } from './plan/main-roads.ts'
import { byTheRiver, inTheValley } from './plan/regions.ts'

/** What a block is used for; a green carries its name. */
export type Use = 'water' | 'built' | 'valley' | 'riverside' | 'island' | 'wood' | Green

export interface City {
  readonly marks: readonly Mark[]
  readonly net: Net
  readonly faces: Faces
  readonly uses: readonly Use[]
  readonly runs: readonly Run[]
}

/** An unbroken piece of one street. */
export interface Run {
  readonly name: string
  readonly mark: Mark
  readonly nodes: readonly number[]
  /** Half edges in the same order, one fewer than the nodes. */
  readonly halves: readonly number[]
  /** Metres along the mark's line at the first node. */
  readonly chain: number
}

/** A block larger than this was never built on. Square metres. */
const WILD = 260_000

export function drawCity(seed: number): City {
  const marks = drawMarks(seed)
  const net = knot(marks)
  const faces = findFaces(net)
  return { marks, net, faces, uses: faces.faces.map(useOf), runs: runsOf(marks, net) }
}

const riverRing = [...westBank, ...eastBank.toReversed()]

function useOf(face: Face): Use {
  const inside = pointInside(face)
  if (inRing(island, inside)) return 'island'
  if (inRing(riverRing, inside)) return 'water'
  if (inTheValley(inside)) return 'valley'
  const green =
    blots.find((one) => inRing(face.points, siteOf(one.green))) ?? blots.find(({ holds }) => holds(inside))
  if (green) return green.green
  if (byTheRiver(inside)) return 'riverside'
  return face.area > WILD ? 'wood' : 'built'
}

const siteOf = ({ at }: Green): Pt => [at[0] * 1000, at[1] * 1000]

/** A point surely inside: the centre, or half way across on a line through it. */
export function pointInside({ points, centre }: Face): Pt {
  if (inRing(points, centre)) return centre
  const xs: number[] = []
  points.forEach((a, at) => {
    const b = points[(at + 1) % points.length] as Pt
    if (a[1] > centre[1] !== b[1] > centre[1])
      xs.push(a[0] + ((centre[1] - a[1]) * (b[0] - a[0])) / (b[1] - a[1]))
  })
  xs.sort((a, b) => a - b)
  let [best, width] = [centre[0], 0]
  for (let at = 0; at + 1 < xs.length; at += 2) {
    const [from, to] = [xs[at] as number, xs[at + 1] as number]
    if (to - from > width) [best, width] = [(from + to) / 2, to - from]
  }
  return [best, centre[1]]
}

function runsOf(marks: readonly Mark[], net: Net): Run[] {
  const byMark = new Map<number, { half: number; chain: number }[]>()
  net.edges.forEach(({ line, chain }, at) => {
    if (marks[line]?.street) byMark.set(line, [...(byMark.get(line) ?? []), { half: at * 2, chain }])
  })
  return [...byMark].flatMap(([line, list]) => {
    const mark = marks[line] as Mark
    const runs: { name: string; mark: Mark; nodes: number[]; halves: number[]; chain: number }[] = []
    for (const { half, chain } of list.sort((a, b) => a.chain - b.chain)) {
      const edge = net.edges[half >> 1]
      if (!edge) continue
      const name = nameAt(mark, between(net.nodes[edge.a] as Pt, net.nodes[edge.b] as Pt, 0.5))
      const last = runs.at(-1)
      if (last && last.name === name && last.nodes.at(-1) === edge.a) {
        last.nodes.push(edge.b)
        last.halves.push(half)
      } else runs.push({ name, mark, nodes: [edge.a, edge.b], halves: [half], chain })
    }
    return runs
  })
}

/** North and south of Market, east and west of Broad. */
function nameAt({ street }: Mark, point: Pt): string {
  if (!street) return ''
  if (street.axis === 'ns') return `${nearestOn(market.line, point).side > 0 ? 'N' : 'S'} ${street.base}`
  if (street.axis === 'ew') return `${nearestOn(broad.line, point).side > 0 ? 'W' : 'E'} ${street.base}`
  return street.base
}
