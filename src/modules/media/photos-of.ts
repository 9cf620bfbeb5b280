import { sql } from 'kysely'
import type { Reader } from '../../kernel/db.ts'
import { type Grouped, inGroups } from '../../kernel/grouped.ts'
import type { PhotoId } from './tables.ts'

/** A photo's data. The picture is read from the store by `key`, the small one by `thumbKey`. */
export interface Photo {
  readonly id: PhotoId
  readonly requestId: string | null
  readonly activityId: number | null
  /** Shown to everybody; else only to staff and to whoever holds the request's private link. */
  readonly public: boolean
  /** Pixels. */
  readonly width: number
  readonly height: number
  readonly bytes: number
  readonly sha256: string
  readonly key: string
  readonly thumbKey: string
  readonly createdAt: Date
}

export const PHOTO = [
  'id',
  'request_id as requestId',
  'activity_id as activityId',
  'public',
  'width',
  'height',
  'bytes',
  'sha256',
  'key',
  'thumb_key as thumbKey',
  'created_at as createdAt',
] as const

export function findPhoto(db: Reader, id: PhotoId): Promise<Photo | undefined> {
  return db.selectFrom('photo').select(PHOTO).where('id', '=', id).executeTakeFirst()
}

/** The photos of these requests, by request, oldest first. */
export async function photosOf(db: Reader, requestIds: readonly string[]): Promise<Map<string, Photo[]>> {
  if (requestIds.length === 0) return new Map()
  const photos = await db
    .selectFrom('photo')
    .select(PHOTO)
    .where('request_id', 'in', requestIds)
    .orderBy('request_id')
    .orderBy('id')
    .execute()
  return Map.groupBy(photos, ({ requestId }) => requestId!)
}

const waiting = new WeakMap<Reader, Grouped<string, Photo[]>>()

/** The photos of an unsent report, oldest first. Under load those of many reports are read together. */
export function photosOfDraft(db: Reader, draftKey: string): Promise<Photo[]> {
  let grouped = waiting.get(db)
  if (!grouped) waiting.set(db, (grouped = inGroups((keys) => photosOfDrafts(db, keys))))
  return grouped.add(draftKey)
}

async function photosOfDrafts(db: Reader, keys: readonly string[]): Promise<Photo[][]> {
  const photos = await db
    .selectFrom('photo')
    .select([...PHOTO, 'draft_key as draftKey'])
    .where('draft_key', '=', sql<string>`any(${keys}::text[])`)
    .orderBy('id')
    .execute()
  const byKey = Map.groupBy(photos, ({ draftKey }) => draftKey)
  return keys.map((key) => byKey.get(key) ?? [])
}
