/** Which number a door gets: a hundred for each block from the middle, or for each 130 metres elsewhere. */
import type { City, Run } from './city.ts'
import { nearestOn } from './curve.ts'
import { distance, dot, heading, type Pt } from './plane.ts'
import { eastRows, type GridLine, inTheGrid, northRows, southRows, westRows } from './plan/frames.ts'
import { mainRoads } from './plan/main-roads.ts'

const BLOCK = 130

/** The number wanted at a point of a run; even and odd are not told apart yet. */
export function numberAt(city: City, run: Run): (point: Pt) => number {
  const { street } = run.mark
  if (street?.axis === 'ns') return (point) => blocksOut(inTheGrid(point)[1], northRows, southRows)
  if (street?.axis === 'ew') return (point) => blocksOut(inTheGrid(point)[0], eastRows, westRows)
  const road = mainRoads.find(({ name }) => name === run.name)
  if (road) {
    const chains = pointsOf(city, run.name).map((point) => nearestOn(road.line, point).chain)
    const [first, last] = [Math.min(...chains), Math.max(...chains)]
    const outward = distance(road.line[0] as Pt, [0, 0]) < distance(road.line.at(-1) as Pt, [0, 0])
    return (point) => {
      const { chain } = nearestOn(road.line, point)
      return 100 + ((outward ? chain - first : last - chain) * 100) / BLOCK
    }
  }
  return fromTheMiddle(city, run.name)
}

/** 12.5 blocks out is number 1250; beyond the last row the blocks go on as long as the last one. */
function blocksOut(metres: number, positive: readonly GridLine[], negative: readonly GridLine[]): number {
  const rows = (metres >= 0 ? positive : negative).map(({ at }) => Math.abs(at))
  const out = Math.abs(metres)
  let [last, index] = [0, 0]
  for (const row of rows) {
    if (row > out) return 100 * (index + (out - last) / (row - last))
    last = row
    index++
  }
  return 100 * (index + (out - last) / BLOCK)
}

const scales = new WeakMap<City, Map<string, (point: Pt) => number>>()

// All pieces of a street count from its end nearest to City Hall, along its general direction.
function fromTheMiddle(city: City, name: string): (point: Pt) => number {
  const known = scales.get(city) ?? new Map<string, (point: Pt) => number>()
  scales.set(city, known)
  const scale = known.get(name) ?? scaleOf(city, name)
  known.set(name, scale)
  return scale
}

const pointsOf = ({ runs, net }: City, name: string): Pt[] =>
  runs.filter((run) => run.name === name).flatMap(({ nodes }) => nodes.map((node) => net.nodes[node] as Pt))

function scaleOf(city: City, name: string): (point: Pt) => number {
  const points = pointsOf(city, name)
  const far = (from: Pt): Pt =>
    points.reduce((best, point) => (distance(point, from) > distance(best, from) ? point : best))
  const one = far(points[0] as Pt)
  const two = far(one)
  const [start, end] = distance(one, [0, 0]) < distance(two, [0, 0]) ? [one, two] : [two, one]
  const way = heading(start, end)
  return (point) => 100 + (dot([point[0] - start[0], point[1] - start[1]], way) * 100) / BLOCK
}
