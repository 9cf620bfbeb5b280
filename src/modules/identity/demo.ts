/** The demonstration's people, whom everybody may try. */
import { type Home, takesDemo } from './ground.ts'
import type { Role } from './roles.ts'

export interface DemoSignIn {
  readonly email: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly agencyCode: string | null
}

/** Who can be signed in as with `DEMO_PASSWORD`; nobody outside the demonstration city. */
export async function demoSignIns(city: Home): Promise<DemoSignIn[]> {
  if (!takesDemo(city)) return []
  return city.db
    .selectFrom('staff')
    .select(['email', 'name', 'roles', 'agency_code as agencyCode'])
    .where('demo', '=', true)
    .where('active', '=', true)
    .orderBy('email')
    .execute()
}
