/** What a command of this module stands on besides its act: the city's catalogue, places and intake. */
import type { Db } from '../../kernel/db.ts'
import type { Catalog } from '../catalog/index.ts'
import type { PhotoStore } from '../media/index.ts'
import type { Places } from '../places/index.ts'
import type { Intake } from './intake.ts'

/** One city at work. `catalog()` and `places()` answer what is current; keep neither across an await. */
export interface City {
  readonly jurisdictionId: string
  readonly schema: string
  readonly db: Db
  /** Signs residents' private links. */
  readonly secret: string
  readonly catalog: () => Catalog
  readonly places: () => Places
  readonly intake: Intake
  readonly photos: PhotoStore
}
