/** Where two streets meet. */
import type { Stock } from '../stock.ts'
import type { AddressHit, Point } from '../types.ts'
import type { Found } from './name-index.ts'

export interface Scored {
  readonly hit: AddressHit
  readonly score: number
}

export type Corners = (one: readonly Found[], other: readonly Found[]) => Scored[]

export function indexCorners({ crossings, streets }: Stock): Corners {
  const meetings = new Map<number, Point>()
  const key = (a: number, b: number): number => Math.min(a, b) * streets.length + Math.max(a, b)
  for (const { street, other, point } of crossings) meetings.set(key(street, other), point)
  return (one, other) => {
    const found: Scored[] = []
    for (const a of one) {
      for (const b of other) {
        const point = a.at === b.at ? undefined : meetings.get(key(a.at, b.at))
        if (!point) continue
        const label = `${streets[a.at]?.name} & ${streets[b.at]?.name}`
        const hit = { kind: 'intersection', label, zip: null, point, addressId: null } as const
        found.push({ hit, score: (a.score + b.score) / 2 + 0.3 })
      }
    }
    return oneForEachPlace(found.sort((a, b) => b.score - a.score))
  }
}

// `N Broad St & W 5th St` and `N Broad St & E 5th St` are the same corner: the first name is enough.
function oneForEachPlace(sorted: readonly Scored[]): Scored[] {
  const kept: Scored[] = []
  for (const one of sorted) {
    const near = ({ hit }: Scored): boolean =>
      Math.abs((hit.point?.lon ?? 0) - (one.hit.point?.lon ?? 0)) < 0.0005 &&
      Math.abs((hit.point?.lat ?? 0) - (one.hit.point?.lat ?? 0)) < 0.0004
    if (!kept.some(near)) kept.push(one)
  }
  return kept
}
