/** The table of drafts, as Kysely sees it. */
import type { ColumnType } from 'kysely'
import type {} from '../../kernel/db.ts'

export interface ReportDraftTable {
  id: string
  fields: ColumnType<Record<string, string | string[]>, string, string>
  sent_number: number | null
  updated_at: Date
}

declare module '../../kernel/db.ts' {
  interface Tables {
    report_draft: ReportDraftTable
  }
}
