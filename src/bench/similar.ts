/** The look-up of similar open requests, as a report's page asks for it. */
import { serviceById } from '../modules/catalog/index.ts'
import { similarForResidents, type SimilarTo } from '../modules/duplicates/index.ts'
import type { Measured } from './load.ts'
import { oneByOne } from './one-by-one.ts'
import type { World } from './world.ts'

const WARM = 500 // look-ups

/** One after the other, each about what somebody might report anew some steps from an open request. */
export async function similarNearby(world: World, seconds: number): Promise<Measured> {
  const asked = await questions(world, 1_000)
  const ask = (at: number) => similarForResidents(world.city, asked[at % asked.length]!)
  let found = 0
  const measured = await oneByOne(seconds, WARM, async (at) => {
    found += (await ask(at)).length
  })
  world.say(`${(found / (WARM + measured.calls)).toFixed(2)} shown a look-up`)
  return { ...measured, failed: found === 0 ? measured.calls : 0 }
}

async function questions({ city }: World, count: number): Promise<SimilarTo[]> {
  const { rows } = await city.pool.query<{
    id: number
    lon: number
    lat: number
    address: string
    said: string
  }>(
    `select service_id as id, location[0] + (random() - 0.5) * 0.0004 as lon,
       location[1] + (random() - 0.5) * 0.0004 as lat, address, description as said
     from service_request where status <> 'closed' and location is not null and visibility = 'public'
     order by random() limit $1`,
    [count],
  )
  const catalog = city.catalog()
  const now = Date.now()
  return rows.flatMap(({ id, lon, lat, address, said }) => {
    const service = serviceById(catalog, id)
    if (!service || service.duplicates?.ask === false) return []
    return { service, point: { lon, lat }, address, description: said, at: new Date(now) }
  })
}
