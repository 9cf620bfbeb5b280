/** Draws the lines of one grid, piece by piece, leaving out what was never built. */
import { clipped, OVER } from './clip.ts'
import { crosses, inRing, nearestOn } from './curve.ts'
import { distance, dot, type Path, type Pt, turned } from './plane.ts'
import type { Frame, GridLine, RegionCode } from './plan/frames.ts'
import { expressway, railway } from './plan/main-roads.ts'
import * as names from './plan/names.ts'
import { regionAt } from './plan/regions.ts'
import { roadsNear } from './roads-near.ts'
import { hash } from './random.ts'

/** A street as it was drawn, before the lines are knotted. */
export interface Drawn {
  readonly base: string
  readonly kind: 'primary' | 'secondary' | 'tertiary' | 'residential'
  /** Told apart as N and S (`ns`) or E and W (`ew`) of the middle. */
  readonly axis: 'ns' | 'ew' | null
  readonly line: Path
  /** A court may end blind; another street must lead somewhere. */
  readonly blind: boolean
}

const STEP = 40

/** All streets of a grid; `blocked` says where nothing was built, `courtNames` which names its courts begin with. */
export function drawGrid(
  frame: Frame,
  seed: number,
  blocked: (point: Pt) => boolean,
  courtNames: number,
): Drawn[] {
  const us = frame.across.map(({ at }) => at).sort((a, b) => a - b)
  const vs = frame.along.map(({ at }) => at).sort((a, b) => a - b)
  const across = frame.across.flatMap((line, i) =>
    pieces(frame, line, vs, (v) => frame.place(line.at, v), 'ns', hash(i, 1, seed) * 1e6, blocked),
  )
  const along = frame.along.flatMap((line, i) =>
    pieces(frame, line, us, (u) => frame.place(u, line.at), 'ew', hash(i, 2, seed) * 1e6, blocked),
  )
  return [...across, ...along, ...courts(frame, us, vs, seed, blocked, courtNames)]
}

function pieces(
  frame: Frame,
  { name, major }: GridLine,
  stops: readonly number[],
  place: (t: number) => Pt,
  axis: 'ns' | 'ew',
  seed: number,
  blocked: (point: Pt) => boolean,
): Drawn[] {
  const built = stops.slice(0, -1).map((from, i) => {
    const path = sample(place, from, stops[i + 1] as number)
    if (path.some(blocked)) return undefined
    if (major) return path
    if (hash(i, 3, seed) < frame.gaps) return undefined
    if (hash(i, 4, seed) < 0.75 && crosses(path, expressway.line)) return undefined
    if (hash(i, 5, seed) < 0.55 && crosses(path, railway)) return undefined
    return path
  })
  return joined(built)
    .flatMap((line) => within(frame, line))
    .map((line) => ({
      base: name,
      kind: major ? 'tertiary' : 'residential',
      axis: frame.sides ? axis : null,
      line,
      blind: false,
    }))
}

function sample(place: (t: number) => Pt, from: number, to: number): Pt[] {
  const count = Math.max(1, Math.ceil((to - from) / STEP))
  return Array.from({ length: count + 1 }, (_, i) => place(from + ((to - from) * i) / count))
}

function joined(built: readonly (Path | undefined)[]): Pt[][] {
  const lines: Pt[][] = []
  built.forEach((path, at) => {
    if (!path) return
    if (built[at - 1]) lines.at(-1)?.push(...path.slice(1))
    else lines.push([...path])
  })
  return lines
}

/** The parts of a line inside its region, none hugging a main road. */
function within(frame: Frame, line: Path): Pt[][] {
  return clipped(line, (point) => regionAt(point) === frame.code, hugs)
}

/** Nearer than this beside a main road, a street would be its twin. Metres. */
const TWIN = 48

function hugs(point: Pt, other: Pt): boolean {
  const length = distance(point, other) || 1
  const direction: Pt = [(other[0] - point[0]) / length, (other[1] - point[1]) / length]
  return roadsNear(point).some((piece) => {
    const near = nearestOn(piece, point)
    return near.metres < TWIN && Math.abs(dot(near.direction, direction)) > 0.86
  })
}

/** Short streets into the middle of blocks. */
function courts(
  frame: Frame,
  us: readonly number[],
  vs: readonly number[],
  seed: number,
  blocked: (p: Pt) => boolean,
  from: number,
): Drawn[] {
  const found: Drawn[] = []
  us.slice(0, -1).forEach((u0, i) => {
    vs.slice(0, -1).forEach((v0, j) => {
      const [u1, v1] = [us[i + 1] as number, vs[j + 1] as number]
      if (hash(i, j, seed + 7) > frame.courts || Math.min(u1 - u0, v1 - v0) < 130) return
      const [u, v] = [
        u0 + (u1 - u0) * (0.35 + 0.3 * hash(i, j, seed + 8)),
        v0 + (v1 - v0) * (0.52 + 0.2 * hash(i, j, seed + 9)),
      ]
      const line = sample((t) => frame.place(u, t), v0 - OVER, v)
      const fits = line
        .slice(1)
        .every((point) => regionAt(point) === frame.code && !blocked(point) && !hugs(point, line[0] as Pt))
      if (!fits || crosses(line, expressway.line) || crosses(line, railway)) return
      const name = names.HILLS[from + found.length] ?? ''
      found.push({
        base: `${name} ${hash(i, j, 11) < 0.7 ? 'Ct' : 'Cir'}`,
        kind: 'residential',
        axis: null,
        line,
        blind: true,
      })
    })
  })
  return found
}

/** A rounded oblong, for what interrupts the grid: along the grid, so that it takes whole blocks. */
export function blot(
  at: Pt,
  size: number,
  stretch = 1,
  turn = LEANS[regionAt(at) ?? 'hills'],
): (point: Pt) => boolean {
  const ring = Array.from({ length: 36 }, (_, i): Pt => {
    const a = (i / 36) * 2 * Math.PI
    const half: Pt = [
      (rounded(Math.cos(a)) * size * Math.sqrt(stretch)) / 2,
      (rounded(Math.sin(a)) * size) / Math.sqrt(stretch) / 2,
    ]
    const [x, y] = turned(half, turn)
    return [at[0] + x, at[1] + y]
  })
  return (point) => inRing(ring, point)
}

// Nearly a corner: a whole block is either taken or left.
const rounded = (value: number): number => Math.sign(value) * Math.abs(value) ** 0.25

/** Degrees by which each grid leans, about. */
export const LEANS: Record<RegionCode, number> = {
  center: -6,
  north: -27,
  south: 9,
  hills: -4,
  east: 11,
  southeast: -53,
}
