/** Which city a call is about. */
import type { Cities, City } from '../../web/index.ts'
import { Fault } from './fault.ts'

/**
 * With one city `jurisdiction_id` may be anything or nothing. With several it is needed, unless the host name is a
 * city's own.
 *
 * @throws {Fault} 404 for a jurisdiction that is not here, 400 when it is needed and missing.
 */
export function cityFor(cities: Cities, host: string, jurisdictionId: string | undefined): City {
  const all = cities.all()
  const [only] = all
  if (only && all.length === 1) return only
  if (jurisdictionId === undefined) {
    const named = cities.for(host)
    if (named) return named
    throw new Fault(400, 'jurisdiction_id required: this endpoint serves several cities')
  }
  const city = all.find((one) => one.jurisdictionId === jurisdictionId.toLowerCase())
  if (!city) throw new Fault(404, 'jurisdiction_id is not the id of a city served here')
  return city
}
