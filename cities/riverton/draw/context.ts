/** The country around the city, so that it does not end at its limits: roads, woods and fields, the next towns. */
import { clipped } from './clip.ts'
import { inRing, smooth, smoothRing } from './curve.ts'
import { add, distance, heading, km, leftOf, type Path, type Pt } from './plane.ts'
import { eastBank, limits, westBank } from './plan/land.ts'
import { mainRoads } from './plan/main-roads.ts'
import { inTheCity } from './plan/regions.ts'
import { hash, noise } from './random.ts'

/** How far the drawing goes: metres west, south, east and north of City Hall. */
export const PAPER = [-12_600, -13_400, 12_600, 13_800] as const

export interface CountryRoad {
  readonly name: string
  readonly kind: string
  readonly line: Path
}

const riverRing: Path = [...westBank, ...eastBank.toReversed()]
/** Beyond the paper only small scales are drawn; there the country goes on this far. Metres. */
export const COUNTRY = 34_000

const inCountry = ([x, y]: Pt): boolean => Math.abs(x) < COUNTRY && Math.abs(y) < COUNTRY

/** A line that leaves the city goes on as it left. */
export function onwards(line: Path): Path {
  const [first, second] = [line[0] as Pt, line[1] as Pt]
  const [last, beforeLast] = [line.at(-1) as Pt, line.at(-2) as Pt]
  return [...beyond(first, second).toReversed(), ...line, ...beyond(last, beforeLast)]
}

function beyond(end: Pt, before: Pt): Pt[] {
  if (inTheCity(end) || Math.hypot(...end) < 8_000) return []
  const way = heading(before, end)
  const sway = (k: number): number => 900 * noise(k, end[0] / 1000, 77)
  return [1, 2, 3, 4].map((k): Pt => add(add(end, way, k * 7_000), leftOf(way), sway(k)))
}

const dry = (point: Pt): boolean => !inRing(riverRing, point)

/** The main roads beyond the limits, and the lanes of the townships. */
export function countryRoads(): CountryRoad[] {
  const outside = mainRoads
    .filter(({ name }) => !name.endsWith('Creek Dr'))
    .flatMap(({ name, kind, line }) =>
      clipped(onwards(line), (point) => !inTheCity(point) && inCountry(point)).map((part) => ({
        name,
        kind: String(kind),
        line: part,
      })),
    )
  const rings = [1.24, 1.52, 1.85].flatMap((scale, at) =>
    clipped(ring(scale, at), (point) => !inTheCity(point) && dry(point) && inCountry(point)).map((line) => ({
      name: ['Township Line Rd', 'County Line Rd', 'Old Mill Rd'][at] ?? '',
      kind: 'tertiary',
      line,
    })),
  )
  const lanes = Array.from({ length: 34 }, (_, at) => lane(at)).flatMap((line, at) =>
    clipped(line, (point) => !inTheCity(point) && dry(point) && inCountry(point)).map((part) => ({
      name: `${LANES[at % LANES.length]} Rd`,
      kind: 'residential',
      line: part,
    })),
  )
  return [...outside, ...rings, ...lanes]
}

const LANES = [
  'Dairy',
  'Hayfield',
  'Creamery',
  'Gristmill',
  'Schoolhouse',
  'Meetinghouse',
  'Pleasant View',
  'Valley',
  'Church',
  'Bridge',
]

function ring(scale: number, seed: number): Pt[] {
  const few = limits.filter((_, at) => at % 14 === 0)
  const points = few.map(([x, y]): Pt => {
    const wander = 1 + 0.07 * noise(x / 2500, y / 2500, 71 + seed)
    return [x * scale * wander, y * scale * wander]
  })
  return smoothRing(points, 120)
}

function lane(at: number): Pt[] {
  const angle = (at / 34) * 2 * Math.PI + 0.1 * hash(at, 1, 73)
  const bend = 0.16 * (hash(at, 2, 73) - 0.5)
  return smooth(
    [1, 1.2, 1.42, 1.62, 1.9].map((r, i): Pt => {
      const a = angle + bend * i + 0.03 * noise(i, at, 74)
      return [6300 * r * Math.cos(a), 7100 * r * Math.sin(a)]
    }),
    100,
  )
}

/** Woods and fields outside the limits. */
export function countryside(): { kind: string; ring: Path }[] {
  const found: { kind: string; ring: Path }[] = []
  for (let i = 0; i < 2600 && found.length < 640; i++) {
    const centre: Pt = [(2 * hash(i, 1, 75) - 1) * COUNTRY, (2 * hash(i, 2, 75) - 1) * COUNTRY]
    const size = 260 + 820 * hash(i, 3, 75) ** 2
    const ring = Array.from({ length: 11 }, (_, k): Pt => {
      const a = (k / 11) * 2 * Math.PI
      const r = size * (1 + 0.4 * noise(k * 0.9, i, 76))
      return [centre[0] + r * Math.cos(a) * 1.25, centre[1] + r * Math.sin(a)]
    })
    const clear = ring.every((point) => !inTheCity(point) && dry(point)) && !inTheCity(centre)
    const apart = found.every(({ ring: other }) => distance(other[0] as Pt, centre) > 900)
    if (clear && apart)
      found.push({ kind: hash(i, 4, 75) < 0.6 ? 'wood' : 'farmland', ring: smoothRing(ring, 90) })
  }
  return found
}

/** The next towns, for their names. */
export const towns: readonly { readonly name: string; readonly at: Pt }[] = [
  { name: 'Fairhaven', at: km([[9.6, 8.3]])[0] as Pt },
  { name: 'Marsh Landing', at: km([[9.2, -8.4]])[0] as Pt },
  { name: 'Milbury', at: km([[-9.4, 6.2]])[0] as Pt },
  { name: 'Stillwater', at: km([[-9.3, -6.6]])[0] as Pt },
  { name: 'West Harrow', at: km([[-9.6, 0.2]])[0] as Pt },
  { name: 'Ferrytown', at: km([[5.0, 10.6]])[0] as Pt },
  { name: 'Lower Tamarack', at: km([[-1.2, -10.4]])[0] as Pt },
  { name: 'Gentian Hills', at: km([[9.9, 1.9]])[0] as Pt },
]
