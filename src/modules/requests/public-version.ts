/** Whether a public page is still true. */
import { sql } from 'kysely'
import type { City } from './ground.ts'

/** Changes with every change of the request; undefined when there is none of this number or it is private. */
export async function publicVersion(city: City, number: number): Promise<number | undefined> {
  // As text and not built up: it is asked before every page, and is all that most of them ask.
  const { rows } = await sql<{ version: number }>`
    select version from service_request where number = ${number} and visibility = 'public'`.execute(city.db)
  return rows[0]?.version
}
