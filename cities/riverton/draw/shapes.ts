/** The shapes of the city: its parts, its parks, its water. */
import type { City, Use } from './city.ts'
import { dissolve, type Polygons } from './dissolve.ts'
import { divide } from './divide.ts'
import type { Face } from './faces.ts'
import { districts, neighborhoods, type Seed, zips } from './plan/divisions.ts'
import { lake } from './plan/land.ts'

export interface Part {
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly shape: Polygons
}

export interface Shapes {
  readonly limits: Polygons
  readonly water: Polygons
  readonly neighborhoods: readonly Part[]
  readonly districts: readonly Part[]
  readonly zips: readonly Part[]
  /** Parks and reserves, the valley, the waterfront and the island. */
  readonly parks: readonly Part[]
  /** Everything else that is not plain houses: cemeteries, schools, works, woods. */
  readonly grounds: readonly Part[]
  /** Where people live and work. */
  readonly built: Polygons
  /** The ZIP code of each block. */
  readonly zipOf: Int32Array
}

const codeOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

export function drawShapes(city: City): Shapes {
  const { uses, faces } = city
  const every = faces.faces.map(() => 0)
  const onLand = (owner: Int32Array): Int32Array =>
    owner.map((one, face) => (uses[face] === 'water' ? -1 : one))
  const zipOf = divide(city, zips, 14)
  const parts = (seeds: readonly Seed[], owner: Int32Array): Part[] =>
    dissolve(city, owner, seeds.length).map((shape, at) => ({
      code: seeds[at]?.code ?? '',
      name: seeds[at]?.name ?? '',
      kind: '',
      shape,
    }))
  const river =
    dissolve(
      city,
      uses.map((use) => (use === 'water' ? 0 : -1)),
      1,
    )[0] ?? []
  const named = uses.map((use, face) => nameOf(use, faces.faces[face] as Face))
  return {
    limits: dissolve(city, every, 1)[0] ?? [],
    water: [...river, [[...lake]]],
    neighborhoods: parts(neighborhoods, onLand(divide(city, neighborhoods))),
    districts: parts(districts, divide(city, districts, 40)),
    zips: parts(zips, zipOf),
    built:
      dissolve(
        city,
        uses.map((use) => (use === 'built' ? 0 : -1)),
        1,
      )[0] ?? [],
    parks: groups(city, named, (kind) => PARKS.has(kind)),
    grounds: groups(city, named, (kind) => !PARKS.has(kind)),
    zipOf,
  }
}

const PARKS = new Set(['park', 'nature_reserve'])

interface Named {
  readonly name: string
  readonly kind: string
}

/** Downtown's bank is a park with a name; the rest of the banks are just green. */
function nameOf(use: Use, { centre: [x, y] }: Face): Named | undefined {
  if (typeof use === 'object') return use
  if (use === 'valley') return { name: 'Mill Creek Park', kind: 'park' }
  if (use === 'island') return { name: 'Heron Island', kind: 'nature_reserve' }
  if (use === 'wood') return { name: '', kind: 'wood' }
  if (use !== 'riverside') return undefined
  return y > -1900 && y < 3000 && x < 2750 && x < 1700 + (400 * y) / 1000
    ? { name: 'Waterfront Park', kind: 'park' }
    : { name: '', kind: 'grass' }
}

function groups(
  city: City,
  named: readonly (Named | undefined)[],
  wanted: (kind: string) => boolean,
): Part[] {
  const keys = named.map((one) => (one && wanted(one.kind) ? `${one.kind}\n${one.name}` : ''))
  const all = [...new Set(keys.filter(Boolean))]
  return dissolve(
    city,
    keys.map((key) => all.indexOf(key)),
    all.length,
  ).map((shape, at) => {
    const [kind = '', name = ''] = (all[at] ?? '').split('\n')
    return { code: codeOf(name), name, kind, shape }
  })
}
