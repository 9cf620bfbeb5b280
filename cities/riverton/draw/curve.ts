/** Lines: bent, cut, measured and set aside. */
import { add, between, cross, distance, dot, heading, leftOf, minus, type Path, type Pt } from './plane.ts'

/** A smooth line through the points (Catmull–Rom), a point about every `step` metres. */
export function smooth(points: Path, step = 40): Pt[] {
  const line: Pt[] = []
  for (let at = 0; at + 1 < points.length; at++) {
    const [b, c] = [points[at] as Pt, points[at + 1] as Pt]
    const [a, d] = [points[at - 1] ?? add(b, minus(c, b), -1), points[at + 2] ?? add(c, minus(c, b))]
    const count = Math.max(1, Math.round(distance(b, c) / step))
    for (let i = 0; i < count; i++) line.push(spline(a, b, c, d, i / count))
  }
  return [...line, points.at(-1) as Pt]
}

function spline(a: Pt, b: Pt, c: Pt, d: Pt, t: number): Pt {
  const along = (i: 0 | 1): number =>
    b[i] +
    0.5 *
      t *
      (c[i] - a[i] + t * (2 * a[i] - 5 * b[i] + 4 * c[i] - d[i] + t * (3 * (b[i] - c[i]) + d[i] - a[i])))
  return [along(0), along(1)]
}

/** A smooth closed line through the points. */
export function smoothRing(points: Path, step = 40): Pt[] {
  const n = points.length
  const wrapped = [points[n - 1], ...points, points[0], points[1]] as Pt[]
  const line = smooth(wrapped, step)
  const from = line.findIndex((point) => point === points[0] || distance(point, points[0] as Pt) < 1e-6)
  const to = line.findLastIndex((point) => distance(point, points[0] as Pt) < 1e-6)
  return line.slice(from, to)
}

/** Metres from the start at each point. */
export function chainage(line: Path): number[] {
  let sum = 0
  return line.map((point, at) => (at === 0 ? 0 : (sum += distance(line[at - 1] as Pt, point))))
}

export const lengthOf = (line: Path): number => chainage(line).at(-1) ?? 0

/** The point `metres` from the start and the direction there. */
export function along(line: Path, metres: number): { point: Pt; direction: Pt } {
  let left = metres
  for (let at = 1; at < line.length; at++) {
    const [a, b] = [line[at - 1] as Pt, line[at] as Pt]
    const length = distance(a, b)
    if (left <= length || at === line.length - 1)
      return { point: between(a, b, left / (length || 1)), direction: heading(a, b) }
    left -= length
  }
  return { point: line[0] as Pt, direction: [1, 0] }
}

/** The line set aside to its left by `metres` (to the right when negative), which may change along it. */
export function aside(line: Path, metres: (chain: number, point: Pt) => number): Pt[] {
  const chain = chainage(line)
  return line.map((point, at) => {
    const direction = heading(line[Math.max(0, at - 1)] as Pt, line[Math.min(line.length - 1, at + 1)] as Pt)
    return add(point, leftOf(direction), metres(chain[at] ?? 0, point))
  })
}

/** Nearest place on the line: how far, how far along, and on which side (left is positive). */
export function nearestOn(
  line: Path,
  point: Pt,
): { metres: number; chain: number; side: number; direction: Pt } {
  let best = { metres: Infinity, chain: 0, side: 1, direction: [1, 0] as Pt }
  let chain = 0
  for (let at = 1; at < line.length; at++) {
    const [a, b] = [line[at - 1] as Pt, line[at] as Pt]
    const whole = minus(b, a)
    const length = Math.hypot(...whole)
    const t = Math.max(0, Math.min(1, dot(minus(point, a), whole) / (length * length || 1)))
    const metres = distance(point, between(a, b, t))
    if (metres < best.metres) {
      best = {
        metres,
        chain: chain + t * length,
        side: Math.sign(cross(whole, minus(point, a))) || 1,
        direction: heading(a, b),
      }
    }
    chain += length
  }
  return best
}

interface Box {
  readonly flat: Float64Array
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

const boxes = new WeakMap<Path, Box>()

// A ring is asked a hundred thousand times: its numbers side by side, its box first.
function boxOf(ring: Path): Box {
  const known = boxes.get(ring)
  if (known) return known
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)]
  const box = {
    flat: Float64Array.from(ring.flat()),
    west: Math.min(...xs),
    south: Math.min(...ys),
    east: Math.max(...xs),
    north: Math.max(...ys),
  }
  boxes.set(ring, box)
  return box
}

export function inRing(ring: Path, point: Pt): boolean {
  const { flat, west, south, east, north } = boxOf(ring)
  const [x, y] = point
  if (x < west || x > east || y < south || y > north) return false
  let odd = false
  let [x0, y0] = [flat[flat.length - 2] as number, flat[flat.length - 1] as number]
  for (let at = 0; at < flat.length; at += 2) {
    const x1 = flat[at] as number
    const y1 = flat[at + 1] as number
    if (y1 > y !== y0 > y && x < ((x0 - x1) * (y - y1)) / (y0 - y1) + x1) odd = !odd
    x0 = x1
    y0 = y1
  }
  return odd
}

/** Twice the area of a ring is positive when it runs to the left. In square metres. */
export function areaOf(ring: Path): number {
  let sum = 0
  let last = ring.at(-1) as Pt
  for (const point of ring) {
    sum += cross(last, point)
    last = point
  }
  return sum / 2
}

export function centreOf(ring: Path): Pt {
  let [x, y, weight] = [0, 0, 0]
  const origin = ring[0] as Pt
  let last = minus(ring.at(-1) as Pt, origin)
  for (const absolute of ring) {
    const point = minus(absolute, origin)
    const piece = cross(last, point)
    x += (last[0] + point[0]) * piece
    y += (last[1] + point[1]) * piece
    weight += piece
    last = point
  }
  return weight === 0 ? origin : [origin[0] + x / (3 * weight), origin[1] + y / (3 * weight)]
}

/** Fewer points, none of the dropped ones farther than `tolerance` metres from the line (Douglas–Peucker). */
export function simplified(line: Path, tolerance: number): Pt[] {
  const keep = new Uint8Array(line.length)
  keep[0] = keep[line.length - 1] = 1
  const stack: [number, number][] = [[0, line.length - 1]]
  for (let span = stack.pop(); span; span = stack.pop()) {
    const [from, to] = span
    let [worst, where] = [tolerance, -1]
    for (let at = from + 1; at < to; at++) {
      const off = nearestOn([line[from] as Pt, line[to] as Pt], line[at] as Pt).metres
      if (off > worst) [worst, where] = [off, at]
    }
    if (where < 0) continue
    keep[where] = 1
    stack.push([from, where], [where, to])
  }
  return line.filter((_, at) => keep[at] === 1)
}

/** Where two segments meet, as shares of each, or undefined. */
export function meeting(a: Pt, b: Pt, c: Pt, d: Pt): { s: number; t: number } | undefined {
  const [ab, cd, ac] = [minus(b, a), minus(d, c), minus(c, a)]
  const turn = cross(ab, cd)
  if (Math.abs(turn) < 1e-9) return undefined
  const [s, t] = [cross(ac, cd) / turn, cross(ac, ab) / turn]
  return s >= -1e-9 && s <= 1 + 1e-9 && t >= -1e-9 && t <= 1 + 1e-9 ? { s, t } : undefined
}

/** Whether two lines cross anywhere. */
export function crosses(one: Path, other: Path): boolean {
  const xs = one.map(([x]) => x)
  const ys = one.map(([, y]) => y)
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  return other.slice(1).some((d, j) => {
    const c = other[j] as Pt
    if (Math.max(c[0], d[0]) < west || Math.min(c[0], d[0]) > east) return false
    if (Math.max(c[1], d[1]) < south || Math.min(c[1], d[1]) > north) return false
    return one.slice(1).some((b, i) => meeting(one[i] as Pt, b, c, d) !== undefined)
  })
}
