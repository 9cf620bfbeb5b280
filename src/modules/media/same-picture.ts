import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import type { PhotoId } from './tables.ts'

/** A photo and where what it shows lies. */
export interface SamePicture {
  readonly id: PhotoId
  /** Null: of a report that is not sent yet. */
  readonly requestId: string | null
  readonly public: boolean
  readonly held: boolean
  readonly key: string
  readonly thumbKey: string
  /** The picture as it came. */
  readonly originalKey: string
}

/**
 * The photos of a request, or the one of them that is named, and every photo of another request that shows the same
 * picture, or one made from the same: a family has copies. In the order of their requests, as whoever locks them needs.
 */
export async function samePictures(tx: Tx, requestId: string, photo?: PhotoId): Promise<SamePicture[]> {
  // Each branch by an index of its own: over all photos at once none would do.
  const { rows } = await sql<SamePicture>`
    with mine as (
      select p.id, p.key, coalesce(o.key, p.key) as came
      from photo p left join photo_original o on o.photo_id = p.id
      where p.request_id = ${requestId} and (${photo ?? null}::uuid is null or p.id = ${photo ?? null}::uuid)
    ), same as (
      select id from mine
      union select p.id from photo p where p.key in (select key from mine union select came from mine)
      union select o.photo_id from photo_original o where o.key in (select key from mine union select came from mine)
    )
    select p.id, p.request_id as "requestId", p.public, p.held, p.key, p.thumb_key as "thumbKey",
      coalesce(o.key, p.key) as "originalKey"
    from same join photo p using (id) left join photo_original o on o.photo_id = p.id
    order by p.request_id, p.id`.execute(tx)
  return rows
}
