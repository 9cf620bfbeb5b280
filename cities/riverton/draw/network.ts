/** Lines that cross become a net: every crossing a knot, every piece between two points an edge. */
import { chainage, meeting, simplified } from './curve.ts'
import { between, distance, type Path, type Pt } from './plane.ts'

/** A line to be knotted. A `blind` one may end nowhere. */
export interface NetLine {
  readonly line: Path
  readonly blind: boolean
}

export interface Edge {
  readonly a: number
  readonly b: number
  /** Position of its line. */
  readonly line: number
  /** Metres along the line at `a`. */
  readonly chain: number
}

export interface Net {
  readonly nodes: readonly Pt[]
  readonly edges: readonly Edge[]
}

/** A blind end shorter than this is a slip of the pen. Metres. */
const SLIP = 30
/** A street that leads nowhere for less than this was never built. Metres. */
const BLIND = 330

const CELL = 120

export function knot(lines: readonly NetLine[]): Net {
  const segments = lines.flatMap(({ line }, at) => {
    const path = simplified(line, 1.2)
    const chain = chainage(path)
    return path
      .slice(1)
      .map((b, i) => ({ a: path[i] as Pt, b, line: at, chain: chain[i] ?? 0, cuts: [0, 1] }))
  })
  cutAll(segments)
  const nodes: Pt[] = []
  const places = new Map<string, number>()
  const node = ([x, y]: Pt): number => {
    const [qx, qy] = [Math.round(x * 4), Math.round(y * 4)]
    const key = `${qx},${qy}`
    const known = places.get(key)
    if (known !== undefined) return known
    places.set(key, nodes.length)
    return nodes.push([qx / 4, qy / 4]) - 1
  }
  const edges: Edge[] = []
  const seen = new Set<string>()
  for (const { a, b, line, chain, cuts } of segments) {
    const sorted = cuts.sort((s, t) => s - t)
    const length = distance(a, b)
    sorted.slice(1).forEach((t, i) => {
      const s = sorted[i] as number
      const [from, to] = [node(between(a, b, s)), node(between(a, b, t))]
      const key = from < to ? `${from},${to}` : `${to},${from}`
      if (from === to || seen.has(key)) return
      seen.add(key)
      edges.push({ a: from, b: to, line, chain: chain + s * length })
    })
  }
  return { nodes, edges: pruned(nodes, edges, lines) }
}

interface Segment {
  readonly a: Pt
  readonly b: Pt
  readonly line: number
  readonly cuts: number[]
}

function cutAll(segments: readonly Segment[]): void {
  const cells = new Map<string, number[]>()
  segments.forEach(({ a, b }, at) => {
    for (let x = Math.floor((Math.min(a[0], b[0]) - 1) / CELL); x <= (Math.max(a[0], b[0]) + 1) / CELL; x++) {
      for (
        let y = Math.floor((Math.min(a[1], b[1]) - 1) / CELL);
        y <= (Math.max(a[1], b[1]) + 1) / CELL;
        y++
      ) {
        const key = `${x},${y}`
        const cell = cells.get(key)
        if (cell) cell.push(at)
        else cells.set(key, [at])
      }
    }
  })
  const done = new Set<number>()
  for (const cell of cells.values()) {
    cell.forEach((i, place) => {
      for (const j of cell.slice(place + 1)) {
        const [one, other] = [segments[i] as Segment, segments[j] as Segment]
        const key = i * segments.length + j
        if (one.line === other.line || done.has(key)) continue
        done.add(key)
        const met = meeting(one.a, one.b, other.a, other.b)
        if (!met) continue
        one.cuts.push(met.s)
        other.cuts.push(met.t)
      }
    })
  }
}

/** Without slips of the pen, streets to nowhere, and pieces that hang together with nothing. */
function pruned(nodes: readonly Pt[], all: readonly Edge[], lines: readonly NetLine[]): Edge[] {
  let edges = [...all]
  for (;;) {
    const at = edgesAt(edges)
    const drop = new Set<Edge>()
    for (const [start, list] of at) {
      if (list.length !== 1) continue
      const chain = tail(start, at)
      const length = chain.reduce((sum, { a, b }) => sum + distance(nodes[a] as Pt, nodes[b] as Pt), 0)
      const court = lines[chain[0]?.line ?? 0]?.blind
      if (length < (court ? SLIP : BLIND)) for (const edge of chain) drop.add(edge)
    }
    if (drop.size === 0) return largestPart(edges, at)
    edges = edges.filter((edge) => !drop.has(edge))
  }
}

function edgesAt(edges: readonly Edge[]): Map<number, Edge[]> {
  const at = new Map<number, Edge[]>()
  for (const edge of edges) {
    for (const end of [edge.a, edge.b]) {
      const list = at.get(end)
      if (list) list.push(edge)
      else at.set(end, [edge])
    }
  }
  return at
}

/** From a blind end up to the first fork. */
function tail(start: number, at: ReadonlyMap<number, readonly Edge[]>): Edge[] {
  const chain: Edge[] = []
  let node = start
  for (;;) {
    const next = (at.get(node) ?? []).find((edge) => !chain.includes(edge))
    if (!next) return chain
    chain.push(next)
    node = next.a === node ? next.b : next.a
    if ((at.get(node)?.length ?? 0) !== 2) return chain
  }
}

function largestPart(edges: readonly Edge[], at: ReadonlyMap<number, readonly Edge[]>): Edge[] {
  const part = new Map<number, number>()
  const sizes: number[] = []
  for (const { a } of edges) {
    if (part.has(a)) continue
    const stack = [a]
    sizes.push(0)
    part.set(a, sizes.length - 1)
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      for (const edge of at.get(node) ?? []) {
        sizes[sizes.length - 1] = (sizes.at(-1) ?? 0) + 1
        const other = edge.a === node ? edge.b : edge.a
        if (part.has(other)) continue
        part.set(other, sizes.length - 1)
        stack.push(other)
      }
    }
  }
  const largest = sizes.indexOf(Math.max(...sizes))
  return edges.filter(({ a }) => part.get(a) === largest)
}
