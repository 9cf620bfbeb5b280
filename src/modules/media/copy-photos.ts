import { sql } from 'kysely'
import type { Act } from '../../kernel/act.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { isUuid } from '../../kernel/uuid.ts'
import { type Attachment, photoGone } from './attach-photos.ts'
import type { PhotoId } from './tables.ts'

/** So that the list is never empty. */
const NOBODY = '00000000-0000-0000-0000-000000000000' as PhotoId

/**
 * Gives photos of a request to another as well: rows of their own, which name the same pictures. Pictures of attached
 * photos are not swept, so neither loses what the other shows. Answers the new ids, in the order of `photos`.
 *
 * @throws {Refusal} `photo_gone` when one is not a photo of that request.
 */
export async function copyPhotos(
  { tx, now }: Act,
  photos: readonly PhotoId[],
  from: string,
  to: Attachment,
): Promise<PhotoId[]> {
  if (!photos.every(isUuid)) throw photoGone()
  const wanted = new Set<string>(photos)
  const chosen = await tx
    .selectFrom('photo')
    .selectAll()
    .select(sql<string>`phash::text`.as('hash')) // its 64 bits do not fit a number
    .where('request_id', '=', from)
    .where('id', 'in', [...photos, NOBODY])
    .orderBy('id')
    .execute()
  if (chosen.length !== wanted.size) throw photoGone()
  const copies = chosen.map(({ phash: _phash, hash, ...row }) => ({
    ...row,
    phash: hash,
    id: uuidv7(now) as PhotoId,
    request_id: to.requestId,
    activity_id: to.activityId,
    // What is hidden on the one is not shown by way of the other.
    public: row.public && to.public,
    held: false,
    told_with: null,
  }))
  if (copies.length > 0) await tx.insertInto('photo').values(copies).execute()
  return copies.map(({ id }) => id)
}

/** Another photo of the same pictures, which belongs to nothing yet. */
export async function anotherOf({ tx, now }: Act, id: PhotoId): Promise<PhotoId> {
  const {
    phash: _phash,
    hash,
    ...row
  } = await tx
    .selectFrom('photo')
    .selectAll()
    .select(sql<string>`phash::text`.as('hash'))
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const another = { request_id: null, activity_id: null, draft_key: null, public: false, created_at: now }
  const told = { to_tell: false, told_with: null }
  const own = uuidv7(now) as PhotoId
  await tx
    .insertInto('photo')
    .values({ ...row, ...another, ...told, phash: hash, id: own })
    .execute()
  return own
}
