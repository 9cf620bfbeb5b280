/** Who may do what: one table of roles and permissions. */
import type { Reach } from '../../kernel/actor.ts'

export type Role =
  | 'agent'
  | 'supervisor'
  | 'department_staff'
  | 'customer_service_officer'
  | 'liaison'
  | 'communications'
  | 'analyst'
  | 'administrator'
  | 'executive'
  | 'partner'

export type Permission =
  | 'submit_requests'
  | 'see_desk'
  | 'see_private_requests'
  | 'see_contact_data'
  | 'accept_requests'
  | 'assign_requests'
  | 'hand_over_requests'
  | 'hold_requests'
  | 'close_requests'
  | 'reopen_requests'
  | 'withdraw_requests'
  | 'reclassify_requests'
  | 'merge_requests'
  | 'note_internally'
  | 'write_publicly'
  | 'moderate_requests'
  | 'see_reports'
  | 'export_data'
  | 'import_data'
  | 'manage_catalog'
  | 'manage_users'
  | 'manage_keys'
  | 'manage_messages'

/** `city`: everywhere. `agency`: on requests of one's own agency only. */
export type Extent = 'city' | 'agency'

const ALL: readonly Permission[] = [
  'submit_requests',
  'see_desk',
  'see_private_requests',
  'see_contact_data',
  'accept_requests',
  'assign_requests',
  'hand_over_requests',
  'hold_requests',
  'close_requests',
  'reopen_requests',
  'withdraw_requests',
  'reclassify_requests',
  'merge_requests',
  'note_internally',
  'write_publicly',
  'moderate_requests',
  'see_reports',
  'export_data',
  'import_data',
  'manage_catalog',
  'manage_users',
  'manage_keys',
  'manage_messages',
]

/** Every permission there is, for pages that list them and for the scopes of API keys. */
export const PERMISSIONS = ALL

/** What a partner's program may be allowed by a key that the desk makes; nobody's program manages people. */
export const KEY_SCOPES = [
  'submit_requests',
  'accept_requests',
  'close_requests',
  'hold_requests',
  'write_publicly',
  'note_internally',
  'reopen_requests',
  'reclassify_requests',
  'see_private_requests',
] as const satisfies readonly Permission[]

type Grants = { readonly [P in Permission]?: Extent }

/** What a crew needs to take a request from "new" to "done", on requests of its own agency. */
const WORK: Grants = {
  submit_requests: 'city',
  see_desk: 'city', // one record shared by all departments: everyone sees where a request stands
  accept_requests: 'agency',
  assign_requests: 'agency',
  hand_over_requests: 'agency', // away from one's own agency; nobody pulls work out of another's hands
  hold_requests: 'agency',
  close_requests: 'agency',
  merge_requests: 'agency',
  note_internally: 'city', // a note on another agency's request is how departments talk to each other
  write_publicly: 'agency',
  see_private_requests: 'agency',
  see_contact_data: 'agency',
}

/**
 * The roles of a city's staff and what each may do. Who holds several roles may do what any of them may.
 *
 * - agent: answers residents, writes requests down, corrects and forwards them; does not do the work.
 * - supervisor: runs the contact centre's floor; everything an agent may, and any request of the city.
 * - department_staff: desk and crew of one agency.
 * - customer_service_officer: answers for an agency's promises; reopens, reclassifies, sees its figures.
 * - liaison: a trained neighbour; submits for others, sees what the public sees.
 * - communications: one true public message; sees no private request and no contact data.
 * - analyst: figures, and exports that hold no contact data.
 * - administrator: people, keys, catalogue, imports. Not a super-user of requests: that is the supervisor.
 * - executive: reads.
 * - partner: a program of another organisation, holding an API key.
 */
export const ROLES: Readonly<Record<Role, Grants>> = {
  agent: {
    submit_requests: 'city',
    see_desk: 'city',
    see_private_requests: 'city',
    see_contact_data: 'city',
    assign_requests: 'city',
    hand_over_requests: 'city',
    reclassify_requests: 'city',
    merge_requests: 'city',
    reopen_requests: 'city',
    withdraw_requests: 'city',
    note_internally: 'city',
    write_publicly: 'city',
  },
  supervisor: {
    submit_requests: 'city',
    see_desk: 'city',
    see_private_requests: 'city',
    see_contact_data: 'city',
    accept_requests: 'city',
    assign_requests: 'city',
    hand_over_requests: 'city',
    hold_requests: 'city',
    close_requests: 'city',
    reopen_requests: 'city',
    withdraw_requests: 'city',
    reclassify_requests: 'city',
    merge_requests: 'city',
    note_internally: 'city',
    write_publicly: 'city',
    moderate_requests: 'city',
    see_reports: 'city',
    export_data: 'city',
    manage_messages: 'city',
  },
  department_staff: WORK,
  customer_service_officer: {
    ...WORK,
    reopen_requests: 'agency',
    withdraw_requests: 'agency',
    reclassify_requests: 'agency',
    moderate_requests: 'agency', // what the public reads of it; an agent asks one who answers for it
    see_reports: 'city',
    export_data: 'agency',
  },
  liaison: { submit_requests: 'city' },
  communications: {
    submit_requests: 'city',
    see_desk: 'city',
    note_internally: 'city',
    write_publicly: 'city',
  },
  analyst: { see_desk: 'city', see_reports: 'city', export_data: 'city' },
  administrator: {
    submit_requests: 'city',
    see_desk: 'city',
    see_private_requests: 'city',
    note_internally: 'city',
    see_reports: 'city',
    export_data: 'city',
    import_data: 'city',
    manage_catalog: 'city',
    manage_users: 'city',
    manage_keys: 'city',
    manage_messages: 'city',
  },
  executive: { see_desk: 'city', see_reports: 'city' },
  partner: { submit_requests: 'city' },
}

export const ROLE_NAMES = Object.keys(ROLES) as readonly Role[]

export const isRole = (text: string): text is Role => Object.hasOwn(ROLES, text)

export const isPermission = (text: string): text is Permission => (ALL as readonly string[]).includes(text)

/** Roles that mean nothing without an agency. */
export const needsAgency = (role: Role): boolean => Object.values(ROLES[role]).includes('agency')

/**
 * What an actor with these roles may do, as the kernel asks it. `agencyCode` null: permissions for the own
 * agency fall away.
 */
export function grantsOf(roles: readonly Role[], agencyCode: string | null): ReadonlyMap<Permission, Reach> {
  const grants = new Map<Permission, Reach>()
  for (const [permission, extent] of roles.flatMap((role) => entries(ROLES[role]))) {
    if (extent === 'city') grants.set(permission, 'everywhere')
    else if (agencyCode !== null && !grants.has(permission)) grants.set(permission, new Set([agencyCode]))
  }
  return grants
}

/** What an API key may do: its scopes, everywhere, or only in its agency when it belongs to one. */
export function grantsOfKey(
  scopes: readonly string[],
  agencyCode: string | null,
): ReadonlyMap<Permission, Reach> {
  // Whoever may ask, may ask anything of the city: the agency of a key narrows only what it may do afterwards.
  const reach = (scope: Permission): Reach =>
    agencyCode === null || scope === 'submit_requests' ? 'everywhere' : new Set([agencyCode])
  return new Map(scopes.filter(isPermission).map((scope) => [scope, reach(scope)]))
}

const entries = (grants: Grants) => Object.entries(grants) as [Permission, Extent][]
