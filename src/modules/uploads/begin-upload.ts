import { sql } from 'kysely'
import type { Db, Reader } from '../../kernel/db.ts'
import { Overloaded } from '../../kernel/overloaded.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { isUuid, uuidv7 } from '../../kernel/uuid.ts'
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
/** Of these, what one network may fill: many phones behind one router, and far from all there is. */
const MOST_OF_NETWORK = MOST_UNFINISHED / 8
/** Without a piece for so long an upload makes room when room is needed: who comes back begins it anew. Milliseconds. */
const IDLE = 15 * 60_000
/** Seconds until somebody who was turned away tries again. */
const LATER = 30

/**
 * Begins an upload of `length` bytes for the unsent report of `draftKey`. Where the room is full, what has lain idle
 * longest goes first.
 *
 * @param network whoever it comes from, by a word that is the same for the same network; empty: nobody's share.
 * @throws {Refusal} `upload_unclear` for a length that is no number of bytes or a missing draft, `photo_too_large`,
 *   `too_many_photos`; {@link Overloaded} when too much is on its way already.
 */
export async function beginUpload(
  db: Db,
  { draftKey, length, network = '' }: Pick<Upload, 'draftKey' | 'length'> & { readonly network?: string },
  now = new Date(),
): Promise<Upload> {
  if (!Number.isSafeInteger(length) || length < 1 || draftKey === '' || draftKey.length > 200)
    throw new Refusal(
      'invalid',
      'upload_unclear',
      'An upload says how many bytes it has, and for which report.',
    )
  if (length > MOST_BYTES) throw photoTooLarge()
  const [ofDraft, unfinished, ofNetwork] = await Promise.all([
    countOfDraft(db, draftKey),
    bytesUnfinished(db),
    network === '' ? 0 : bytesUnfinished(db, network),
  ])
  // Some room above the limit: what was begun anew after a cut leaves its first try behind.
  if (ofDraft >= MOST_PHOTOS * 2) throw tooManyPhotos()
  if (ofNetwork + length > MOST_OF_NETWORK) throw new Overloaded(LATER)
  const missing = unfinished + length - MOST_UNFINISHED
  if (missing > 0 && (await makeRoom(db, missing, now)) < missing) throw new Overloaded(LATER)
  const id = uuidv7(now) as UploadId
  const row = { id, draft_key: draftKey, length, network, created_at: now, last_at: now }
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

async function bytesUnfinished(db: Reader, network?: string): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    select coalesce(sum(arrived), 0)::float8 as bytes from upload
    where not done and (${network ?? null}::text is null or network = ${network ?? null})`.execute(db)
  return rows[0]?.bytes ?? 0
}

/** Forgets idle uploads, the longest idle first, until so many bytes are free; answers how many are. */
async function makeRoom(db: Reader, bytes: number, now: Date): Promise<number> {
  const { rows } = await sql<{ freed: number }>`
    with idle as (
      select id, sum(arrived) over (order by last_at, id) - arrived as before from upload
      where not done and arrived > 0 and last_at < ${new Date(now.getTime() - IDLE)}
    ), gone as (
      delete from upload using idle where upload.id = idle.id and idle.before < ${bytes} returning arrived
    )
    select coalesce(sum(arrived), 0)::float8 as freed from gone`.execute(db)
  return rows[0]?.freed ?? 0
}

/** Asked before bytes are taken. @throws {Overloaded} when unfinished uploads fill all the room there is for them. */
export async function mustHaveRoom(db: Reader): Promise<void> {
  if ((await bytesUnfinished(db)) > MOST_UNDER_WAY) throw new Overloaded(LATER)
}

/** @throws {Refusal} `no_such_upload`: never begun, taken back, or swept away. */
export async function findUpload(db: Reader, id: string): Promise<Upload> {
  const upload = isUuid(id)
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
