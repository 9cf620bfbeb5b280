/** What is known of a row's request already, and what therefore becomes of the row. */
import { sql } from 'kysely'
import type { Reader } from '../../../kernel/db.ts'
import type { Mapping } from '../mapping/index.ts'
import type { Draft } from '../rows/index.ts'
import '../tables.ts'

export interface Known {
  readonly id: string
  readonly version: number
  /** As the last import left it; null when no import wrote it. */
  readonly leftVersion: number | null
  readonly fingerprint: string | null
  readonly knownAt: Date | null
  readonly rowNumber: number | null
  readonly fileSha256: string | null
  readonly mappingSha256: string | null
  /** At the wish of whoever reported it: an export that still has it does not bring it back. */
  readonly removed: boolean
}

/** Requests of a source by their source ids. */
export async function findKnown(
  db: Reader,
  source: string,
  ids: readonly string[],
): Promise<Map<string, Known>> {
  const { rows } = await sql<Known & { sourceId: string }>`
    select r.source_id as "sourceId", r.id, r.version, w.version as "leftVersion", w.fingerprint,
      w.known_at as "knownAt", w.row_number as "rowNumber", i.file_sha256 as "fileSha256",
      i.mapping_sha256 as "mappingSha256",
      r.removed_at is not null as removed
    from service_request r
    left join import_row w on w.request_id = r.id
    left join import i on i.id = w.import_id
    where r.source_system = ${source} and r.source_id = any(${ids as string[]})`.execute(db)
  return new Map(rows.map((row) => [row.sourceId, row]))
}

export type Fate = 'create' | 'update' | 'same' | 'older' | 'seen' | 'changed_here'

/** The file and the mapping at hand, by their hashes. */
export interface AtHand {
  readonly fileSha256: string
  readonly mappingSha256: string
}

/**
 * What becomes of a row. The first line that fits decides:
 * nobody knows it; it was removed here; this very file said it or something later about it; it says what is known; it is older than what
 * is known; somebody here worked on it since; else it is news.
 */
export function fateOf(
  draft: Draft,
  known: Known | undefined,
  { fileSha256, mappingSha256 }: AtHand,
  rule: Mapping['changedHere'],
): Fate {
  if (!known) return 'create'
  if (known.removed) return 'same'
  const sameFile = known.fileSha256 === fileSha256 && known.mappingSha256 === mappingSha256
  if (sameFile && draft.number <= (known.rowNumber ?? 0)) return 'seen'
  if (known.fingerprint?.replaceAll('-', '') === draft.fingerprint) return 'same'
  if (draft.knownAt !== null && known.knownAt !== null && draft.knownAt < known.knownAt.getTime())
    return 'older'
  const touched = known.leftVersion === null ? known.version > 1 : known.version > known.leftVersion
  return touched && rule === 'refuse' ? 'changed_here' : 'update'
}
