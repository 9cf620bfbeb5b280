/** Names of colleagues, for giving work to them and for saying who has it. */
import { sql } from 'kysely'
import type { Reader } from '../../kernel/db.ts'
import type { Role } from './roles.ts'
import type { StaffId } from './tables.ts'

export interface Colleague {
  readonly id: StaffId
  readonly name: string
  readonly agencyCode: string | null
  readonly teamCodes: readonly string[]
}

/** Who works for an agency now, by name. */
export function listColleagues(db: Reader, agencyCode: string): Promise<Colleague[]> {
  return db
    .selectFrom('staff')
    .select(['id', 'name', 'agency_code as agencyCode', 'team_codes as teamCodes'])
    .where('agency_code', '=', agencyCode)
    .where('active', '=', true)
    .orderBy('name')
    .execute()
}

/** Also of somebody who left: the history still names them. */
export async function staffName(db: Reader, id: string): Promise<string | undefined> {
  const person = await db
    .selectFrom('staff')
    .select('name')
    .where('id', '=', id as StaffId)
    .executeTakeFirst()
  return person?.name
}

/** Addresses of members of staff, by id: to leave them out where it is their own act. */
export async function staffEmails(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const people = await db
    .selectFrom('staff')
    .select(['id', 'email'])
    .where('id', 'in', ids as StaffId[])
    .execute()
  return new Map(people.map(({ id, email }) => [id, email]))
}

/** People who left: their accounts are closed. */
export function listGone(db: Reader): Promise<{ readonly id: StaffId; readonly name: string }[]> {
  return db.selectFrom('staff').select(['id', 'name']).where('active', '=', false).orderBy('name').execute()
}

/** A team whose last person left it. */
export interface Deserted {
  readonly teamCode: string
  /** Who was in it. */
  readonly people: readonly string[]
}

/**
 * Teams that had people and have none any more, since their accounts were closed or they went to other teams; one that
 * never had any is not meant.
 */
export async function listDeserted(db: Reader): Promise<Deserted[]> {
  const { rows } = await sql<Deserted>`
    select team as "teamCode", array_agg(name order by name) as people
    from staff, unnest(team_codes || was_in) as team
    group by team having not bool_or(active and team = any(team_codes)) order by team`.execute(db)
  return rows
}

/** @param teamCodes those they are in from now on. */
export const teamsLeft = (teamCodes: readonly string[]) =>
  sql<string[]>`array(select unnest(staff.was_in || staff.team_codes)
    except select unnest(${[...teamCodes]}::text[]) order by 1)`

/** Somebody who may be told how a request stands. */
export interface Responsible extends Pick<Colleague, 'id' | 'agencyCode' | 'teamCodes'> {
  readonly roles: readonly Role[]
}

/** Who works now and has to do with a request: whoever has it, its team's people, and its agency's. */
export function listResponsible(
  db: Reader,
  of: { readonly assigneeId: StaffId | null; readonly teamCode: string; readonly agencyCode: string },
): Promise<Responsible[]> {
  return db
    .selectFrom('staff')
    .select(['id', 'agency_code as agencyCode', 'team_codes as teamCodes', 'roles'])
    .where('active', '=', true)
    .where(({ eb, or }) =>
      or([
        eb('agency_code', '=', of.agencyCode),
        eb(eb.val(of.teamCode), '=', eb.fn.any('team_codes')),
        ...(of.assigneeId ? [eb('id', '=', of.assigneeId)] : []),
      ]),
    )
    .orderBy('id')
    .execute()
}

/** Where a member of staff is written to, and in which language; undefined when they left. */
export function staffAddress(
  db: Reader,
  id: StaffId,
): Promise<{ readonly email: string; readonly locale: string } | undefined> {
  return db
    .selectFrom('staff')
    .select(['email', 'locale'])
    .where('id', '=', id)
    .where('active', '=', true)
    .executeTakeFirst()
}
