/** What an import put into the catalogue, taken out again where nothing refers to it. */
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'

/** In the order in which they refer to each other. */
const UNUSED = [
  [
    'service',
    `delete from service s using import_name n where n.kind = 'service' and n.code = s.code and n.made_by = $1
       and not exists (select from service_request r where r.service_id = s.id)
       and not exists (select from routing_rule l where l.service_code = s.code)`,
  ],
  [
    'team',
    `delete from team t using import_name n where n.kind = 'team' and n.code = t.code and n.made_by = $1
       and not exists (select from service_request r where r.team_id = t.id)
       and not exists (select from routing_rule l where l.team_code = t.code)`,
  ],
  [
    'group',
    `delete from service_group g using import_name n where n.kind = 'group' and n.code = g.code and n.made_by = $1
       and not exists (select from service s where s.group_code = g.code)
       and not exists (select from routing_rule l where l.group_code = g.code)`,
  ],
  [
    'agency',
    `delete from agency a using import_name n where n.kind = 'agency' and n.code = a.code and n.made_by = $1
       and not exists (select from service_request r where r.agency_id = a.id)
       and not exists (select from service s where s.agency_code = a.code)
       and not exists (select from team t where t.agency_code = a.code)
       and not exists (select from staff p where p.agency_code = a.code)
       and not exists (select from api_key k where k.agency_code = a.code)`,
  ],
] as const

const TABLES = { service: 'service', team: 'team', group: 'service_group', agency: 'agency' } as const

export async function forgetNames(tx: Tx, importId: number): Promise<void> {
  for (const [kind, statement] of UNUSED) {
    await sql.raw(statement.replaceAll('$1', String(Math.trunc(importId)))).execute(tx)
    await sql`
      delete from import_name n where n.made_by = ${importId} and n.kind = ${kind}
        and not exists (select from ${sql.table(TABLES[kind])} t where t.code = n.code)`.execute(tx)
  }
}
