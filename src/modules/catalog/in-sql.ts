/** Pieces of SQL by which other modules' queries name things of the catalogue, and look-ups inside a transaction. */
import type { Reader } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'

/** SQL for the code of the agency whose number a column holds. The column is ours, never somebody's words. */
export const agencyCodeIn = (column: string): string =>
  `(select agency.code from agency where agency.id = ${column})`

/** SQL for the code of the service whose number a column holds. */
export const serviceCodeIn = (column: string): string =>
  `(select service.code from service where service.id = ${column})`

/** @throws {Refusal} `no_such_team` */
export async function findTeam(
  db: Reader,
  code: string,
): Promise<{ readonly id: number; readonly code: string; readonly agencyId: number }> {
  const team = await db
    .selectFrom('team')
    .innerJoin('agency', 'agency.code', 'team.agency_code')
    .select(['team.id', 'team.code', 'agency.id as agencyId'])
    .where('team.code', '=', code)
    .where('team.retired', '=', false)
    .executeTakeFirst()
  if (!team) throw new Refusal('invalid', 'no_such_team', 'There is no such team.', { team: code })
  return team
}

/** The code of each team's agency, by the team's number; of retired teams too. */
export async function agenciesOfTeams(db: Reader): Promise<ReadonlyMap<number, string>> {
  const teams = await db.selectFrom('team').select(['id', 'agency_code as agencyCode']).execute()
  return new Map(teams.map(({ id, agencyCode }) => [id, agencyCode]))
}

/** Whether staff look at what residents say and show with a request of this service. */
export async function moderationOf(db: Reader, serviceId: number): Promise<'none' | 'after' | 'before'> {
  const { moderation } = await db
    .selectFrom('service')
    .select('moderation')
    .where('id', '=', serviceId)
    .executeTakeFirstOrThrow()
  return moderation
}

/** Whether staff must show a photo of the work before a request of this service ends as done. */
export async function asksProof(db: Reader, serviceId: number): Promise<boolean> {
  const service = await db
    .selectFrom('service')
    .select('definition')
    .where('id', '=', serviceId)
    .executeTakeFirst()
  return service?.definition.proofPhoto ?? false
}
