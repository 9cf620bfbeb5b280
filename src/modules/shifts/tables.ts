/** The table of shifts, as Kysely sees it. */
import type {} from '../../kernel/db.ts'
import type { StaffId } from '../identity/index.ts'
import type { RequestId } from '../requests/index.ts'

export interface SentDeedTable {
  /** 128 random bits as 22 characters. */
  key: string
  staff_id: StaffId
  request_id: RequestId
  move: string
  version_before: number
  version: number
  line_id: number
  sent_at: Date
}

declare module '../../kernel/db.ts' {
  interface Tables {
    sent_deed: SentDeedTable
  }
}
