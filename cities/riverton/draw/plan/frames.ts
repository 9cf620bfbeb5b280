/** The grids of the city: where their lines run and what they are called. */
import { aside, lengthOf, along, smooth } from '../curve.ts'
import { add, km, type Pt, turned } from '../plane.ts'
import { noise } from '../random.ts'
import * as names from './names.ts'

/** One line of a grid. `at` is metres from the grid's axis. */
export interface GridLine {
  readonly at: number
  readonly name: string
  readonly major: boolean
}

/** Two families of lines, bent by the land: `across` run along v (one for each u), `along` run along u. */
export interface Frame {
  readonly code: RegionCode
  readonly place: (u: number, v: number) => Pt
  readonly across: readonly GridLine[]
  readonly along: readonly GridLine[]
  /** Whether its streets are told apart as N and S, E and W of the middle. */
  readonly sides: boolean
  /** Share of the pieces of street that were never built. */
  readonly gaps: number
  /** Share of the blocks with a court inside. */
  readonly courts: number
}

export type RegionCode = 'center' | 'north' | 'south' | 'hills' | 'east' | 'southeast'

interface Rows {
  readonly names: readonly string[]
  readonly types: readonly string[]
  readonly from: number
  readonly step: number
  /** Metres by which each block is longer than the one before. */
  readonly growth: number
  readonly every: number
  readonly seed: number
  readonly jitter: number
}

/** Lines one after the other, blocks growing outwards, every so many a wider street. */
function rows({ names: list, types, from, step, growth, every, seed, jitter }: Rows): GridLine[] {
  return list.map((name, i) => {
    const k = i + 1
    const at = from + step * k + (growth * k * k) / 2 + jitter * noise(i * 1.7, 0.5, seed)
    return { at, name: `${name} ${types[i % types.length]}`, major: every > 0 && k % every === 0 }
  })
}

const mirrored = (lines: readonly GridLine[]): GridLine[] => lines.map((line) => ({ ...line, at: -line.at }))

/** Degrees by which the middle's grid leans from north. */
const LEAN = -6

/** Broad and Market run past City Hall, which fills the block north-east of their corner. Metres. */
const HALF_BLOCK: Pt = [66, 78]

/** Where a point lies in the grid of the middle: metres east of Broad, metres north of Market. */
export function inTheGrid(point: Pt): Pt {
  const [u, v] = turned(point, -LEAN)
  return [u + HALF_BLOCK[0], v + HALF_BLOCK[1]]
}

const numbered = Array.from({ length: 30 }, (_, i) => names.ordinal(i + 1))
const plainRows = { every: 6, seed: 31, jitter: 5 }

/** Numbered streets by their distance north of Market: also the house numbers on everything that runs north. */
export const northRows = rows({
  ...plainRows,
  names: numbered,
  types: ['St'],
  from: 0,
  step: 156,
  growth: 1,
  every: 5,
})
export const southRows = rows({
  ...plainRows,
  names: names.PRESIDENTS,
  types: ['St'],
  from: 0,
  step: 158,
  growth: 1,
  seed: 32,
})
export const westRows = rows({
  ...plainRows,
  names: names.TREES,
  types: ['St'],
  from: 0,
  step: 132,
  growth: 1.2,
  seed: 33,
})
export const eastRows = rows({
  ...plainRows,
  names: names.WHARVES,
  types: ['St'],
  from: 0,
  step: 128,
  growth: 0.4,
  seed: 34,
})

const wobble = (point: Pt, strength: number, wave: number, seed: number): Pt => [
  point[0] + strength * noise(point[0] / wave, point[1] / wave, seed),
  point[1] + strength * noise(point[0] / wave, point[1] / wave, seed + 1),
]

const center: Frame = {
  code: 'center',
  place: (u, v) => wobble(turned([u - HALF_BLOCK[0], v - HALF_BLOCK[1]], LEAN), 9, 900, 41),
  across: [...mirrored(westRows), ...eastRows],
  along: [...northRows, ...mirrored(southRows)],
  sides: true,
  gaps: 0.035,
  courts: 0.02,
}

/** A grid that follows a line: u along it, v to its left. */
function following(guide: readonly Pt[]): (u: number, v: number) => Pt {
  const line = smooth(km(guide), 30)
  const length = lengthOf(line)
  const calm = aside(line, () => 0)
  return (u, v) => {
    const { point, direction } = along(calm, Math.max(0, Math.min(length, u)))
    const beyond = u < 0 ? u : Math.max(0, u - length)
    const on = add(point, direction, beyond)
    return add(on, [-direction[1], direction[0]], v)
  }
}

const northGuide = following([
  [0.9, 4.75],
  [-0.9, 5.45],
  [-2.4, 6.2],
  [-3.6, 7.1],
  [-4.7, 7.95],
])
const north: Frame = {
  code: 'north',
  place: (u, v) => wobble(northGuide(u, v), 30, 800, 43),
  across: rows({
    names: names.MAKERS,
    types: ['St'],
    from: -1500,
    step: 168,
    growth: 0.8,
    every: 7,
    seed: 35,
    jitter: 10,
  }),
  along: rows({
    names: names.POETS,
    types: ['Ave'],
    from: -40,
    step: 168,
    growth: 4,
    every: 5,
    seed: 36,
    jitter: 12,
  }),
  sides: false,
  gaps: 0.07,
  courts: 0.06,
}

const south: Frame = {
  code: 'south',
  place: (u, v) => wobble(turned([u - 600, v - 2500], 9), 34, 1000, 45),
  across: rows({
    names: names.TRADES,
    types: ['St', 'St', 'Rd'],
    from: -4500,
    step: 205,
    growth: 0,
    every: 7,
    seed: 37,
    jitter: 28,
  }),
  along: mirrored(
    rows({
      names: names.STATES,
      types: ['Ave'],
      from: -700,
      step: 176,
      growth: 2,
      every: 6,
      seed: 38,
      jitter: 14,
    }),
  ),
  sides: false,
  gaps: 0.1,
  courts: 0.12,
}

const hills: Frame = {
  code: 'hills',
  place: (u, v) => wobble(wobble(turned([u, v], -4), 260, 1500, 47), 60, 520, 57),
  across: rows({
    names: names.HILLS,
    types: ['Dr', 'Rd', 'Ln'],
    from: -7900,
    step: 236,
    growth: 0,
    every: 0,
    seed: 39,
    jitter: 46,
  }).slice(0, 22),
  along: rows({
    names: names.HILLS.slice(40),
    types: ['Ln', 'Way', 'Dr'],
    from: -7400,
    step: 240,
    growth: 0,
    every: 0,
    seed: 40,
    jitter: 40,
  }).slice(0, 58),
  sides: false,
  gaps: 0.16,
  courts: 0.34,
}

const east: Frame = {
  code: 'east',
  place: (u, v) => wobble(turned([u + 1500, v], 11), 30, 1100, 49),
  across: rows({
    names: names.FOUNDERS,
    types: ['Ave', 'St'],
    from: -200,
    step: 196,
    growth: 2,
    every: 6,
    seed: 61,
    jitter: 14,
  }),
  along: rows({
    names: names.FLOWERS,
    types: ['St', 'St', 'Ave'],
    from: -2700,
    step: 204,
    growth: 2,
    every: 7,
    seed: 62,
    jitter: 18,
  }),
  sides: false,
  gaps: 0.09,
  courts: 0.16,
}

const southeastGuide = following([
  [0.6, -0.2],
  [2.4, -2.6],
  [3.85, -4.5],
  [4.15, -6],
  [3.9, -7.6],
])
const southeast: Frame = {
  code: 'southeast',
  place: (u, v) => wobble(southeastGuide(u, v), 36, 900, 51),
  across: rows({
    names: names.RIVERS,
    types: ['Ave'],
    from: 200,
    step: 262,
    growth: 1,
    every: 6,
    seed: 63,
    jitter: 20,
  }),
  along: rows({
    names: names.BIRDS,
    types: ['Ln', 'St', 'Rd'],
    from: -320,
    step: 190,
    growth: 2,
    every: 0,
    seed: 64,
    jitter: 16,
  }),
  sides: false,
  gaps: 0.12,
  courts: 0.22,
}

export const frames: readonly Frame[] = [center, north, south, hills, east, southeast]
