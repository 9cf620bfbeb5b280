/** The table of forecasts, as Kysely sees it. */
import type {} from '../../kernel/db.ts'

/** Whose history a forecast rests on. */
export type Basis = 'area' | 'service' | 'group'

export interface ForecastTable {
  service_id: number
  area_id: number
  basis: Basis
  done: number
  share: number[]
  at_risk: number[]
  learned_at: Date
}

declare module '../../kernel/db.ts' {
  interface Tables {
    forecast: ForecastTable
  }
}
