import type { Reader } from '../../kernel/db.ts'
import type { PhotoId } from './tables.ts'

/** Whether these photos show, picture for picture, what the photos of a line of history show. */
export async function photosSame(db: Reader, photos: readonly PhotoId[], line: number): Promise<boolean> {
  const rows = await db
    .selectFrom('photo')
    .select(['sha256', 'activity_id'])
    .where(({ eb, or }) =>
      or([eb('activity_id', '=', line), ...(photos.length > 0 ? [eb('id', 'in', photos)] : [])]),
    )
    .execute()
  const hashes = (own: boolean) =>
    rows
      .filter(({ activity_id: at }) => (at === line) === own)
      .map(({ sha256 }) => sha256)
      .sort()
      .join(' ')
  return hashes(true) === hashes(false)
}
