/** The name book of an import, from what is in the database now. */
import type { Reader } from '../../../kernel/db.ts'
import { loadCatalog } from '../../catalog/index.ts'
import type { Mapping } from '../mapping/index.ts'
import type { CatalogMaker } from './make-catalog.ts'
import { nameBook, type NameBook } from './name-book.ts'
import '../tables.ts'

export async function openNames(db: Reader, mapping: Mapping, maker: CatalogMaker): Promise<NameBook> {
  const names = await db
    .selectFrom('import_name')
    .select(['kind', 'name', 'code'])
    .where('source_system', '=', mapping.source)
    .execute()
  return nameBook(await loadCatalog(db), mapping, names, maker)
}
