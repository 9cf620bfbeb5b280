/** The secret a city's private links are signed with. */
import type { Db } from './db.ts'

declare module './db.ts' {
  interface Tables {
    city_secret: { secret: string }
  }
}

/** Made once by the migration of the city's schema; the same in every process. */
export async function citySecret(db: Db): Promise<string> {
  return (await db.selectFrom('city_secret').select('secret').executeTakeFirstOrThrow()).secret
}
