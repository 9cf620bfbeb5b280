/** Tables of web push, as Kysely sees them. */
import type { Generated } from 'kysely'

interface PushDeviceTable {
  endpoint: string
  origin: string
  p256dh: string
  auth: string
  made_at: Date
  asked_at: Date | null
  times_asked: Generated<number>
  proved_at: Date | null
}

interface PushReportTable {
  request_id: string
  endpoint: string
}

interface PushRestTable {
  origin: string
  until: Date
}

declare module '../../../kernel/db.ts' {
  interface Tables {
    push_device: PushDeviceTable
    push_report: PushReportTable
    push_rest: PushRestTable
  }
}
