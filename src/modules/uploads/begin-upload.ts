import { sql } from 'kysely'
import type { Db, Reader } from '../../kernel/db.ts'
import { Overloaded } from '../../kernel/overloaded.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import {
  MOST_BYTES,
  MOST_PHOTOS,
  type PhotoId,
  type PhotoStore,
  photoTooLarge,
  removeDraftPhoto,
  tooManyPhotos,
} from '../media/index.ts'
import type { UploadId } from './tables.ts'

export interface Upload {
  readonly id: UploadId
  readonly draftKey: string
  /** Bytes of the whole file. */
  readonly length: number
  /** Bytes that are here. */
  readonly arrived: number
  /** It is a photo of its draft now, under the same id. */
  readonly done: boolean
}

const UPLOAD = ['id', 'draft_key as draftKey', 'length', 'arrived', 'done'] as const

/**
 * Bytes of all unfinished uploads of a city together; beyond it whoever begins is asked to wait. What was only said
 * to come does not count: saying so costs nothing, and a hundred who say it would keep everybody else away.
 */
const MOST_UNFINISHED = 2 * 1024 ** 3
/** Those under way have more room, so that they can be finished and make room again. */
const MOST_UNDER_WAY = 2 * MOST_UNFINISHED
/** Seconds until somebody who was turned away tries again. */
const LATER = 30

/**
 * Begins an upload of `length` bytes for the unsent report of `draftKey`.
 *
 * @throws {Refusal} `upload_unclear` for a length that is no number of bytes or a missing draft, `photo_too_large`,
 *   `too_many_photos`; {@link Overloaded} when too much is on its way already.
 */
export async function beginUpload(
  db: Db,
  { draftKey, length }: Pick<Upload, 'draftKey' | 'length'>,
  now = new Date(),
): Promise<Upload> {
  if (!Number.isSafeInteger(length) || length < 1 || draftKey === '' || draftKey.length > 200)
    throw new Refusal(
      'invalid',
      'upload_unclear',
      'An upload says how many bytes it has, and for which report.',
    )
  if (length > MOST_BYTES) throw photoTooLarge()
  const [ofDraft, unfinished] = await Promise.all([countOfDraft(db, draftKey), bytesUnfinished(db)])
  // Some room above the limit: what was begun anew after a cut leaves its first try behind.
  if (ofDraft >= MOST_PHOTOS * 2) throw tooManyPhotos()
  if (unfinished + length > MOST_UNFINISHED) throw new Overloaded(LATER)
  const row = { id: uuidv7(now) as UploadId, draft_key: draftKey, length, created_at: now }
  return db.insertInto('upload').values(row).returning(UPLOAD).executeTakeFirstOrThrow()
}

async function countOfDraft(db: Reader, draftKey: string): Promise<number> {
  const { count } = await db
    .selectFrom('upload')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('draft_key', '=', draftKey)
    .executeTakeFirstOrThrow()
  return Number(count)
}

async function bytesUnfinished(db: Reader): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    select coalesce(sum(arrived), 0)::float8 as bytes from upload where not done`.execute(db)
  return rows[0]?.bytes ?? 0
}

/** Asked before bytes are taken. @throws {Overloaded} when unfinished uploads fill all the room there is for them. */
export async function mustHaveRoom(db: Reader): Promise<void> {
  if ((await bytesUnfinished(db)) > MOST_UNDER_WAY) throw new Overloaded(LATER)
}

/** @throws {Refusal} `no_such_upload`: never begun, taken back, or swept away. */
export async function findUpload(db: Reader, id: string): Promise<Upload> {
  const upload = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id)
    ? await db
        .selectFrom('upload')
        .select(UPLOAD)
        .where('id', '=', id as UploadId)
        .executeTakeFirst()
    : undefined
  if (!upload) throw noSuchUpload()
  return upload
}

export const noSuchUpload = (): Refusal =>
  new Refusal('not_found', 'no_such_upload', 'This upload is no longer here; begin it again.')

/** Takes an upload back, also when it has become a photo already that was not sent off yet. */
export async function dropUpload(db: Db, store: PhotoStore, { id, draftKey }: Upload): Promise<void> {
  await db.deleteFrom('upload').where('id', '=', id).execute()
  await removeDraftPhoto(db, store, draftKey, id as string as PhotoId)
}
