/** The city's people: entered, changed, sent away and called back by an administrator. */
import { sql } from 'kysely'
import type { Act } from '../../kernel/act.ts'
import { allow, may, type Reach } from '../../kernel/actor.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { keepPassword } from './accounts.ts'
import { checkDetails } from './check-details.ts'
import { teamsLeft } from './colleagues.ts'
import type { Home } from './ground.ts'
import { makePassword } from './passwords.ts'
import { grantsOf, type Role } from './roles.ts'
import { dropSecondFactor } from './second-factor.ts'
import { endSessions } from './session.ts'
import { logStaff } from './staff-log.ts'
import type { StaffId } from './tables.ts'

export interface StaffDetails {
  readonly name: string
  readonly roles: readonly string[]
  readonly agencyCode: string | null
  readonly teamCodes: readonly string[]
  readonly locale: string
}

export interface StaffMember extends StaffDetails {
  readonly id: StaffId
  readonly email: string
  readonly roles: readonly Role[]
  readonly active: boolean
  readonly demo: boolean
  readonly secondFactor: boolean
  /** Last use of a session; null = not of late. */
  readonly seenAt: Date | null
}

/** Everybody, who left too; by name. */
export async function listStaff(db: Db): Promise<StaffMember[]> {
  return db
    .selectFrom('staff')
    .select([
      'id',
      'email',
      'name',
      'roles',
      'agency_code as agencyCode',
      'team_codes as teamCodes',
      'locale',
      'active',
      'demo',
      'second_factor as secondFactor',
      sql<Date | null>`(select max(s.updated_at) from auth_session s where s.user_id = staff.id)`.as(
        'seenAt',
      ),
    ])
    .orderBy('name')
    .orderBy('id')
    .execute()
}

/**
 * Enters somebody, with a first password to hand over that they must change.
 *
 * @throws {Refusal} `forbidden`, `email_taken`, `not_an_email`, `name_needed`, `role_needed`, `agency_needed`,
 *   `no_such_agency`, `foreign_team`, `no_such_language`.
 */
export async function addStaff(
  act: Act,
  city: Home,
  { email: typed, ...details }: StaffDetails & { email: string },
): Promise<{ id: StaffId; password: string }> {
  allow(act.by, 'manage_users')
  const email = typed.trim().toLowerCase()
  if (email.length > 320 || !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)) {
    throw new Refusal('invalid', 'not_an_email', 'That is not an e-mail address.', { field: 'email' })
  }
  const row = checkDetails(city, details)
  const added = await act.tx
    .insertInto('staff')
    .values({ ...row, email, active: true, demo: false, must_change_password: true })
    .onConflict((clash) => clash.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) {
    throw new Refusal('conflict', 'email_taken', 'Somebody with this e-mail is here already.', {
      field: 'email',
    })
  }
  const password = makePassword()
  await keepPassword(act.tx, added.id, password, act.now)
  await logStaff(act, 'staff_added', { staffId: added.id, facts: { email, ...details } })
  return { id: added.id, password }
}

/** What somebody is called, may do and belongs to. What they may do changes with their next click. */
export async function changeStaff(act: Act, city: Home, id: string, details: StaffDetails): Promise<void> {
  allow(act.by, 'manage_users')
  const before = await lockStaff(act, id)
  const row = checkDetails(city, details)
  if (before.id === act.by.id) mustHold(act, row)
  if (before.roles.includes('administrator') && !row.roles.includes('administrator')) await mustStay(act, id)
  await act.tx
    .updateTable('staff')
    .set({ ...row, was_in: teamsLeft(row.team_codes), updated_at: act.now })
    .where('id', '=', before.id)
    .execute()
  await logStaff(act, 'staff_changed', { staffId: id, facts: { ...details, before: before.roles } })
}

/** Out at once: no session is left, and none can begin. Their name stays in the history. */
export async function deactivateStaff(act: Act, id: string): Promise<void> {
  allow(act.by, 'manage_users')
  const person = await lockStaff(act, id)
  if (person.roles.includes('administrator')) await mustStay(act, id)
  await act.tx
    .updateTable('staff')
    .set({ active: false, updated_at: act.now })
    .where('id', '=', person.id)
    .execute()
  await endSessions({ db: act.tx }, id)
  await logStaff(act, 'staff_deactivated', { staffId: id })
}

export async function activateStaff(act: Act, id: string): Promise<void> {
  allow(act.by, 'manage_users')
  const person = await lockStaff(act, id)
  await act.tx
    .updateTable('staff')
    .set({ active: true, updated_at: act.now })
    .where('id', '=', person.id)
    .execute()
  await logStaff(act, 'staff_activated', { staffId: id })
}

/** A new first password for somebody who forgot theirs; signs them out everywhere. */
export async function resetPassword(act: Act, id: string): Promise<string> {
  allow(act.by, 'manage_users')
  const person = await lockStaff(act, id)
  const password = makePassword()
  await keepPassword(act.tx, person.id, password, act.now)
  await act.tx.updateTable('staff').set({ must_change_password: true }).where('id', '=', person.id).execute()
  await endSessions({ db: act.tx }, id)
  await logStaff(act, 'password_set', { staffId: id })
  return password
}

/** For somebody whose telephone is lost. An administrator sets up a new one at the next sign-in. */
export async function resetSecondFactor(act: Act, id: string): Promise<void> {
  allow(act.by, 'manage_users')
  await lockStaff(act, id)
  await dropSecondFactor(act.tx, id)
  await endSessions({ db: act.tx }, id)
  await logStaff(act, 'second_factor_off', { staffId: id })
}

/** @throws {Refusal} `no_such_staff`. */
export async function lockStaff({ tx }: Act, id: string) {
  const person = await tx
    .selectFrom('staff')
    .selectAll()
    .where('id', '=', id as StaffId)
    .forUpdate()
    .executeTakeFirst()
  if (!person) throw new Refusal('not_found', 'no_such_staff', 'There is no such person at the desk.')
  return person
}

/**
 * Nobody gives themselves a right: an administrator appoints others, and others appoint them.
 *
 * @throws {Refusal} `own_rights`.
 */
function mustHold(
  { by }: Act,
  { roles, agency_code }: { roles: readonly Role[]; agency_code: string | null },
): void {
  const held = (permission: string, reach: Reach) =>
    reach === 'everywhere'
      ? by.grants === 'all' || by.grants.get(permission) === 'everywhere'
      : [...reach].every((agency) => may(by, permission, agency))
  if (![...grantsOf(roles, agency_code)].every(([permission, reach]) => held(permission, reach))) {
    throw new Refusal(
      'conflict',
      'own_rights',
      'Nobody can give themselves a right. Ask another administrator.',
      {
        field: 'roles',
      },
    )
  }
}

/** A city without an administrator could only be helped from its server. */
async function mustStay({ tx }: Act, id: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from staff where active and 'administrator' = any(roles) and id <> ${id}::uuid for share`.execute(
    tx,
  )
  if (rows.length === 0) {
    throw new Refusal('conflict', 'last_administrator', 'This is the last administrator.')
  }
}
