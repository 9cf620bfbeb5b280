import type { Reader } from '../../kernel/db.ts'
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

/** The photos of an unsent report, oldest first. */
export function photosOfDraft(db: Reader, draftKey: string): Promise<Photo[]> {
  return db.selectFrom('photo').select(PHOTO).where('draft_key', '=', draftKey).orderBy('id').execute()
}
