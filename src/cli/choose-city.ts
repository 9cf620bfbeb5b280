/** Which city a command is about. */
import { Refusal } from '../kernel/refusal.ts'
import { type CityRow, listCities, type OpenCity, openCity } from '../modules/cities/index.ts'
import { type Context, withDatabase } from './frame.ts'

/** The option of every command that is about one city. */
export const WHICH = ['--city <id>', 'which city, when there are several, such as riverton.example'] as const

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

/** Opens the city that `--city` names, does the work, closes it. `command` is the name in the database's own lists. */
export function inCity<T>(
  context: Context,
  command: string,
  { city: id }: Readonly<Record<string, unknown>>,
  work: (city: OpenCity) => Promise<T>,
): Promise<T> {
  return withDatabase(context, command, async (url) => {
    const row = chosenCity(await listCities(url), id)
    const city = await openCity({ url, dataDir: context.config.dataDir, poolSize: 2 }, row)
    try {
      return await work(city)
    } finally {
      await city.close()
    }
  })
}
