/** Who does something, and what they may do. */
import { Refusal } from './refusal.ts'

/** Where a permission holds: everywhere in the city, or in the named scopes (agency codes) only. */
export type Reach = 'everywhere' | ReadonlySet<string>

export interface Actor {
  /** `person` without an account, `staff` signed in, `partner` holding an API key, `program` itself (clock, import). */
  readonly kind: 'person' | 'staff' | 'partner' | 'program'
  /** Staff uuid or API key uuid; null for persons and the program. */
  readonly id: string | null
  /** What the history shows to staff: a name, a partner's label, or ''. */
  readonly label: string
  /** `all` is for the program itself. */
  readonly grants: ReadonlyMap<string, Reach> | 'all'
}

/** Whether `actor` holds `permission` in `scope`; without a scope, whether anywhere at all. */
export function may(actor: Actor, permission: string, scope?: string): boolean {
  if (actor.grants === 'all') return true
  const reach = actor.grants.get(permission)
  if (reach === undefined) return false
  return reach === 'everywhere' || (scope === undefined ? reach.size > 0 : reach.has(scope))
}

/** @throws {Refusal} `forbidden` when `actor` may not. */
export function allow(actor: Actor, permission: string, scope?: string): void {
  if (!may(actor, permission, scope)) {
    throw new Refusal('forbidden', 'forbidden', `This needs the permission ${permission}.`, { permission })
  }
}

/** Whether `actor` holds `permission` in every scope there is. */
export const mayEverywhere = (actor: Actor, permission: string): boolean =>
  actor.grants === 'all' || actor.grants.get(permission) === 'everywhere'

/** A resident without an account. */
export const PERSON: Actor = {
  kind: 'person',
  id: null,
  label: '',
  grants: new Map([['submit_requests', 'everywhere']]),
}

/** The program itself: timers, reactions, imports started at the command line. */
export const PROGRAM: Actor = { kind: 'program', id: null, label: 'Broadstreet', grants: 'all' }
