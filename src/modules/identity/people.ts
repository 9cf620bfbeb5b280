/** Staff and API keys as a city's files name them: natural keys instead of the database's own. */
import type { Reader, Tx } from '../../kernel/db.ts'
import { teamsLeft } from './colleagues.ts'
import type { Role } from './roles.ts'

/** Known by `email`, always in small letters. */
export interface StaffEntry {
  readonly email: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly agencyCode: string | null
  readonly teamCodes: readonly string[]
  readonly active: boolean
  readonly locale: string
  readonly demo: boolean
}

/** Known by `label`. */
export interface KeyEntry {
  readonly label: string
  /** SHA-256, hexadecimal. */
  readonly keyHash: string
  readonly agencyCode: string | null
  readonly partner: string | null
  readonly scopes: readonly string[]
  readonly demo: boolean
  /** ISO 8601 instant; null while it works. */
  readonly revokedAt: string | null
}

export async function listStaffEntries(db: Reader): Promise<StaffEntry[]> {
  return db
    .selectFrom('staff')
    .select([
      'email',
      'name',
      'roles',
      'agency_code as agencyCode',
      'team_codes as teamCodes',
      'active',
      'locale',
      'demo',
    ])
    .orderBy('email')
    .execute()
}

export async function listKeyEntries(db: Reader): Promise<KeyEntry[]> {
  const keys = await db
    .selectFrom('api_key')
    .select([
      'label',
      'key_hash as keyHash',
      'agency_code as agencyCode',
      'partner',
      'scopes',
      'demo',
      'revoked_at',
    ])
    .orderBy('label')
    .execute()
  return keys.map(({ revoked_at, ...key }) => ({ ...key, revokedAt: revoked_at?.toISOString() ?? null }))
}

/** Adds and changes; nobody is removed by not being named. */
export async function saveStaffEntries(tx: Tx, staff: readonly StaffEntry[]): Promise<void> {
  for (const { email, name, roles, agencyCode, teamCodes, active, locale, demo } of staff) {
    const row = {
      email,
      name,
      roles: [...roles],
      agency_code: agencyCode,
      team_codes: [...teamCodes],
      active,
      locale,
      demo,
    }
    await tx
      .insertInto('staff')
      .values(row)
      .onConflict((same) => same.column('email').doUpdateSet({ ...row, was_in: teamsLeft(teamCodes) }))
      .execute()
  }
}

/** Adds and changes; no key is revoked by not being named. */
export async function saveKeyEntries(tx: Tx, keys: readonly KeyEntry[]): Promise<void> {
  for (const { label, keyHash, agencyCode, partner, scopes, demo, revokedAt } of keys) {
    const row = {
      label,
      key_hash: keyHash,
      agency_code: agencyCode,
      partner,
      scopes: [...scopes],
      demo,
      revoked_at: revokedAt === null ? null : new Date(revokedAt),
    }
    await tx
      .insertInto('api_key')
      .values(row)
      .onConflict((same) => same.column('label').doUpdateSet(row))
      .execute()
  }
}
