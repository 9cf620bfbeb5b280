/** The table of deserted teams that were told of, as Kysely sees it. */
import type {} from '../../kernel/db.ts'

export interface DesertedTeamTable {
  team_code: string
  told_at: Date
}

declare module '../../kernel/db.ts' {
  interface Tables {
    deserted_team: DesertedTeamTable
  }
}
