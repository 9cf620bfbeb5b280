/** Teams that nobody is in any more and that rules still send work to, each told once. */
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import type { Catalog, Team } from '../catalog/index.ts'
import { type Deserted, listDeserted } from '../identity/index.ts'
import './tables.ts'

export interface DesertedTeam {
  readonly team: Team
  /** Lines of the routing sheet that lead there; none for the team that takes what no line takes. */
  readonly lines: number
  /** Who was in it. */
  readonly people: readonly string[]
}

/** Of teams without anybody those that work is still sent to: by a line of the sheet, or as the one behind all lines. */
export function stillSentTo(catalog: Catalog, deserted: readonly Deserted[]): DesertedTeam[] {
  return deserted.flatMap(({ teamCode, people }) => {
    const team = catalog.teams.find(({ code, retired }) => code === teamCode && !retired)
    const lines = catalog.routing.filter((line) => line.teamCode === teamCode).length
    return team && (lines > 0 || team.triage) ? [{ team, lines, people }] : []
  })
}

/** Those that were not told yet; from now on they are. A team that is manned again and deserted anew is told anew. */
export async function takeDeserted(tx: Tx, catalog: Catalog, now: Date): Promise<DesertedTeam[]> {
  const found = stillSentTo(catalog, await listDeserted(tx))
  const codes = found.map(({ team }) => team.code)
  await tx
    .deleteFrom('deserted_team')
    .where(sql<boolean>`team_code <> all(${codes}::text[])`)
    .execute()
  if (codes.length === 0) return []
  const told = await tx
    .insertInto('deserted_team')
    .values(codes.map((code) => ({ team_code: code, told_at: now })))
    .onConflict((known) => known.column('team_code').doNothing())
    .returning('team_code')
    .execute()
  const anew = new Set(told.map(({ team_code: code }) => code))
  return found.filter(({ team }) => anew.has(team.code))
}
