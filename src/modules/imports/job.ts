/** A file and its mapping, checked and ready to be brought in or foretold. */
import type { Mapping } from './mapping/index.ts'
import type { Rows, Survey } from './read/index.ts'
import type { Counts, Findings, Made } from './report.ts'
import type { Tallies } from './write/chunk-writer.ts'

export interface Job {
  readonly path: string
  readonly survey: Survey
  readonly rows: Rows
  readonly mapping: Mapping
  readonly place: (column: string) => number
  readonly upTo: number
  /** Beginning of the file's fingerprint. */
  readonly file: string
  readonly damaged: boolean
  /** Where refused rows are written. */
  readonly refusedPath: string
  /** Whether a dry run writes them too. */
  readonly refusedAsked: boolean
  readonly onProgress?: (rows: number) => void
}

export interface Outcome {
  readonly importId: number | undefined
  readonly counts: Counts
  readonly findings: Findings
  readonly made: Made
  readonly continuedAfter: number
  readonly refusedFile: string | undefined
}

export function findingsOf({ changes, wonders, refusals, skipped }: Tallies): Findings {
  return {
    changes: changes.findings(),
    wonders: wonders.findings(),
    refusals: refusals.findings(),
    skipped: skipped.findings(),
  }
}
