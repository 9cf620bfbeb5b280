/** Which city is spoken to. */
import type { City as CityAtWork } from '../modules/requests/index.ts'
import type { Model } from '../modules/suggestions/index.ts'

/** A city as pages and programs meet it. */
export interface City extends CityAtWork {
  /** Absolute path of its PMTiles basemap; undefined when it has none and maps show points only. */
  readonly basemap?: string | undefined
  /** What suggests a service from somebody's words; undefined until it was learnt. */
  readonly model: () => Model | undefined
  /** Reads catalogue, places and model again when the database has newer ones: after a deed that changed them. */
  refresh(): Promise<void>
}

/** The cities of this installation. */
export interface Cities {
  /** By host name, or by `jurisdiction_id` where a program names one; with one city only, that one. */
  readonly for: (host: string, jurisdictionId?: string) => City | undefined
  readonly all: () => readonly City[]
}
