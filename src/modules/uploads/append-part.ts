import { sql } from 'kysely'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { MOST_BYTES, photoTooLarge } from '../media/index.ts'
import { findUpload } from './begin-upload.ts'
import type { UploadId } from './tables.ts'

/**
 * Adds bytes to an upload; answers how many are here now. Of two who send the same piece one is told that it is there.
 *
 * @param at where in the file these bytes begin: must be where the last ones ended.
 * @throws {Refusal} `upload_offset` when they do not fit there, `photo_too_large` when there are more than was said,
 *   `no_such_upload`.
 */
export async function appendPart(db: Db, id: UploadId, at: number, bytes: Uint8Array): Promise<number> {
  if (bytes.byteLength === 0) return at
  // Beyond the largest photo nothing begins, and the column could not hold where it would.
  if (at > MOST_BYTES) throw wrongOffset((await findUpload(db, id)).arrived)
  // One statement: no piece without its count, no count without its piece.
  const { rows } = await sql<{ arrived: number }>`
    with moved as (
      update upload set arrived = arrived + ${bytes.byteLength}, last_at = now()
       where id = ${id} and arrived = ${at} and not done and arrived + ${bytes.byteLength} <= length
      returning id, arrived
    ), kept as (
      insert into upload_part (upload_id, at, bytes) select id, ${at}, ${bytes} from moved
    )
    select arrived from moved`.execute(db)
  if (rows[0]) return rows[0].arrived
  const { arrived, length } = await findUpload(db, id)
  if (arrived === at && at + bytes.byteLength > length) throw photoTooLarge()
  throw wrongOffset(arrived)
}

export const wrongOffset = (arrived: number): Refusal =>
  new Refusal('conflict', 'upload_offset', `The next byte that is needed is number ${arrived}.`, { arrived })
