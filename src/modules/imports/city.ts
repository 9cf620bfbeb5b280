/** What an import stands on: a city as a process opens it. */
import type pg from 'pg'
import type { Db } from '../../kernel/db.ts'
import type { Catalog } from '../catalog/index.ts'
import type { Places } from '../places/index.ts'

export interface ImportCity {
  readonly schema: string
  readonly pool: pg.Pool
  readonly db: Db
  readonly catalog: () => Catalog
  readonly places: () => Places
}
