/** House lots along every street: where an address lies, which number it has, and what stands on it. */
import type { City, Run } from './city.ts'
import { along, chainage, inRing, lengthOf } from './curve.ts'
import { numberAt } from './house-numbers.ts'
import { add, distance, leftOf, type Path, type Pt } from './plane.ts'
import { regionAt } from './plan/regions.ts'
import { hash } from './random.ts'

export interface Lot {
  readonly street: string
  readonly number: number
  readonly point: Pt
  readonly face: number
  /** Corners of the house, to the left around. */
  readonly house: Path
  /** Doors with a number of their own: `Apt 1`, … */
  readonly units: number
}

/** Metres between two doors, by the part of town; works and campuses have few. */
const SPACING: Record<string, number> = {
  center: 36,
  north: 43,
  south: 49,
  hills: 62,
  east: 50,
  southeast: 60,
  works: 120,
}
/** Metres from the corner to the first door, and from the middle of the street to it. */
const CORNER = 24
const FRONT = 17

/** At a corner the houses of both streets would stand in each other: the second is left out, its door stays. */
function withoutOverlaps(lots: readonly Lot[]): Lot[] {
  const standing = new Map<number, Path[]>()
  return lots.map((lot) => {
    const others = standing.get(lot.face) ?? []
    standing.set(lot.face, others)
    if (others.some((house) => meet(house, lot.house))) return { ...lot, house: [] }
    others.push(lot.house)
    return lot
  })
}

const meet = (one: Path, other: Path): boolean =>
  one.length > 0 &&
  other.length > 0 &&
  distance(one[0] as Pt, other[0] as Pt) < 90 &&
  (one.some((corner) => inRing(other, corner)) || other.some((corner) => inRing(one, corner)))

interface Side {
  readonly path: Path
  readonly halves: readonly number[]
  /** 1: doors to the left of the path. */
  readonly left: 1 | -1
}

/** Every lot of the city, in the order of streets; a street never has a number twice. */
export function drawLots(city: City, seed: number): Lot[] {
  const forks = junctions(city)
  const lots: Lot[] = []
  const taken = new Set<string>()
  city.runs.forEach((run, runAt) => {
    const number = numberAt(city, run)
    for (const block of blocksOf(run, forks)) {
      for (const left of [1, -1] as const) {
        const path = block.nodes.map((node) => city.net.nodes[node] as Pt)
        const side = { path, halves: block.halves, left }
        lots.push(...sideLots(city, run, side, number, hash(runAt, block.nodes[0] ?? 0, seed + left), taken))
      }
    }
  })
  return withoutOverlaps(lots)
}

function sideLots(
  city: City,
  run: Run,
  { path, halves, left }: Side,
  number: (point: Pt) => number,
  chance: number,
  taken: Set<string>,
): Lot[] {
  const chain = chainage(path)
  const length = chain.at(-1) ?? 0
  const found: Lot[] = []
  const step = SPACING[spacingKey(city, halves, left, path)] ?? 40
  const count = length > 2 * CORNER ? Math.floor((length - 2 * CORNER) / step) + 1 : 0
  const wanted = numbering(run, path, number)
  for (let i = 0; i < count; i++) {
    const luck = hash(i, Math.floor(chance * 1e6), left + 1)
    if (luck < 0.07) continue
    const at = CORNER + (count === 1 ? (length - 2 * CORNER) / 2 : (i * (length - 2 * CORNER)) / (count - 1))
    const piece = chain.findIndex((metres, k) => k > 0 && metres >= at) - 1
    const half = (halves[Math.max(0, piece)] ?? 0) ^ (left === 1 ? 0 : 1)
    const face = city.faces.left[half] ?? -1
    if (face < 0 || !mayBuild(city, face)) continue
    const { point, direction } = along(path, at)
    const across = leftOf(direction)
    const door = add(point, across, left * (FRONT + 3 * luck))
    const ring = city.faces.faces[face]?.points ?? []
    if (!inRing(ring, door)) continue
    const house = houseOf(
      door,
      direction,
      [across[0] * left, across[1] * left],
      step,
      luck,
      distance(point, [0, 0]),
    )
    const free = freeNumber(run.name, wanted(i / count, point), left, taken)
    const near = distance(point, [0, 0]) < 1500
    found.push({
      street: run.name,
      number: free,
      point: door,
      face,
      house: city.uses[face] === 'built' && house.every((corner) => inRing(ring, corner)) ? house : [],
      units: near && luck > 0.972 ? 3 + Math.floor((luck - 0.972) * 250) : 0,
    })
  }
  return found
}

/** On the old grid a block begins with its hundred, whatever its length: 1200, 1224, …; elsewhere numbers are metres. */
function numbering(
  run: Run,
  path: Path,
  number: (point: Pt) => number,
): (share: number, point: Pt) => number {
  const [from, to] = [number(path[0] as Pt), number(path.at(-1) as Pt)]
  if (!run.mark.street?.axis || Math.abs(to - from) > 160) return (_, point) => number(point)
  const base = Math.round(Math.min(from, to) / 100) * 100
  const span = Math.min(100, Math.abs(to - from))
  return (share) => base + span * (to > from ? share : 1 - share)
}

function spacingKey(city: City, halves: readonly number[], left: 1 | -1, path: Path): string {
  const face = city.faces.left[(halves[0] ?? 0) ^ (left === 1 ? 0 : 1)] ?? -1
  const use = city.uses[face]
  if (use !== 'built') return 'works'
  const { point, direction } = along(path, lengthOf(path) / 2)
  return regionAt(add(point, leftOf(direction), left * 20)) ?? 'hills'
}

const WORKS = new Set(['university', 'hospital', 'school', 'industrial', 'pedestrian'])

function mayBuild(city: City, face: number): boolean {
  const use = city.uses[face]
  return use === 'built' || use === 'wood' || (typeof use === 'object' && WORKS.has(use.kind))
}

/** Even numbers on the left of the way out of town, odd ones on the right. */
function freeNumber(street: string, wanted: number, left: 1 | -1, taken: Set<string>): number {
  let number = Math.max(left === 1 ? 2 : 1, Math.round(wanted / 2) * 2 + (left === 1 ? 0 : 1))
  while (taken.has(`${street} ${number}`)) number += 2
  taken.add(`${street} ${number}`)
  return number
}

/** Towers in the middle, rows around it, houses with gardens farther out. */
function houseOf(door: Pt, along: Pt, back: Pt, step: number, luck: number, fromHall: number): Path {
  const dense = Math.max(0, 1 - fromHall / 2600)
  const width = Math.min(step * (0.56 + 0.36 * dense), 17 + 20 * dense + 9 * luck)
  const depth = 12 + 17 * dense + 8 * luck
  const near = add(door, back, -1)
  const corner = (side: number, deep: number): Pt => add(add(near, along, (side * width) / 2), back, deep)
  return [corner(-1, 0), corner(1, 0), corner(1, depth), corner(-1, depth)]
}

/** Nodes where more than two pieces of street meet. */
export function junctions({ runs }: City): Set<number> {
  const count = new Map<number, number>()
  for (const { nodes } of runs) {
    nodes.forEach((node, at) => {
      const ends = at === 0 || at === nodes.length - 1 ? 1 : 2
      count.set(node, (count.get(node) ?? 0) + ends)
    })
  }
  return new Set([...count].flatMap(([node, ends]) => (ends > 2 ? [node] : [])))
}

function blocksOf(
  { nodes, halves }: Run,
  forks: ReadonlySet<number>,
): { nodes: number[]; halves: number[] }[] {
  const blocks: { nodes: number[]; halves: number[] }[] = [{ nodes: [nodes[0] ?? 0], halves: [] }]
  halves.forEach((half, at) => {
    const node = nodes[at + 1] ?? 0
    blocks.at(-1)?.nodes.push(node)
    blocks.at(-1)?.halves.push(half)
    if (forks.has(node) && at < halves.length - 1) blocks.push({ nodes: [node], halves: [] })
  })
  return blocks
}
