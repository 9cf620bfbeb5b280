/** What would become of a report, told before it is sent. */
import { agencyByCode, type Answers, type Service } from '../catalog/index.ts'
import type { Point } from '../places/index.ts'
import { routeOrTriage } from '../routing/index.ts'
import { promise, type Promised } from '../service-levels/index.ts'
import type { City } from './ground.ts'

export interface Foreseen {
  readonly agencyCode: string
  readonly promise: Promised | null
}

/**
 * Who would get it and by when it would be promised, by the same rules that decide when it is sent; with less known
 * (no place yet, no answers), the answer is that for less.
 */
export function foresee(
  city: City,
  service: Service,
  { point, answers = {} }: { point?: Point | undefined; answers?: Answers },
  now = new Date(),
): Foreseen {
  const catalog = city.catalog()
  const located = point && city.places().locate(point)
  const areas = located && located.where !== 'outside' ? located.areas.map(({ key }) => key) : []
  const { team } = routeOrTriage(catalog, {
    serviceCode: service.code,
    groupCode: service.groupCode,
    areas,
    answers,
    channel: 'web',
  })
  return {
    agencyCode: agencyByCode(catalog, team.agencyCode)?.code ?? service.agencyCode,
    promise: promise({ service, answers, areas, calendars: catalog.calendars, at: now }),
  }
}
