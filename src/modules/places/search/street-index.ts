/** Streets by what somebody typed for them. */
import { parseStreetName } from '../street-name.ts'
import type { Stock } from '../stock.ts'
import { type Found, indexNames } from './name-index.ts'
import type { StreetQuery } from './read-query.ts'

/** Streets that fit any of the readings, the best first. Scores go a little over 1 when all fits. */
export type StreetIndex = (queries: readonly StreetQuery[], limit: number) => Found[]

/** People mistake a lane for a road, seldom north for south. */
const OTHER_TYPE = -0.08
const OPPOSITE = -0.3

export function indexStreets({ streets, addresses }: Stock): StreetIndex {
  const names = streets.map(({ name }) => parseStreetName(name))
  // One core serves `N Broad St`, `S Broad St` and `Broad Ct`: weighed once.
  const cores = [...new Set(names.map(({ core }) => core))]
  const place = new Map(cores.map((core, at) => [core, at]))
  const owners: number[][] = cores.map(() => [])
  names.forEach(({ core }, at) => owners[place.get(core) ?? 0]?.push(at))
  const find = indexNames(cores)
  const fame = streets.map(
    (_, at) => 0.004 * Math.log10(1 + (addresses.from[at + 1] ?? 0) - (addresses.from[at] ?? 0)),
  )

  return (queries, limit) => {
    const best = new Map<number, number>()
    for (const query of queries) {
      const found = find(query.core, limit * 2)
      for (const { at, score } of found) {
        for (const street of owners[at] ?? []) {
          const name = names[street]
          if (!name) continue
          const total =
            score * query.trust +
            fit(query.direction, name.direction, OPPOSITE) +
            fit(query.type, name.type, OTHER_TYPE) +
            (fame[street] ?? 0)
          if (total > (best.get(street) ?? 0)) best.set(street, total)
        }
      }
      // The readings come the surest first: a name met to the letter needs no further guessing.
      if ((found[0]?.score ?? 0) === 1) break
    }
    return [...best]
      .map(([at, score]) => ({ at, score }))
      .sort((a, b) => b.score - a.score || a.at - b.at)
      .slice(0, limit)
  }
}

const fit = (asked: string, is: string, clash: number): number => {
  if (asked === '') return 0
  return asked === is ? 0.06 : is === '' ? -0.04 : clash
}
