import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type PhotoId, type PhotoStore, storePhoto } from '../media/index.ts'
import { findUpload, noSuchUpload, type Upload } from './begin-upload.ts'
import type { UploadId } from './tables.ts'

/**
 * Makes the photo of an upload that has arrived whole; one that has not stays as it is. Doing it again changes nothing,
 * also when the program was killed in between: the photo has the upload's id.
 *
 * @throws {Refusal} as `storePhoto` says (the upload is gone then: the same bytes would be refused again), or
 *   `no_such_upload`; {@link Overloaded} (the upload stays).
 */
export async function finishUpload(db: Db, store: PhotoStore, upload: UploadId): Promise<Upload> {
  const found = await findUpload(db, upload)
  const { id, draftKey, arrived, length, done } = found
  if (done || arrived < length) return found
  const bytes = await wholeOf(db, id, length)
  // Somebody else has made the photo of it a moment ago, and its pieces are gone.
  if (!bytes) return findUpload(db, id)
  try {
    await storePhoto(db, store, bytes, { draftKey, id: id as string as PhotoId })
  } catch (error) {
    if (error instanceof Refusal) await db.deleteFrom('upload').where('id', '=', id).execute()
    throw error
  }
  const { numUpdatedRows } = await db
    .updateTable('upload')
    .set({ done: true })
    .where('id', '=', id)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw noSuchUpload()
  await db.deleteFrom('upload_part').where('upload_id', '=', id).execute()
  return { ...found, done: true }
}

async function wholeOf(db: Db, id: UploadId, length: number): Promise<Buffer | undefined> {
  const parts = await db
    .selectFrom('upload_part')
    .select('bytes')
    .where('upload_id', '=', id)
    .orderBy('at')
    .execute()
  const whole = Buffer.concat(parts.map(({ bytes }) => bytes))
  return whole.byteLength === length ? whole : undefined
}
