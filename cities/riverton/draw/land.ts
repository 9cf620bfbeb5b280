/** Everything that makes an edge: streets, the expressway, the limits, the banks. */
import { clipped } from './clip.ts'
import { along, lengthOf, nearestOn } from './curve.ts'
import { blot, drawGrid, type Drawn } from './grid.ts'
import { add, heading, type Path, type Pt } from './plane.ts'
import { frames } from './plan/frames.ts'
import { greens } from './plan/greens.ts'
import { eastBank, island, limits, river, westBank } from './plan/land.ts'
import { expressway, mainRoads, riverDrives } from './plan/main-roads.ts'
import { byTheRiver, inTheCity } from './plan/regions.ts'

/** A line and what it is. Only a `street` has a name; the others part things. */
export interface Mark {
  readonly what: 'street' | 'footbridge' | 'landing' | 'expressway' | 'limits' | 'bank' | 'middle' | 'island'
  readonly street: Drawn | null
  readonly line: Path
  readonly blind: boolean
}

/** The two that have a bridge. */
const BRIDGED = new Set(['Market St', 'Kings Hwy'])
/** The names before it belong to the streets of the hills. */
const FIRST_COURT = 100

const ALONG = new Set(['River Rd', 'E River Dr'])

export const blots = greens.map((green) => ({
  green,
  holds: blot([green.at[0] * 1000, green.at[1] * 1000], green.size, green.stretch, green.turn),
}))

const blocked = (point: Pt): boolean => blots.some(({ holds }) => holds(point))
const closed = (ring: Path): Path => [...ring, ring[0] as Pt]

/** All marks, inside the city and a little over its limits. */
export function drawMarks(seed: number): Mark[] {
  let courtNames = FIRST_COURT
  const grids = frames.flatMap((frame, at) => {
    const drawn = drawGrid(frame, seed + at, blocked, courtNames)
    courtNames += drawn.filter(({ blind }) => blind).length
    return drawn
  })
  const mark = (what: Mark['what'], line: Path): Mark => ({ what, street: null, line, blind: false })
  const inCity = (what: Mark['what'], line: Path): Mark[] =>
    clipped(line, inTheCity).map((part) => mark(what, part))
  return [
    ...[...grids, ...mainStreets()].map((street) => ({
      what: 'street' as const,
      street,
      line: street.line,
      blind: street.blind,
    })),
    mark('limits', closed(limits)),
    mark('island', closed(island)),
    mark('footbridge', footbridge()),
    ...landings(riverDrives.west, -1),
    ...landings(riverDrives.east, 1),
    ...inCity('expressway', expressway.line),
    ...inCity('bank', westBank),
    ...inCity('bank', eastBank),
    ...inCity('middle', river),
  ]
}

function mainStreets(): Drawn[] {
  return mainRoads.flatMap(({ name, kind, axis, line }) => {
    const free =
      BRIDGED.has(name) || ALONG.has(name) ? inTheCity : (point: Pt) => inTheCity(point) && !byTheRiver(point)
    const built = kind === 'motorway' || kind === 'path' ? 'residential' : kind
    return clipped(line, free).map((part) => ({ base: name, kind: built, axis, line: part, blind: false }))
  })
}

/** Paths from the road down to the water, every half mile or so; `side` 1 when the water is to the right. */
function landings(drive: Path, side: 1 | -1): Mark[] {
  const count = Math.floor(lengthOf(drive) / 820)
  return Array.from({ length: count }, (_, i): Mark => {
    const { point, direction } = along(drive, 400 + i * 820)
    const down: Pt = [direction[1] * side, -direction[0] * side]
    return {
      what: 'landing',
      street: null,
      line: [add(point, down, -4), add(point, down, 140)],
      blind: false,
    }
  }).filter(({ line }) => inTheCity(line[0] as Pt) && inTheCity(line[1] as Pt))
}

/** From River Rd to Heron Island. */
function footbridge(): Path {
  const to = island.reduce((best, point) => (gap(point) < gap(best) ? point : best))
  const from = riverDrives.west.reduce((best, point) =>
    Math.hypot(point[0] - to[0], point[1] - to[1]) < Math.hypot(best[0] - to[0], best[1] - to[1])
      ? point
      : best,
  )
  const way = heading(from, to)
  return [add(from, way, -4), add(to, way, 4)]
}

const gap = (point: Pt): number => nearestOn(riverDrives.west, point).metres
