/** What people at the desk change about themselves. */
import { sql } from 'kysely'
import type { Act } from '../../kernel/act.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { keepPassword, passwordHash } from './accounts.ts'
import { mustSpeak } from './check-details.ts'
import type { Home } from './ground.ts'
import { isPassword, mustBeGoodPassword } from './passwords.ts'
import { lockStaff } from './staff.ts'
import { logStaff } from './staff-log.ts'
import type { StaffId } from './tables.ts'

/**
 * One's own password; every other session of theirs ends.
 *
 * @throws {Refusal} `wrong_password`, or as {@link mustBeGoodPassword} says.
 */
export async function changeOwnPassword(
  act: Act,
  words: { old: string; next: string; token: string },
): Promise<void> {
  const me = await lockStaff(act, act.by.id ?? '')
  const hash = await passwordHash(act.tx, me.id)
  if (!hash || !(await isPassword(words.old, hash))) {
    throw new Refusal('invalid', 'wrong_password', 'That is not your password.', { field: 'old' })
  }
  mustBeGoodPassword(words.next, [me.email, me.name])
  if (words.old === words.next) {
    throw new Refusal('invalid', 'password_unchanged', 'That is the password you had.', { field: 'password' })
  }
  await keepPassword(act.tx, me.id, words.next, act.now)
  await act.tx.updateTable('staff').set({ must_change_password: false }).where('id', '=', me.id).execute()
  await sql`delete from auth_session where user_id = ${me.id}::uuid and token <> ${words.token}`.execute(
    act.tx,
  )
  await logStaff(act, 'password_set', { staffId: me.id })
}

/** One's own language, and whether single letters act. */
export async function changeOwnSettings(
  act: Act,
  city: Home,
  { locale, singleKeys }: { locale: string; singleKeys: boolean },
): Promise<void> {
  mustSpeak(city, locale)
  await act.tx
    .updateTable('staff')
    .set({ locale, single_keys: singleKeys })
    .where('id', '=', (act.by.id ?? '') as StaffId)
    .execute()
}
