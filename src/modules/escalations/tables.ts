/** The table of who is to be told, as Kysely sees it. */
import type {} from '../../kernel/db.ts'
import type { StaffId } from '../identity/index.ts'
import type { RequestId } from '../requests/index.ts'

export interface EscalationNoticeTable {
  request_id: RequestId
  percent: number
  staff_id: StaffId
  climbed_at: Date
  told_at: Date | null
}

declare module '../../kernel/db.ts' {
  interface Tables {
    escalation_notice: EscalationNoticeTable
  }
}
