/** The catalogue in memory. */
import type { Db } from '../../kernel/db.ts'
import { catalogVersion, loadCatalog } from './load-catalog.ts'
import type { Catalog } from './types.ts'

export interface CatalogStore {
  /** What is in force. Ask each time; a kept one grows old. */
  readonly current: () => Catalog
  /** Reads again when the database has a newer one: one tiny query else. True when it changed. */
  readonly refresh: () => Promise<boolean>
}

/** @throws {NoCityYet} when no city's files were applied to this schema. */
export async function catalogStore(db: Db): Promise<CatalogStore> {
  let catalog = await loadCatalog(db)
  let reading: Promise<boolean> | undefined

  async function readAgain(): Promise<boolean> {
    if ((await catalogVersion(db)) <= catalog.version) return false
    catalog = await loadCatalog(db)
    return true
  }

  return {
    current: () => catalog,
    // Many may ask at once (each relayed event does); one question is enough for all of them.
    refresh: () => (reading ??= readAgain().finally(() => (reading = undefined))),
  }
}
