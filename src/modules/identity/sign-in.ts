/** Signing in and out: the steps a person takes, over the sign-in library. */
import { hash } from 'node:crypto'
import { sql } from 'kysely'
import { type Act, perform } from '../../kernel/act.ts'
import { keepDemoPassword, passwordHash } from './accounts.ts'
import { authOf, SECOND_FACTOR_COOKIE } from './auth.ts'
import { countAttempt, forgetFailures } from './failures.ts'
import { type Home, takesDemo } from './ground.ts'
import { hashPassword, LONGEST } from './passwords.ts'
import { readCookie } from './session.ts'
import { logStaff } from './staff-log.ts'

/** What the person's browser says. */
export interface Browser {
  readonly ip: string
  readonly userAgent: string
  readonly cookie?: string | undefined
}

/** `cookies` are `Set-Cookie` lines, to be marked `Secure` by whoever knows that the request was https. */
export type SignIn =
  | { readonly outcome: 'signed_in' | 'second_factor'; readonly cookies: readonly string[] }
  | { readonly outcome: 'wrong' }
  | { readonly outcome: 'too_many'; readonly seconds: number }

export interface Credentials {
  readonly email: string
  readonly password: string
  /** Stay signed in after the browser was closed. */
  readonly remember: boolean
}

/** Whether e-mail and password are right. A stranger, a wrong password and somebody who left look the same. */
export async function signIn(
  city: Home,
  secret: string,
  given: Credentials,
  browser: Browser,
): Promise<SignIn> {
  const { db } = city
  const email = given.email.trim().toLowerCase().slice(0, 320)
  const attempt = { email, ip: browser.ip }
  const seconds = await countAttempt(db, attempt)
  if (seconds > 0) return { outcome: 'too_many', seconds }
  // What can be nobody's password, the library refuses without a look: at once, but only where somebody works here.
  const canBeRight = given.password !== '' && given.password.length <= LONGEST
  if (!canBeRight || !(await canSignIn(city, email))) {
    await hashPassword(given.password.slice(0, LONGEST)) // takes as long as a wrong password does
    return { outcome: 'wrong' }
  }
  const auth = await authOf(db, secret)
  const answer = await auth.api.signInEmail({
    body: { email, password: given.password, rememberMe: given.remember },
    headers: headersOf(browser),
    asResponse: true,
  })
  if (!answer.ok) return { outcome: 'wrong' }
  await forgetFailures(db, attempt)
  const { twoFactorRedirect } = (await answer.json()) as { twoFactorRedirect?: boolean }
  if (twoFactorRedirect) return { outcome: 'second_factor', cookies: answer.headers.getSetCookie() }
  await noteSignIn(city, email)
  return { outcome: 'signed_in', cookies: answer.headers.getSetCookie() }
}

/** The code of the telephone, or one of the backup codes; five tries, then the password again. */
export async function giveSecondFactor(
  city: Home,
  secret: string,
  code: string,
  browser: Browser,
): Promise<SignIn> {
  const begun = readCookie(browser.cookie, SECOND_FACTOR_COOKIE)
  if (begun === undefined) return { outcome: 'wrong' } // no password was given before
  // Counted for this one sign-in: a stranger's wrong codes must not keep anybody else waiting.
  const attempt = { email: `second factor of ${shortHash(begun)}`, ip: browser.ip }
  const seconds = await countAttempt(city.db, attempt)
  if (seconds > 0) return { outcome: 'too_many', seconds }
  const auth = await authOf(city.db, secret)
  const typed = code.replaceAll(/\s/g, '')
  const asked = { headers: headersOf(browser), asResponse: true } as const
  const answer = /^\d{6}$/.test(typed)
    ? await auth.api.verifyTOTP({ body: { code: typed }, ...asked })
    : await auth.api.verifyBackupCode({ body: { code: typed }, ...asked })
  if (!answer.ok) return { outcome: 'wrong' }
  await forgetFailures(city.db, attempt)
  const { user } = (await answer.json()) as { user: { email: string } }
  await noteSignIn(city, user.email)
  return { outcome: 'signed_in', cookies: answer.headers.getSetCookie() }
}

const shortHash = (text: string): string => hash('sha256', text, 'base64url').slice(0, 22)

/** Ends the session; the cookie it leaves behind opens nothing any more. */
export async function endSession({ db }: Home, token: string): Promise<void> {
  await sql`delete from auth_session where token = ${token}`.execute(db)
}

/** Whether somebody with this e-mail works here; gives the demonstration's people their password. */
async function canSignIn(city: Home, email: string): Promise<boolean> {
  const person = await city.db
    .selectFrom('staff')
    .select(['id', 'demo'])
    .where('email', '=', email)
    .where('active', '=', true)
    .executeTakeFirst()
  if (!person || (person.demo && !takesDemo(city))) return false
  if (person.demo) await keepDemoPassword(city.db, person.id, new Date())
  return (await passwordHash(city.db, person.id)) !== undefined
}

async function noteSignIn(city: Home, email: string): Promise<void> {
  const person = await city.db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('email', '=', email)
    .executeTakeFirst()
  if (!person) return
  const by = { kind: 'staff', id: person.id, label: person.name, grants: new Map() } as const
  await perform(city.db, by, (act: Act) => logStaff(act, 'signed_in', { staffId: person.id }))
}

export function headersOf({ ip, userAgent, cookie }: Browser): Headers {
  const headers = new Headers({ 'user-agent': userAgent.slice(0, 300), 'x-forwarded-for': ip })
  if (cookie) headers.set('cookie', cookie)
  return headers
}
