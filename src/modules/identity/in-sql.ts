/** Pieces of SQL by which other modules' queries name people, and look-ups inside a transaction. */
import { sql } from 'kysely'
import type { Reader } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { StaffId } from './tables.ts'

/** The name of the member of staff whose id a column holds; null where it holds none. */
export const staffNameOf = (column: string) =>
  sql<string | null>`(select staff.name from staff where staff.id = ${sql.ref(column)})`

/** Somebody who works here now. @throws {Refusal} `no_such_staff` */
export async function findColleague(
  db: Reader,
  id: StaffId,
): Promise<{ readonly id: StaffId; readonly name: string; readonly agencyCode: string | null }> {
  const person = await db
    .selectFrom('staff')
    .select(['id', 'name', 'agency_code as agencyCode'])
    // As text: what a form says need not be an id.
    .where(sql<string>`id::text`, '=', id)
    .where('active', '=', true)
    .executeTakeFirst()
  if (!person) throw new Refusal('invalid', 'no_such_staff', 'There is no such person at the desk.')
  return person
}
