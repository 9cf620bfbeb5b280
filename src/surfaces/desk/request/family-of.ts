/** What belongs to a request, and what may be the same. */
import type { Actor } from '../../../kernel/actor.ts'
import { serviceByCode } from '../../../modules/catalog/index.ts'
import { type Similar, similarForStaff } from '../../../modules/duplicates/index.ts'
import { type City, type Family, findFamily, type StaffRequest } from '../../../modules/requests/index.ts'

/** Candidates are looked for while something can still be merged: open, and not a duplicate already. */
export async function familyOf(
  city: City,
  actor: Actor,
  request: StaffRequest,
): Promise<{ readonly family: Family; readonly similar: readonly Similar[] }> {
  const service = serviceByCode(city.catalog(), request.serviceCode)
  const { id, point, address, description, submittedAt: at, status, parentNumber } = request
  const looks = service && point && status !== 'closed' && parentNumber === null
  const [family, similar] = await Promise.all([
    findFamily(city, actor, id),
    looks ? similarForStaff(city, actor, { service, point, address, description, at }, id) : [],
  ])
  return { family, similar }
}
