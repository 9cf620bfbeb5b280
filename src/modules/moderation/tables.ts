/** The table of moderations, as Kysely sees it. */
import type { ColumnType, Generated } from 'kysely'
import type { PhotoId, Rectangle } from '../media/index.ts'
import type { RequestId } from '../requests/index.ts'

export const DEEDS = [
  'words_hidden',
  'words_shown',
  'words_changed',
  'photo_hidden',
  'photo_shown',
  'photo_blacked_out',
  'made_private',
  'made_public',
  'approved',
  'held_back',
  'undone',
] as const

export type Deed = (typeof DEEDS)[number]

/** What stood there before. */
export interface Former {
  readonly shown?: boolean
  readonly wording?: string | null
  /** Photos that were public, when the request was taken from the public. */
  readonly photos?: readonly PhotoId[]
  /** The photo under its former id. */
  readonly photo?: PhotoId
  readonly rectangles?: readonly Rectangle[]
}

export interface ModerationTable {
  id: Generated<number>
  request_id: RequestId
  activity_id: number | null
  photo_id: PhotoId | null
  deed: Deed
  former: ColumnType<Former, string, never>
  reason: string
  actor_id: string | null
  actor_label: string
  happened_at: Date
}

declare module '../../kernel/db.ts' {
  interface Tables {
    moderation: ModerationTable
  }
}
