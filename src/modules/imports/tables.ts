/** The tables of imports, as Kysely sees them. */
import type { ColumnType, Generated } from 'kysely'
import type {} from '../../kernel/db.ts'
import type { Findings } from './report.ts'

type Json<T> = ColumnType<T, string | undefined, string>

export interface ImportTable {
  id: Generated<number>
  source_system: string
  file_name: string
  file_sha256: string
  mapping: string
  mapping_sha256: string
  exported_at: Date | null
  status: ColumnType<'running' | 'done' | 'undoing' | 'undone', string | undefined, string>
  rows_done: Generated<number>
  created: Generated<number>
  updated: Generated<number>
  unchanged: Generated<number>
  refused: Generated<number>
  findings: Json<Partial<Findings>>
  started_at: Generated<Date>
  finished_at: ColumnType<Date | null, Date | null | undefined, Date | null>
}

export interface ImportRowTable {
  request_id: string
  import_id: number
  created: boolean
  fingerprint: string
  known_at: Date | null
  row_number: number
  version: number
}

export interface ImportPriorTable {
  import_id: number
  request_id: string
  request: Json<Record<string, unknown>>
  row: Json<Record<string, unknown> | null>
}

export interface ImportRefusalTable {
  import_id: number
  row_number: number
  line: number
  reason: string
  said: string
  cells: Json<string[]>
}

export interface ImportNameTable {
  source_system: string
  kind: 'agency' | 'team' | 'group' | 'service'
  name: string
  code: string
  made_by: number | null
}

declare module '../../kernel/db.ts' {
  interface Tables {
    import: ImportTable
    import_row: ImportRowTable
    import_prior: ImportPriorTable
    import_refusal: ImportRefusalTable
    import_name: ImportNameTable
  }
}
