/** Who is signed in, by our own query: the library's takes six times as long, and every page asks. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import { SESSION_COOKIE } from './auth.ts'
import { type Home, takesDemo } from './ground.ts'
import { grantsOf, type Role } from './roles.ts'
import type { StaffId } from './tables.ts'

/** A member of staff at the desk. */
export interface SignedIn {
  readonly actor: Actor
  readonly id: StaffId
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
  readonly agencyCode: string | null
  readonly teamCodes: readonly string[]
  readonly locale: string
  /** Whether single letters act. */
  readonly singleKeys: boolean
  readonly secondFactor: boolean
  readonly demo: boolean
  /** What must be done before anything else may be; until then the actor may do nothing. */
  readonly mustSetUp: 'password' | 'second_factor' | null
}

interface Row {
  id: StaffId
  name: string
  email: string
  roles: Role[]
  agencyCode: string | null
  teamCodes: string[]
  locale: string
  singleKeys: boolean
  secondFactor: boolean
  mustChangePassword: boolean
  demo: boolean
  updatedAt: Date
}

const HOUR = 3_600_000 // milliseconds

/** The session's token of a `Cookie` header; undefined when there is none or somebody made it up. */
export function tokenOf(cookieHeader: string | undefined, secret: string): string | undefined {
  const value = readCookie(cookieHeader, SESSION_COOKIE)
  const dot = value?.lastIndexOf('.') ?? -1
  if (!value || dot < 1) return undefined
  const token = value.slice(0, dot)
  const right = createHmac('sha256', secret).update(token).digest()
  const given = Buffer.from(value.slice(dot + 1), 'base64')
  return given.length === right.length && timingSafeEqual(given, right) ? token : undefined
}

/** The value of one cookie of a `Cookie` header. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  const start = `${name}=`
  const pair = header?.split(';').find((part) => part.trimStart().startsWith(start))
  if (!pair) return undefined
  try {
    return decodeURIComponent(pair.trim().slice(start.length))
  } catch {
    return undefined
  }
}

/** One query of one row, asked for each request: who left, or was signed out, is out with the next click. */
export async function readSession(city: Home, token: string, now = new Date()): Promise<SignedIn | null> {
  const { rows } = await sql<Row>`
    select s.id, s.name, s.email, s.roles, s.agency_code as "agencyCode", s.team_codes as "teamCodes", s.locale,
      s.single_keys as "singleKeys", s.second_factor as "secondFactor",
      s.must_change_password as "mustChangePassword", s.demo, session.updated_at as "updatedAt"
    from auth_session session join staff s on s.id = session.user_id
    where session.token = ${token} and session.expires_at > ${now} and s.active`.execute(city.db)
  const row = rows[0]
  if (!row || (row.demo && !takesDemo(city))) return null
  const { updatedAt, ...person } = row
  if (now.getTime() - updatedAt.getTime() > HOUR) await prolong(city, token, now)
  return toSignedIn(person)
}

/** Whoever works goes on working: each hour of use begins the session's span anew. */
async function prolong({ db }: Home, token: string, now: Date): Promise<void> {
  await sql`update auth_session set expires_at = ${now} + (expires_at - updated_at), updated_at = ${now}
    where token = ${token}`.execute(db)
}

function toSignedIn({ mustChangePassword, ...row }: Omit<Row, 'updatedAt'>): SignedIn {
  const mustSetUp = mustChangePassword
    ? 'password'
    : row.roles.includes('administrator') && !row.secondFactor && !row.demo
      ? 'second_factor'
      : null
  const grants = mustSetUp ? new Map() : grantsOf(row.roles, row.agencyCode)
  return { ...row, mustSetUp, actor: { kind: 'staff', id: row.id, label: row.name, grants } }
}

/** Ends every session of somebody. */
export async function endSessions({ db }: Pick<Home, 'db'>, staffId: string): Promise<void> {
  await sql`delete from auth_session where user_id = ${staffId}::uuid`.execute(db)
}
