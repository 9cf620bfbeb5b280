/** The table of photos, as Kysely sees it. */
import type { ColumnType, Generated } from 'kysely'
import type { Rectangle } from './black-out.ts'

export type PhotoId = string & { readonly __of: 'photo' }

export interface PhotoTable {
  id: PhotoId
  request_id: string | null
  activity_id: number | null
  draft_key: string | null
  public: boolean
  /** Waits until staff have looked at it. */
  held: Generated<boolean>
  /** It was held when it came, and nobody has been told that it is there for everybody. */
  to_tell: Generated<boolean>
  /** The line of the decision by which it was told alone. */
  told_with: Generated<number | null>
  width: number
  height: number
  bytes: number
  sha256: string
  /** Written as text and compared in SQL only: its 64 bits do not fit a JavaScript number. */
  phash: ColumnType<never, string, string>
  key: string
  thumb_key: string
  created_at: Date
}

export interface PhotoOriginalTable {
  photo_id: PhotoId
  key: string
  rectangles: ColumnType<readonly Rectangle[], string, string>
}

declare module '../../kernel/db.ts' {
  interface Tables {
    photo: PhotoTable
    photo_original: PhotoOriginalTable
  }
}
