/** Which city a command is about. */
import { Refusal } from '../kernel/refusal.ts'
import type { CityRow } from '../modules/cities/index.ts'

/** The one named by `--city`, or the only one. @throws {Refusal} `no_such_city`, naming those there are. */
export function chosenCity(cities: readonly CityRow[], id: unknown): CityRow {
  const found =
    id === undefined && cities.length === 1
      ? cities[0]
      : cities.find(({ jurisdictionId }) => jurisdictionId === id)
  if (found) return found
  const names = cities.map(({ jurisdictionId }) => jurisdictionId).join(', ')
  throw new Refusal(
    'not_found',
    'no_such_city',
    names ? `Say which city with --city: ${names}.` : 'The database holds no city.',
  )
}
