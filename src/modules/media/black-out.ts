/** Blacking out parts of a photo: a new picture made from the original, which is kept for those who may see it. */
import { hash, randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import type { Act } from '../../kernel/act.ts'
import type { Reader } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { blacken, type Rendered } from './render.ts'
import type { PhotoStore } from './store.ts'
import type { PhotoId } from './tables.ts'

/** Shares of the picture's width and height, from 0 to 1, from its left and upper edge. */
export interface Rectangle {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

const MOST = 20

/** A picture that lies in the store already and is nobody's photo until {@link blackOut} makes it so. */
export interface BlackedOut {
  readonly photo: PhotoId
  readonly rectangles: readonly Rectangle[]
  readonly rendered: Rendered
  readonly key: string
  readonly thumbKey: string
}

/**
 * Makes the picture, before any transaction: it takes a tenth of a second. Rectangles count on the original, so none
 * is drawn over another picture's loss; no rectangle gives the original back.
 *
 * @throws {Refusal} `no_such_photo`, `rectangle_outside`, `too_many_rectangles`; {@link Overloaded}.
 */
export async function renderBlackedOut(
  db: Reader,
  store: PhotoStore,
  { requestId, photo, rectangles }: { requestId: string; photo: PhotoId; rectangles: readonly Rectangle[] },
): Promise<BlackedOut> {
  if (rectangles.length > MOST) {
    throw new Refusal('invalid', 'too_many_rectangles', `There may be ${MOST} rectangles at most.`, {
      limit: MOST,
    })
  }
  if (!rectangles.every(isInside)) {
    throw new Refusal('invalid', 'rectangle_outside', 'A rectangle lies outside the picture.')
  }
  const original = await originalOf(db, requestId, photo)
  const file = original && (await store.get(original.key))
  if (!file) throw noSuchPhoto()
  const rendered = await blacken(await buffer(file.stream()), rectangles)
  const name = randomUUID()
  const key = `${name.slice(-2)}/${name}`
  const made = {
    photo,
    rectangles,
    rendered,
    key: `${key}.${rendered.format === 'png' ? 'png' : 'jpg'}`,
    thumbKey: `${key}-small.jpg`,
  }
  await Promise.all([store.put(made.key, rendered.photo), store.put(made.thumbKey, rendered.thumb)])
  return made
}

/** Takes a picture back that did not become a photo. */
export async function dropBlackedOut(store: PhotoStore, { key, thumbKey }: BlackedOut): Promise<void> {
  await Promise.allSettled([store.remove(key), store.remove(thumbKey)])
}

const isInside = ({ left, top, width, height }: Rectangle) =>
  [left, top, width, height].every((share) => share >= 0 && share <= 1) &&
  width > 0 &&
  height > 0 &&
  left + width <= 1.000_001 &&
  top + height <= 1.000_001

/**
 * Lets the photo show the picture, under a new id. Answers it with what was blacked out before, and the keys of
 * pictures that no photo shows any more. Whoever calls has allowed the deed.
 *
 * @param came where the picture as it came lies, when that is known better than by the photo: for a copy that was made
 *   of a photo that was blacked out already.
 * @throws {Refusal} `no_such_photo`.
 */
export async function blackOut(
  { tx }: Act,
  requestId: string,
  { photo: id, rectangles, rendered, key, thumbKey }: BlackedOut,
  came?: string,
): Promise<{
  readonly photo: PhotoId
  readonly former: readonly Rectangle[]
  readonly unused: readonly string[]
}> {
  const photo = await tx
    .selectFrom('photo')
    .select(['key', 'thumb_key', 'created_at'])
    .where('id', '=', id)
    .where('request_id', '=', requestId)
    .forUpdate()
    .executeTakeFirst()
  if (!photo) throw noSuchPhoto()
  const before = await originalOf(tx, requestId, id)
  const kept = { key: came ?? before?.key ?? photo.key, rectangles: JSON.stringify(rectangles) }
  await tx
    .insertInto('photo_original')
    .values({ photo_id: id, ...kept })
    .onConflict((same) => same.column('photo_id').doUpdateSet({ rectangles: kept.rectangles }))
    .execute()
  const renamed = uuidv7(photo.created_at) as PhotoId
  const { width, height, phash } = rendered
  await tx
    .updateTable('photo')
    .set({
      id: renamed,
      width,
      height,
      bytes: rendered.photo.byteLength,
      sha256: hash('sha256', rendered.photo, 'hex'),
      phash: String(BigInt.asIntN(64, phash)),
      key,
      thumb_key: thumbKey,
    })
    .where('id', '=', id)
    .execute()
  // Another request's photo may name the same picture.
  const shared = await tx.selectFrom('photo').select('id').where('key', '=', photo.key).limit(1).execute()
  const left = [photo.thumb_key, ...(photo.key === kept.key ? [] : [photo.key])]
  const unused = shared.length > 0 ? [] : left
  return { photo: renamed, former: before?.rectangles ?? [], unused }
}

/** Where the picture as it came lies, and what of it is blacked out. */
export async function originalOf(
  db: Reader,
  requestId: string,
  photo: PhotoId,
): Promise<{ readonly key: string; readonly rectangles: readonly Rectangle[] } | undefined> {
  const found = await db
    .selectFrom('photo')
    .leftJoin('photo_original as original', 'original.photo_id', 'photo.id')
    .select(['photo.key', 'original.key as originalKey', 'original.rectangles'])
    .where('photo.id', '=', photo)
    .where('photo.request_id', '=', requestId)
    .executeTakeFirst()
  return found && { key: found.originalKey ?? found.key, rectangles: found.rectangles ?? [] }
}

const noSuchPhoto = () => new Refusal('not_found', 'no_such_photo', 'There is no such photo.')
