/** What an import says about itself. */
import type { Finding } from './rows/index.ts'

export interface Counts {
  rows: number
  created: number
  /** Known requests that the file says something else or later about. */
  updated: number
  unchanged: number
  refused: number
}

export interface Findings {
  /** Changed on the way in. */
  readonly changes: readonly Finding[]
  /** Kept although it cannot be right. */
  readonly wonders: readonly Finding[]
  readonly refusals: readonly Finding[]
  /** Why rows changed nothing, where it is not that they say what is known. */
  readonly skipped: readonly Finding[]
}

/** Names put into the catalogue. */
export interface Made {
  readonly agencies: readonly string[]
  readonly teams: readonly string[]
  readonly groups: readonly string[]
  readonly services: readonly string[]
}

export interface ImportReport extends Counts, Findings {
  /** Undefined in a dry run. */
  readonly importId: number | undefined
  readonly file: string
  readonly source: string
  readonly applied: boolean
  readonly seconds: number
  readonly made: Made
  /** Rows an interrupted run of the same import had brought in before this one. */
  readonly continuedAfter: number
  /** Where the refused rows were written; undefined when there are none, or nobody asked. */
  readonly refusedFile: string | undefined
}
