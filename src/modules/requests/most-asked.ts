/** What a city is asked for most. */
import { sql } from 'kysely'
import { serviceById } from '../catalog/index.ts'
import type { City } from './ground.ts'

/** Codes of the offered public services most asked for since an instant, the most asked for first. */
export async function mostAsked(city: City, since: Date, limit: number): Promise<string[]> {
  const rows = await city.db
    .selectFrom('service_request')
    .select(['service_id as serviceId'])
    .where('submitted_at', '>=', since)
    .where('visibility', '=', 'public')
    .groupBy('service_id')
    .orderBy(sql`count(*)`, 'desc')
    .orderBy('service_id')
    .execute()
  const catalog = city.catalog()
  return rows
    .map(({ serviceId }) => serviceById(catalog, serviceId))
    .flatMap((service) => (service && !service.retired ? [service.code] : []))
    .slice(0, limit)
}
