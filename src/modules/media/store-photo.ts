import { hash } from 'node:crypto'
import type { Db } from '../../kernel/db.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { tooManyPhotos } from './attach-photos.ts'
import { MOST_PHOTOS } from './limits.ts'
import { findPhoto, type Photo, PHOTO, photosOfDraft } from './photos-of.ts'
import { render, type Rendered } from './render.ts'
import type { PhotoStore } from './store.ts'
import type { PhotoId } from './tables.ts'

const HOURS = 3_600_000
/** What nobody sent off in two days is not coming back. */
const KEPT_UNATTACHED = 48 * HOURS
const BATCH = 100

/** `draftKey`: whose unsent report the photo belongs to, so that a form's next step can show it. */
export interface Upload {
  readonly draftKey?: string
  /** Given by whoever may try again: the second time it is the photo that is there. */
  readonly id?: PhotoId
  readonly now?: Date
}

/**
 * Keeps a photo until it is attached to a request. Nothing of what was sent is kept but the picture.
 *
 * @throws {Refusal} `photo_kind`, `photo_too_large`, `photo_unreadable` or `too_many_photos`; {@link Overloaded}.
 */
export async function storePhoto(
  db: Db,
  store: PhotoStore,
  bytes: Uint8Array,
  { draftKey, id, now = new Date() }: Upload = {},
): Promise<Photo> {
  const known = id === undefined ? undefined : await findPhoto(db, id)
  if (known) return known
  if (draftKey !== undefined && (await photosOfDraft(db, draftKey)).length >= MOST_PHOTOS)
    throw tooManyPhotos()
  const rendered = await render(bytes)
  const row = { ...rowOf(rendered, id ?? (uuidv7(now) as PhotoId), now), draft_key: draftKey ?? null }
  // The row first: pictures without a row would lie there for ever, a row without pictures is swept away.
  const photo = await db.insertInto('photo').values(row).returning(PHOTO).executeTakeFirstOrThrow()
  try {
    await Promise.all([store.put(row.key, rendered.photo), store.put(row.thumb_key, rendered.thumb)])
  } catch (error) {
    await db.deleteFrom('photo').where('id', '=', row.id).execute()
    await Promise.allSettled([store.remove(row.key), store.remove(row.thumb_key)])
    throw error
  }
  return photo
}

/** Takes a photo back out of an unsent report. */
export async function removeDraftPhoto(
  db: Db,
  store: PhotoStore,
  draftKey: string,
  id: PhotoId,
): Promise<void> {
  const gone = await db
    .deleteFrom('photo')
    .where('id', '=', id)
    .where('draft_key', '=', draftKey)
    .where('request_id', 'is', null)
    .returning(['key', 'thumb_key'])
    .executeTakeFirst()
  if (gone) await Promise.all([store.remove(gone.key), store.remove(gone.thumb_key)])
}

/** Removes photos that were never attached; answers how many. */
export async function sweepPhotos(db: Db, store: PhotoStore, now = new Date()): Promise<number> {
  const until = new Date(now.getTime() - KEPT_UNATTACHED)
  let swept = 0
  for (let more = BATCH; more === BATCH; swept += more) more = await sweepBatch(db, store, until)
  return swept
}

/** A batch in one transaction: a long one would hold on to rows that nobody may clean up behind it. */
function sweepBatch(db: Db, store: PhotoStore, until: Date): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const old = await tx
      .selectFrom('photo')
      .select(['id', 'key', 'thumb_key'])
      .where('request_id', 'is', null)
      .where('created_at', '<', until)
      .limit(BATCH)
      .forUpdate()
      .skipLocked()
      .execute()
    if (old.length === 0) return 0
    // Pictures before rows: when this is cut short, the rows are still there to find the pictures by.
    await Promise.all(old.flatMap(({ key, thumb_key }) => [store.remove(key), store.remove(thumb_key)]))
    const ids = old.map(({ id }) => id)
    await tx.deleteFrom('photo').where('id', 'in', ids).execute()
    return old.length
  })
}

function rowOf({ photo, format, width, height, phash }: Rendered, id: PhotoId, now: Date) {
  // By the last digits, which are random: no folder grows too long.
  const key = `${id.slice(-2)}/${id}`
  return {
    id,
    public: false,
    width,
    height,
    bytes: photo.byteLength,
    sha256: hash('sha256', photo, 'hex'),
    phash: String(BigInt.asIntN(64, phash)),
    key: `${key}.${format === 'png' ? 'png' : 'jpg'}`,
    thumb_key: `${key}-small.jpg`,
    created_at: now,
  }
}
