/** The tables of staff, sign-in and API keys, as Kysely sees them. */
import type { ColumnType, Generated } from 'kysely'
import type { Role } from './roles.ts'

export type StaffId = string & { readonly __of: 'staff' }
export type ApiKeyId = string & { readonly __of: 'api_key' }

export interface StaffTable {
  id: Generated<StaffId>
  email: string
  name: string
  roles: Role[]
  agency_code: string | null
  team_codes: string[]
  was_in: Generated<string[]>
  active: boolean
  locale: string
  demo: boolean
  email_verified: Generated<boolean>
  image: Generated<string | null>
  second_factor: Generated<boolean>
  must_change_password: Generated<boolean>
  single_keys: Generated<boolean>
  created_at: Generated<Date>
  updated_at: Generated<Date>
}

export interface ApiKeyTable {
  id: Generated<ApiKeyId>
  label: string
  /** SHA-256 of the key, hexadecimal. */
  key_hash: string
  agency_code: string | null
  partner: string | null
  scopes: string[]
  demo: boolean
  created_at: Generated<Date>
  revoked_at: Date | null
}

export interface AuthSessionTable {
  id: string
  token: string
  user_id: StaffId
  expires_at: Date
  ip_address: string | null
  user_agent: string | null
  created_at: Date
  updated_at: Date
}

export interface AuthAccountTable {
  id: string
  account_id: string
  provider_id: string
  user_id: StaffId
  password: string | null
  created_at: Date
  updated_at: Date
}

export interface SecondFactorTable {
  user_id: StaffId
  verified: boolean
}

export interface SignInFailureTable {
  key: string
  failures: number
  since: Date
}

export type StaffLogKind =
  | 'staff_added'
  | 'staff_changed'
  | 'staff_deactivated'
  | 'staff_activated'
  | 'password_set'
  | 'second_factor_on'
  | 'second_factor_off'
  | 'key_created'
  | 'key_revoked'
  | 'signed_in'

export interface StaffLogTable {
  id: Generated<number>
  kind: StaffLogKind
  staff_id: string | null
  api_key_id: string | null
  facts: ColumnType<Record<string, unknown>, string, never>
  actor_id: string | null
  actor_label: string
  happened_at: Date
}

declare module '../../kernel/db.ts' {
  interface Tables {
    staff: StaffTable
    api_key: ApiKeyTable
    auth_session: AuthSessionTable
    auth_account: AuthAccountTable
    auth_second_factor: SecondFactorTable
    sign_in_failure: SignInFailureTable
    staff_log: StaffLogTable
  }
}
