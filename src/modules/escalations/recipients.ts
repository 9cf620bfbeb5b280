/** Whom a rung tells. Pure. */
import type { ToldOf } from '../catalog/index.ts'
import type { Responsible, StaffId } from '../identity/index.ts'

export interface Stand {
  readonly assigneeId: StaffId | null
  readonly teamCode: string
  readonly agencyCode: string
}

/**
 * Each once, however many rungs name them. The team lead is whoever of the team's people is a supervisor or customer
 * service officer; where nobody is, the agency's customer service officers; nobody's request is the team lead's.
 */
export function recipients(
  tell: readonly ToldOf[],
  { assigneeId, teamCode, agencyCode }: Stand,
  people: readonly Responsible[],
): StaffId[] {
  const officers = people.filter(
    (one) => one.agencyCode === agencyCode && one.roles.includes('customer_service_officer'),
  )
  const leads = people.filter(
    ({ roles, teamCodes }) =>
      teamCodes.includes(teamCode) &&
      (roles.includes('supervisor') || roles.includes('customer_service_officer')),
  )
  const leaders = leads.length > 0 ? leads : officers
  const person = people.filter(({ id }) => id === assigneeId)
  const of: Readonly<Record<ToldOf, readonly Responsible[]>> = {
    person: person.length > 0 ? person : leaders,
    team_lead: leaders,
    officer: officers,
  }
  return [...new Set(tell.flatMap((one) => of[one].map(({ id }) => id)))]
}
