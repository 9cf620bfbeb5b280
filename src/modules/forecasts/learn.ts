/** Learns from a city's history how long its services take. */
import type { Db } from '../../kernel/db.ts'
import type { Catalog, Service } from '../catalog/index.ts'
import type { Places } from '../places/index.ts'
import { countEnds, type EndsCount } from '../requests/index.ts'
import { type Counts, type Curve, curveOf, reachOf, total } from './curve.ts'
import { EDGES } from './grid.ts'
import type { Basis } from './tables.ts'

const DAY = 86_400_000

/** So far back ends are counted: what was long ago says little about now. */
export const WINDOW = 365 * DAY

/** What happened in the last of it is counted a second time: how fast the city works now, its season and its workload. */
const LATELY = 30 * DAY

/**
 * So many requests the history around weighs: the city's for a group, the group's for a service, the service's year for
 * its last month, the service's for an area.
 */
const WEIGHTS = { group: 15, service: 15, lately: 100, area: 100 }

/** A history with fewer requests done is not told as its own: the one around it is. */
export const ENOUGH = 30

/** What a city knows that forecasts are made of. */
export interface Knowing {
  readonly db: Db
  readonly catalog: () => Catalog
  readonly places: () => Places
}

export interface Learned {
  readonly serviceId: number
  /** 0 for the whole city. */
  readonly areaId: number
  readonly basis: Basis
  /** Requests done in that history. */
  readonly done: number
  readonly curve: Curve
  /** The age in hours beyond which too few were seen to name an end; see {@link reachOf}. */
  readonly reach: number
  /** How long those took that were done, and nothing else: what a plain percentile would tell. */
  readonly plain: Curve
}

interface Tally extends Counts {
  readonly seen: number[]
  readonly done: number[]
  readonly left: number[]
}

const tally = (): Tally => ({
  seen: EDGES.map(() => 0),
  done: EDGES.map(() => 0),
  left: EDGES.map(() => 0),
})

/** The first layer that divides the city into a few areas: the one its people know. */
export function areasToTell(places: Places): number[] {
  const layers = places.layers().map(({ code }) => places.areas(code).map(({ id }) => id))
  return layers.find((ids) => ids.length >= 2 && ids.length <= 100) ?? []
}

/** What the history as it was known at `asOf` says of each service and each area of it that has enough. */
export async function learn(
  db: Db,
  catalog: Catalog,
  { asOf, areaIds }: { readonly asOf: Date; readonly areaIds: readonly number[] },
): Promise<Learned[]> {
  const read = async (span: number): Promise<EndsCount[]> => {
    const counts: EndsCount[] = []
    const since = new Date(asOf.getTime() - span)
    for await (const rows of countEnds(db, { asOf, since, edges: EDGES, areaIds })) counts.push(...rows)
    return counts
  }
  return learnFrom(await read(WINDOW), catalog.services, await read(LATELY))
}

/** The same from counts of the year and of the last month; a service without any has its group's. */
export function learnFrom(
  counts: readonly EndsCount[],
  catalog: readonly Pick<Service, 'id' | 'groupCode'>[],
  lately: readonly EndsCount[] = [],
): Learned[] {
  const groupCodes = new Map(catalog.map(({ id, groupCode }) => [id, groupCode]))
  const groupOf = (serviceId: number) => groupCodes.get(serviceId) ?? ''
  const city = tally()
  const groups = new Map<string, Tally>()
  const services = new Map(catalog.map(({ id }) => [id, tally()]))
  const areas = new Map<number, Map<number, Tally>>()
  for (const count of counts) {
    const { serviceId, areaId } = count
    const tallies = [city, at(groups, groupOf(serviceId), tally), at(services, serviceId, tally)]
    if (areaId !== 0)
      tallies.push(
        at(
          at(areas, serviceId, () => new Map<number, Tally>()),
          areaId,
          tally,
        ),
      )
    for (const one of tallies) add(one, count)
  }
  const recent = new Map<number, Tally>()
  for (const count of lately) add(at(recent, count.serviceId, tally), count)
  const whole = curveOf(city)
  const groupCurves = new Map([...groups].map(([code, one]) => [code, curveOf(one, whole, WEIGHTS.group)]))
  return [...services].flatMap(([serviceId, own]) => {
    const group = groupOf(serviceId)
    const year = curveOf(own, groupCurves.get(group), WEIGHTS.service)
    const { share } = curveOf(recent.get(serviceId) ?? tally(), year, WEIGHTS.lately)
    const curve: Curve = { share, atRisk: year.atRisk }
    const reach = reachOf(curve)
    const plain = plainOf(own)
    const done = total(own.done)
    const inGroup = groups.get(group) ?? tally()
    const known: Learned[] = []
    if (done >= ENOUGH) known.push({ serviceId, areaId: 0, basis: 'service', done, curve, reach, plain })
    else if (total(inGroup.done) >= ENOUGH) {
      // How many were seen is then the group's: the answer rests on it.
      const { atRisk } = groupCurves.get(group)!
      known.push({
        serviceId,
        areaId: 0,
        basis: 'group',
        done: total(inGroup.done),
        curve: { share, atRisk },
        reach: reachOf({ share, atRisk }),
        plain,
      })
    }
    for (const [areaId, there] of areas.get(serviceId) ?? []) {
      const here = total(there.done)
      if (here < ENOUGH) continue
      known.push({
        serviceId,
        areaId,
        basis: 'area',
        done: here,
        curve: curveOf(there, curve, WEIGHTS.area),
        reach,
        plain,
      })
    }
    return known
  })
}

function add({ seen, done, left }: Tally, { from, until, done: isDone, count }: EndsCount): void {
  if (from >= EDGES.length) return
  seen[from]! += count
  // Whoever outlives the grid is seen through all of it.
  if (until < EDGES.length) (isDone ? done : left)[until]! += count
}

const plainOf = ({ done }: Tally): Curve =>
  curveOf({ seen: EDGES.map((_, at) => (at === 1 ? total(done) : 0)), done, left: [] })

function at<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = make()
  map.set(key, made)
  return made
}
