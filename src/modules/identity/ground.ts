/** What identity needs to know of a city: its database, and a little of its catalogue. */
import type { Db } from '../../kernel/db.ts'

/** Any city as the rest of the program holds it; the catalogue lies above this module, so only its shape is named. */
export interface Home {
  readonly db: Db
  readonly catalog: () => {
    readonly jurisdiction: { readonly demo: boolean; readonly languages: readonly string[] }
    readonly agencies: readonly { readonly code: string; readonly retired?: true }[]
    readonly teams: readonly { readonly code: string; readonly agencyCode: string; readonly retired?: true }[]
  }
}

/** Demo people and demo keys are known to the world: they count in the demonstration city only. */
export const takesDemo = (city: Home): boolean => city.catalog().jurisdiction.demo
