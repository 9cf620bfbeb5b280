/** Accepting reports, whoever comes at the same time in one commit. */
import type { Grouped } from '../../kernel/grouped.ts'
import type { Prepared } from './prepare.ts'

/** What the database answers for one report. */
export interface Accepted {
  readonly id: string
  readonly number: number
  readonly repeated: boolean
}

export type Intake = Grouped<Prepared, Accepted>
