/** What somebody may give to others: roles to people, scopes to keys. */
import { type Actor, may, type Reach } from '../../kernel/actor.ts'
import { grantsOf, grantsOfKey, type Permission, type Role } from './roles.ts'

/**
 * Power over the city itself, and not over its requests. Whoever appoints people gives the everyday roles too, which an
 * administrator does not hold (appointing is the office); these only who holds them.
 */
export const GUARDED = [
  'export_data',
  'import_data',
  'manage_catalog',
  'manage_users',
  'manage_keys',
  'manage_messages',
] as const satisfies readonly Permission[]

/** Whether `by` holds `permission` at least so far. */
export function holds(by: Actor, permission: string, reach: Reach): boolean {
  if (by.grants === 'all' || by.grants.get(permission) === 'everywhere') return true
  return reach !== 'everywhere' && [...reach].every((agency) => may(by, permission, agency))
}

/** Whether `by`, who appoints people, may give these roles in this agency. */
export function mayGiveRoles(by: Actor, roles: readonly Role[], agencyCode: string | null): boolean {
  const grants = grantsOf(roles, agencyCode)
  return GUARDED.every((permission) => {
    const reach = grants.get(permission)
    return reach === undefined || holds(by, permission, reach)
  })
}

/**
 * Those of a key's scopes that `by` does not hold themselves. Whoever makes a key has it in their hands: what it may, they
 * may from then on.
 *
 * @param agencyCode of the key; null: it reaches the whole city.
 */
export function scopesBeyond(by: Actor, scopes: readonly string[], agencyCode: string | null): Permission[] {
  return [...grantsOfKey(scopes, agencyCode)].flatMap(([scope, reach]) =>
    holds(by, scope, reach) ? [] : [scope],
  )
}
