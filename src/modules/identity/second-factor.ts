/** The second factor: a code that changes every half minute, from an app on the person's telephone. */
import { sql } from 'kysely'
import { perform } from '../../kernel/act.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { authOf } from './auth.ts'
import type { Home } from './ground.ts'
import type { SignedIn } from './session.ts'
import { type Browser, headersOf } from './sign-in.ts'
import { logStaff } from './staff-log.ts'

/** What is shown once: the key for the app, and codes for the day the telephone is lost. */
export interface SecondFactorKey {
  /** `otpauth://totp/…`, which apps read as a link or as a picture. */
  readonly uri: string
  /** The same for typing, base32. */
  readonly secret: string
  readonly backupCodes: readonly string[]
}

/** Begins; nothing is asked for at sign-in before {@link confirmSecondFactor} saw a right code. */
export async function beginSecondFactor(
  city: Home,
  secret: string,
  password: string,
  browser: Browser,
): Promise<SecondFactorKey> {
  const auth = await authOf(city.db, secret)
  const answer = await auth.api.enableTwoFactor({
    body: { password },
    headers: headersOf(browser),
    asResponse: true,
  })
  if (!answer.ok) throw wrongPassword()
  const { totpURI, backupCodes } = (await answer.json()) as { totpURI: string; backupCodes: string[] }
  return { uri: totpURI, secret: new URL(totpURI).searchParams.get('secret') ?? '', backupCodes }
}

/** The app shows right codes: from now on they are asked for. Answers the cookies of the new session. */
export async function confirmSecondFactor(
  city: Home,
  secret: string,
  { me, code, browser }: { me: SignedIn; code: string; browser: Browser },
): Promise<readonly string[]> {
  const auth = await authOf(city.db, secret)
  const answer = await auth.api.verifyTOTP({
    body: { code: code.replaceAll(/\s/g, '') },
    headers: headersOf(browser),
    asResponse: true,
  })
  if (!answer.ok) throw new Refusal('invalid', 'wrong_code', 'That code is not right.', { field: 'code' })
  await perform(city.db, me.actor, (act) => logStaff(act, 'second_factor_on', { staffId: me.id }))
  return answer.headers.getSetCookie()
}

/** Without one the session goes on as before. */
export async function removeSecondFactor(
  city: Home,
  secret: string,
  { me, password, browser }: { me: SignedIn; password: string; browser: Browser },
): Promise<readonly string[]> {
  if (me.roles.includes('administrator') && !me.demo) {
    throw new Refusal('conflict', 'second_factor_needed', 'Administrators need a second factor.')
  }
  const auth = await authOf(city.db, secret)
  const answer = await auth.api.disableTwoFactor({
    body: { password },
    headers: headersOf(browser),
    asResponse: true,
  })
  if (!answer.ok) throw wrongPassword()
  await perform(city.db, me.actor, (act) => logStaff(act, 'second_factor_off', { staffId: me.id }))
  return answer.headers.getSetCookie()
}

/** What an administrator does for somebody whose telephone is lost. */
export async function dropSecondFactor(
  db: Parameters<typeof logStaff>[0]['tx'],
  staffId: string,
): Promise<void> {
  await sql`delete from auth_second_factor where user_id = ${staffId}::uuid`.execute(db)
  await sql`update staff set second_factor = false where id = ${staffId}::uuid`.execute(db)
}

const wrongPassword = () =>
  new Refusal('invalid', 'wrong_password', 'That is not your password.', { field: 'password' })
