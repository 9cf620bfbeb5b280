/** The tables of staff and API keys, as Kysely sees them. */
import type { Generated } from 'kysely'
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
  active: boolean
  locale: string
  demo: boolean
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

declare module '../../kernel/db.ts' {
  interface Tables {
    staff: StaffTable
    api_key: ApiKeyTable
  }
}
