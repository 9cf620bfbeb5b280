/** The tables of this module, as Kysely sees them. */
import type { ColumnType, Generated } from 'kysely'
import type {} from '../../kernel/db.ts'

export type DataLinkId = string & { readonly __of: 'data_link' }

export interface DataLinkTable {
  id: DataLinkId
  address: string
  locale: string
  asked_at: Date
  asked: Generated<number>
  first_asked_at: Date
}

export interface RemovalTable {
  id: Generated<number>
  asked_for: 'request' | 'address'
  /** bigint[]: read as text. */
  numbers: ColumnType<string[], number[], never>
  follows: number
  reason: string
  actor_id: string | null
  actor_label: string
  happened_at: Date
}

declare module '../../kernel/db.ts' {
  interface Tables {
    data_link: DataLinkTable
    removal: RemovalTable
  }
}
