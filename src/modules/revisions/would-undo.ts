/** What files that are older than a published revision would take back. */
import type { Reader } from '../../kernel/db.ts'
import { type CatalogDraft, draftOf, loadCatalog } from '../catalog/index.ts'
import { type Change, keyOf, piecesOf, same } from './pieces.ts'

export interface Undone {
  readonly part: Change['part']
  readonly code: string
  /** The revision that changed it, and when it came into force. */
  readonly title: string
  readonly publishedAt: Date
}

/**
 * Pieces that were changed at the desk since the files were written: the files say what was in force before a
 * published revision, and the city says otherwise now. Files that say a third thing were edited knowingly.
 */
export async function wouldUndo(db: Reader, files: CatalogDraft): Promise<Undone[]> {
  const [wanted, current] = [piecesOf(files), piecesOf(draftOf(await loadCatalog(db)))]
  const published = await db
    .selectFrom('revision')
    .select(['title', 'changes', 'published_at'])
    .where('state', '=', 'published')
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const undone = new Map<string, Undone>()
  for (const { title, changes, published_at: publishedAt } of published) {
    for (const change of changes) {
      const key = keyOf(change)
      const isOlder = same(wanted.get(key), change.before) && !same(wanted.get(key), current.get(key))
      if (!isOlder || undone.has(key) || !publishedAt) continue
      undone.set(key, { part: change.part, code: change.code, title, publishedAt })
    }
  }
  return [...undone.values()]
}
