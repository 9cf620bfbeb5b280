/** The roads that were there before the blocks. Kilometres from City Hall. */
import { aside, smooth } from '../curve.ts'
import { km, type Path, type Pt } from '../plane.ts'
import { halfWidth, river } from './land.ts'

export type RoadKind = 'primary' | 'secondary' | 'tertiary' | 'residential' | 'motorway' | 'path'

/** A road drawn by hand. `axis`: its parts are told apart as N and S, or E and W. */
export interface MainRoad {
  readonly name: string
  readonly kind: RoadKind
  readonly axis: 'ns' | 'ew' | null
  readonly line: Path
}

const road = (name: string, kind: RoadKind, axis: MainRoad['axis'], points: readonly Pt[]): MainRoad => ({
  name,
  kind,
  axis,
  line: smooth(km(points), 50),
})

export const broad = road('Broad St', 'primary', 'ns', [
  [-1.6, -10.5],
  [-1.15, -8.6],
  [-0.85, -6.6],
  [-0.6, -4.6],
  [-0.28, -2.05],
  [-0.074, -0.071],
  [0.095, 1.53],
  [0.27, 3.15],
  [0.37, 4.2],
  [0.41, 5.3],
])

export const market = road('Market St', 'primary', 'ew', [
  [-10.5, 1.6],
  [-8, 0.95],
  [-6.2, 0.62],
  [-3.6, 0.3],
  [-1.8, 0.11],
  [-0.074, -0.071],
  [1.2, -0.2],
  [2.2, -0.29],
  [3.3, -0.15],
  [4.6, 0.1],
  [6.4, 0.35],
  [9, 0.2],
  [11.5, 0.6],
])

export const kings = road('Kings Hwy', 'secondary', 'ew', [
  [-11, 4.6],
  [-8.5, 4.3],
  [-6.2, 4.05],
  [-4.9, 3.75],
  [-3.7, 3.55],
  [-1.7, 3.42],
  [0.34, 3.2],
  [1.5, 3.1],
  [2.7, 2.98],
  [3.6, 3.05],
  [4.7, 3.4],
  [6.2, 3.5],
  [8.6, 4.1],
  [11.5, 4.4],
])

export const liberty = road('Liberty Ave', 'secondary', null, [
  [-0.074, -0.071],
  [-1.85, 1.7],
  [-3.7, 3.55],
  [-4.9, 4.7],
  [-6.2, 5.7],
  [-8.4, 6.9],
  [-11, 8.4],
])

export const ridge = road('Ridge Pkwy', 'secondary', null, [
  [-3.7, 3.55],
  [-3.5, 2.4],
  [-3.72, 1.3],
  [-3.6, 0.38],
  [-3.42, -0.8],
  [-3.75, -1.8],
  [-3.5, -2.9],
  [-3.7, -3.9],
  [-3.45, -5.1],
  [-3.75, -6.2],
  [-4.2, -7.8],
  [-4.6, -10.5],
])

export const post = road('Old Post Rd', 'secondary', null, [
  [2.35, -0.2],
  [2.55, -0.42],
  [3.2, -0.95],
  [4.1, -1.45],
  [5.1, -1.75],
  [6.2, -2.5],
  [8.2, -3.2],
  [11.5, -3.9],
])

const shore = road('Ferry Rd', 'secondary', null, [
  [4.1, 11.4],
  [3.3, 8.6],
  [3.35, 6.9],
  [3.5, 5.4],
  [3.95, 4.2],
  [4.15, 3.2],
  [4.05, 1.8],
  [4.35, 0.6],
  [4.4, -0.1],
  [4.3, -1.5],
  [4.75, -2.8],
  [4.6, -4.2],
  [4.75, -5.4],
  [4.3, -6.5],
  [4.6, -8.3],
  [5.6, -11],
])

const tubman = road('Tubman Blvd', 'secondary', null, [
  [-11, -4.6],
  [-8.4, -4.2],
  [-6.6, -3.9],
  [-5.2, -3.75],
  [-3.65, -3.75],
  [-2.2, -3.95],
  [-0.52, -4.05],
  [0.9, -4.0],
  [2.0, -3.62],
  [3.0, -3.4],
])

const harrow = road('Harrow Rd', 'tertiary', null, [
  [-11, -2.4],
  [-8.4, -1.9],
  [-6.8, -1.1],
  [-5.9, -0.55],
  [-5.1, 0.0],
  [-4.9, 0.5],
  [-4.75, 1.6],
  [-5.1, 2.6],
  [-4.9, 3.75],
])

/** Set along the banks. */
const riverRoad = along(
  'River Rd',
  'tertiary',
  aside(river, (chain) => -halfWidth(chain) - 85),
)
const eastRiver = along(
  'E River Dr',
  'tertiary',
  aside(river, (chain) => halfWidth(chain) + 75),
)
const northCreek = road('N Creek Dr', 'tertiary', null, [
  [-6.7, -1.15],
  [-5.8, -1.5],
  [-5, -1.85],
  [-4.2, -1.75],
  [-3.4, -2],
  [-2.8, -2.45],
  [-2.1, -2.5],
  [-1.2, -2.28],
  [-0.3, -2.5],
  [0.6, -2.32],
  [1.3, -2.1],
  [1.9, -2],
])
const southCreek = road('S Creek Dr', 'tertiary', null, [
  [-6.7, -2],
  [-5.9, -2.4],
  [-5.3, -3.1],
  [-4.5, -3.35],
  [-3.7, -3.3],
  [-3, -3.6],
  [-2.2, -3.4],
  [-1.4, -2.9],
  [-0.3, -3.1],
  [0.6, -2.88],
  [1.3, -2.62],
  [2.2, -2.6],
])

function along(name: string, kind: RoadKind, line: Path): MainRoad {
  // Every third point, smoothed: a road does not copy each turn of a bank.
  const few = line.filter((_, at) => at % 5 === 0 || at === line.length - 1)
  return { name, kind, axis: null, line: smooth(few, 50) }
}

export const creekDrives = { north: northCreek.line, south: southCreek.line }
export const riverDrives = { west: riverRoad.line, east: eastRiver.line }

export const mainRoads: readonly MainRoad[] = [
  broad,
  market,
  kings,
  liberty,
  ridge,
  post,
  shore,
  tubman,
  harrow,
  riverRoad,
  eastRiver,
  northCreek,
  southCreek,
]

/** The expressway: it crosses the others on bridges, so it meets none of them. */
export const expressway = road('Tamarack Expy', 'motorway', null, [
  [-12, 3.6],
  [-9.5, 3.3],
  [-7.2, 2.9],
  [-5.6, 2.1],
  [-4.2, 1.35],
  [-3.0, 0.75],
  [-2.5, -0.3],
  [-2.42, -1.6],
  [-2.2, -3.0],
  [-2.4, -4.4],
  [-2.1, -5.8],
  [-1.75, -7.4],
  [-1.9, -9.5],
  [-1.2, -13],
])

/** The railway, along the west bank. */
export const railway: Path = smooth(
  km([
    [-0.2, -14],
    [0.15, -10.5],
    [0.5, -7.2],
    [0.65, -5.6],
    [0.5, -4.2],
    [0.62, -3.0],
    [0.72, -1.6],
    [0.82, -0.4],
    [0.98, 0.75],
    [1.65, 1.75],
    [1.85, 2.6],
    [1.55, 3.45],
    [0.75, 4.3],
    [-0.6, 4.98],
    [-2.5, 5.55],
    [-4.2, 6.55],
    [-6.4, 8.4],
    [-9, 10.8],
    [-11.8, 13.8],
  ]),
  50,
)
