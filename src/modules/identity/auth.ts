/** The sign-in library, made for one city when somebody first signs in there. */
import { randomUUID } from 'node:crypto'
import type { Db } from '../../kernel/db.ts'
import { hashPassword, isPassword } from './passwords.ts'

const HOUR = 3_600 // seconds

/** A session ends so long after the browser was closed, or so long after "stay signed in". */
export const SESSION_SECONDS = 14 * 24 * HOUR

const COOKIES = 'broadstreet'
export const SESSION_COOKIE = `${COOKIES}.session_token`
/** Between the password and the second factor. */
export const SECOND_FACTOR_COOKIE = `${COOKIES}.two_factor`

/**
 * Loaded when it is first needed: it takes half a second and 50 MB, which a server that only takes reports
 * need not spend. See docs/decisions/0005-sign-in.md.
 */
async function make(db: Db, secret: string) {
  const [{ betterAuth }, { twoFactor }] = await Promise.all([
    import('better-auth'),
    import('better-auth/plugins/two-factor'),
  ])
  return betterAuth({
    appName: 'Broadstreet',
    baseURL: 'http://localhost', // its own routes are not served; our pages call it
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: { db, type: 'postgres', transaction: true },
    rateLimit: { enabled: false }, // counted by us, for all processes: see failures.ts
    emailAndPassword: {
      enabled: true,
      disableSignUp: true, // an administrator enters people
      minPasswordLength: 1, // what is a good one is said where it is chosen
      maxPasswordLength: 200,
      password: { hash: hashPassword, verify: ({ hash, password }) => isPassword(password, hash) },
    },
    user: {
      modelName: 'staff',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    session: {
      modelName: 'auth_session',
      expiresIn: SESSION_SECONDS,
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    account: { modelName: 'auth_account', fields: ACCOUNT_FIELDS },
    verification: {
      modelName: 'auth_verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    advanced: {
      cookiePrefix: COOKIES,
      useSecureCookies: false, // one server answers http and https: `Secure` is added where the request was https
      database: { generateId: () => randomUUID() },
    },
    plugins: [twoFactor({ issuer: 'Broadstreet', schema: SECOND_FACTOR })],
  })
}

const ACCOUNT_FIELDS = {
  accountId: 'account_id',
  providerId: 'provider_id',
  userId: 'user_id',
  accessToken: 'access_token',
  refreshToken: 'refresh_token',
  idToken: 'id_token',
  accessTokenExpiresAt: 'access_token_expires_at',
  refreshTokenExpiresAt: 'refresh_token_expires_at',
  createdAt: 'created_at',
  updatedAt: 'updated_at',
}

const SECOND_FACTOR = {
  user: { fields: { twoFactorEnabled: 'second_factor' } },
  twoFactor: {
    modelName: 'auth_second_factor',
    fields: {
      userId: 'user_id',
      backupCodes: 'backup_codes',
      failedVerificationCount: 'failed_verification_count',
      lockedUntil: 'locked_until',
    },
  },
}

export type Auth = Awaited<ReturnType<typeof make>>

const made = new WeakMap<Db, Promise<Auth>>()

export function authOf(db: Db, secret: string): Promise<Auth> {
  let auth = made.get(db)
  if (!auth) {
    auth = make(db, secret)
    made.set(db, auth)
    // A failed start must not be remembered for ever.
    auth.catch(() => made.delete(db))
  }
  return auth
}
