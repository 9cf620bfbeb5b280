/** How residents reach a city. */
import type { Config } from '../config.ts'
import type { City } from '../modules/requests/index.ts'

/** Without a slash at the end. PUBLIC_URL names the one city; of several, each is reached by its own first host. */
export function siteOf(config: Config, several: boolean): (city: City) => string {
  const fallback = config.publicUrl ?? `http://localhost:${config.port}`
  return (city) => {
    const [host] = city.catalog().jurisdiction.hosts
    if (!several || !host) return fallback
    const url = new URL(fallback)
    return `${url.protocol}//${host}${url.port && `:${url.port}`}`
  }
}
