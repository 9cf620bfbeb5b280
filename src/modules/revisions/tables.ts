/** The tables of revisions, as Kysely sees them. */
import type { ColumnType, Generated } from 'kysely'
import type {} from '../../kernel/db.ts'
import type { StaffId } from '../identity/index.ts'
import type { Change } from './pieces.ts'

export type RevisionState = 'draft' | 'scheduled' | 'published' | 'rolled_back' | 'discarded'

export type RevisionLogKind =
  | 'started'
  | 'changed'
  | 'renamed'
  | 'rebased'
  | 'scheduled'
  | 'unscheduled'
  | 'published'
  | 'refused'
  | 'rolled_back'
  | 'discarded'

export interface RevisionTable {
  id: Generated<number>
  title: string
  why: Generated<string>
  state: Generated<RevisionState>
  changes: ColumnType<readonly Change[], string | undefined, string>
  version: Generated<number>
  created_at: Date
  created_by: StaffId | null
  updated_at: Date
  publish_at: Date | null
  published_at: Date | null
  catalog_version: number | null
  rolled_back_at: Date | null
}

export interface RevisionLogTable {
  id: Generated<number>
  revision_id: number
  kind: RevisionLogKind
  facts: ColumnType<Readonly<Record<string, unknown>>, string, never>
  actor_id: StaffId | null
  actor_label: string
  happened_at: Date
}

declare module '../../kernel/db.ts' {
  interface Tables {
    revision: RevisionTable
    revision_log: RevisionLogTable
  }
}
