/** The tables of uploads, as Kysely sees them. */
import type { ColumnType, Generated } from 'kysely'
import type {} from '../../kernel/db.ts'

/** Also the id of the photo that the upload becomes. */
export type UploadId = string & { readonly __of: 'upload' }

export interface UploadTable {
  id: UploadId
  draft_key: string
  length: number
  arrived: Generated<number>
  done: Generated<boolean>
  created_at: Date
  network: Generated<string>
  last_at: Generated<Date>
}

export interface UploadPartTable {
  upload_id: UploadId
  at: number
  bytes: ColumnType<Buffer, Uint8Array, never>
}

declare module '../../kernel/db.ts' {
  interface Tables {
    upload: UploadTable
    upload_part: UploadPartTable
  }
}
