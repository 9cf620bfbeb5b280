/** The table of learnt models, as Kysely sees it. */
import type { ColumnType, Generated } from 'kysely'
import type {} from '../../kernel/db.ts'
import type { Figures } from './model/figures.ts'
import type { Shown } from './model/odds.ts'

/** How good others were on the same requests. */
export interface Compared {
  /** The model in force; null when there was none. */
  readonly inForce: Figures | null
  /** The words of the catalogue alone. */
  readonly words: Pick<Figures, 'top1' | 'top3'>
}

export interface SuggestionModelTable {
  version: Generated<number>
  learned_at: Date
  learned_until: Date
  accepted: boolean
  requests: number
  services: number
  held_apart: number
  figures: ColumnType<Figures, string, never>
  compared_with: ColumnType<Compared, string, never>
  temperature: number
  milliseconds: number
  weights: ColumnType<Buffer | null, Uint8Array | null, null>
  withdrawn_at: Generated<Date | null>
  withdrawn_by: Generated<string | null>
  shown: ColumnType<Shown[] | null, never, string>
}

declare module '../../kernel/db.ts' {
  interface Tables {
    suggestion_model: SuggestionModelTable
  }
}
