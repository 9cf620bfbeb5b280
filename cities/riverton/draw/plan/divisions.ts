/** How the city divides itself. Kilometres from City Hall: every block goes to the seed it is nearest to, by road and river. */
import type { Pt } from '../plane.ts'

export interface Seed {
  readonly code: string
  readonly name: string
  readonly at: Pt
}

const seed = (name: string, x: number, y: number): Seed => ({
  code: name.toLowerCase().replace(/[^a-z]+/g, '-'),
  name,
  at: [x, y],
})

export const neighborhoods: readonly Seed[] = [
  seed('Center City', -0.1, 0.15),
  seed('Old Wharf', 1.05, 0.75),
  seed('Lantern Hill', 1.25, 2.3),
  seed('Walnut Row', -0.7, 1.9),
  seed('Linden', -2.1, 2.6),
  seed('Oak Bottom', -2.6, 1.0),
  seed('Presidents', -0.7, -1.3),
  seed('Sycamore Flats', -2.7, -1.1),
  seed('Poets’ Row', -0.9, 4.6),
  seed('Northfield', -2.7, 5.1),
  seed('Orchard Hill', -5.1, 3.0),
  seed('Fox Hollow', -5.1, 0.8),
  seed('Tubman', 0.4, -3.6),
  seed('Quarry Lake', -0.8, -5.4),
  seed('The Works', 1.8, -5.4),
  seed('Iron Hill', -2.9, -4.6),
  seed('Airport West', -4.7, -4.2),
  seed('Northgate', 2.3, 6.0),
  seed('Founders', 3.3, 2.3),
  seed('Meadowbrook', 5.1, 2.4),
  seed('University', 3.4, 0.3),
  seed('Post Road', 5.1, -0.9),
  seed('Larkfield', 3.5, -2.1),
  seed('Heron Point', 4.7, -4.0),
]

export const districts: readonly Seed[] = [
  ['1', 0.3, 0.4],
  ['2', -1.3, 2.3],
  ['3', -1.5, -0.9],
  ['4', -2.4, 5.2],
  ['5', -5.0, 1.6],
  ['6', -1.8, -4.7],
  ['7', 1.0, -4.8],
  ['8', 3.3, 3.7],
  ['9', 4.4, -1.6],
].map(([code, x, y]) => ({ code: String(code), name: `District ${code}`, at: [Number(x), Number(y)] }))

/** ZIP codes of a part of the country that the postal service never gave out. */
export const zips: readonly Seed[] = [
  ['21301', 0.3, 0.2],
  ['21302', -1.4, 1.9],
  ['21303', -1.6, -1.2],
  ['21304', -2.2, 5.2],
  ['21305', -5.0, 1.3],
  ['21306', -2.6, -4.7],
  ['21307', 0.9, -4.5],
  ['21308', 3.4, 3.4],
  ['21309', 4.3, -2.2],
].map(([code, x, y]) => ({ code: String(code), name: String(code), at: [Number(x), Number(y)] }))
