/** Shares the blocks out among seeds, so that borders follow rivers and large roads. */
import type { City } from './city.ts'
import { distance, km, type Pt } from './plane.ts'
import type { Seed } from './plan/divisions.ts'

/** What it costs to cross, in metres: a border likes to lie there. */
const CROSSING: Record<string, number> = {
  bank: 700,
  middle: 2600,
  expressway: 650,
  primary: 260,
  secondary: 260,
  tertiary: 110,
  residential: 0,
  footbridge: 0,
  landing: 0,
  island: 300,
  limits: 0,
}

interface Way {
  readonly to: number
  readonly cost: number
}

/**
 * The seed of each face. With `balance`, seeds of too many streets shrink and the others grow for so many rounds.
 */
export function divide(city: City, seeds: readonly Seed[], balance = 0): Int32Array {
  const ways = waysBetween(city)
  const weights = streetMetres(city)
  const starts = seeds.map(({ at }) => nearestFace(city, km([at])[0] as Pt))
  const handicap = seeds.map(() => 0)
  let shares = spread(ways, starts, handicap)
  for (let round = 0; round < balance; round++) {
    const totals = seeds.map(() => 0)
    shares.forEach((seed, face) => (totals[seed] = (totals[seed] ?? 0) + (weights[face] ?? 0)))
    const mean = totals.reduce((sum, one) => sum + one, 0) / seeds.length
    totals.forEach((total, seed) => (handicap[seed] = (handicap[seed] ?? 0) + 260 * (total / mean - 1)))
    const least = Math.min(...handicap)
    shares = spread(
      ways,
      starts,
      handicap.map((one) => one - least),
    )
  }
  return shares
}

function waysBetween({ marks, net, faces }: City): Way[][] {
  const ways: Way[][] = faces.faces.map(() => [])
  net.edges.forEach(({ line }, at) => {
    const [a, b] = [faces.left[at * 2] ?? -1, faces.left[at * 2 + 1] ?? -1]
    if (a < 0 || b < 0 || a === b) return
    const mark = marks[line]
    const toll = CROSSING[mark?.street?.kind ?? mark?.what ?? ''] ?? 0
    const cost = distance(faces.faces[a]?.centre ?? [0, 0], faces.faces[b]?.centre ?? [0, 0]) + toll
    ways[a]?.push({ to: b, cost })
    ways[b]?.push({ to: a, cost })
  })
  return ways
}

function streetMetres({ marks, net, faces, uses }: City): Float64Array {
  const metres = new Float64Array(faces.faces.length)
  net.edges.forEach(({ a, b, line }, at) => {
    if (!marks[line]?.street) return
    for (const half of [at * 2, at * 2 + 1]) {
      const face = faces.left[half] ?? -1
      if (face >= 0 && uses[face] === 'built')
        metres[face] = (metres[face] ?? 0) + distance(net.nodes[a] as Pt, net.nodes[b] as Pt)
    }
  })
  return metres
}

function nearestFace({ faces, uses }: City, at: Pt): number {
  let [best, least] = [0, Infinity]
  faces.faces.forEach(({ centre }, face) => {
    const metres = uses[face] === 'water' ? Infinity : distance(centre, at)
    if (metres < least) [best, least] = [face, metres]
  })
  return best
}

/** Nearest seed by way (Dijkstra from all seeds at once), each starting with its handicap. */
function spread(ways: readonly Way[][], starts: readonly number[], handicap: readonly number[]): Int32Array {
  const owner = new Int32Array(ways.length).fill(-1)
  const cost = new Float64Array(ways.length).fill(Infinity)
  const queue = new Heap()
  starts.forEach((face, seed) => {
    cost[face] = handicap[seed] ?? 0
    owner[face] = seed
    queue.push(cost[face] ?? 0, face)
  })
  for (let face = queue.pop(); face !== undefined; face = queue.pop()) {
    for (const way of ways[face] ?? []) {
      const total = (cost[face] ?? 0) + way.cost
      if (total >= (cost[way.to] ?? 0)) continue
      cost[way.to] = total
      owner[way.to] = owner[face] ?? -1
      queue.push(total, way.to)
    }
  }
  return owner
}

/** The cheapest first. Stale entries come out again and find nothing cheaper to do. */
class Heap {
  readonly #items: { cost: number; face: number }[] = []

  push(cost: number, face: number): void {
    const items = this.#items
    let at = items.push({ cost, face }) - 1
    while (at > 0) {
      const up = (at - 1) >> 1
      if ((items[up]?.cost ?? 0) <= (items[at]?.cost ?? 0)) return
      this.#swap(at, up)
      at = up
    }
  }

  pop(): number | undefined {
    const items = this.#items
    const top = items[0]
    const last = items.pop()
    if (!top || !last || items.length === 0) return top?.face
    items[0] = last
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      let least = at
      if (left < items.length && (items[left]?.cost ?? 0) < (items[least]?.cost ?? 0)) least = left
      if (right < items.length && (items[right]?.cost ?? 0) < (items[least]?.cost ?? 0)) least = right
      if (least === at) return top.face
      this.#swap(at, least)
      at = least
    }
  }

  #swap(a: number, b: number): void {
    const items = this.#items
    ;[items[a], items[b]] = [
      items[b] as { cost: number; face: number },
      items[a] as { cost: number; face: number },
    ]
  }
}
