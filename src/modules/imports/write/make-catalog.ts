/** Puts into the catalogue what requests of another system refer to. */
import { sql } from 'kysely'
import type { Tx } from '../../../kernel/db.ts'
import type { LocalText } from '../../catalog/index.ts'
import '../tables.ts'
import type { KnownName } from './name-book.ts'

interface Named {
  readonly code: string
  readonly name: LocalText
}

export interface NewService {
  readonly groupCode: string
  readonly agencyCode: string
  readonly name: LocalText
  readonly visibility: 'public' | 'private'
  readonly retired: boolean
}

/** Each answers the row's id. */
export interface CatalogMaker {
  agency(tx: Tx, agency: Named): Promise<number>
  team(tx: Tx, team: Named & { readonly agencyCode: string }): Promise<number>
  group(tx: Tx, group: Named): Promise<void>
  service(tx: Tx, service: NewService): Promise<{ readonly id: number; readonly code: string }>
  name(tx: Tx, name: KnownName, made: boolean): Promise<void>
}

/** After everything that the city's files ordered. */
const POSITION = 10_000
/** Codes of imported services begin here, away from those a city gives itself. */
const FIRST_CODE = 900_000_001

export function catalogMaker(importId: number, source: string): CatalogMaker {
  return {
    async agency(tx, { code, name }) {
      const row = {
        code,
        name: JSON.stringify(name),
        email: null,
        phone: null,
        position: POSITION,
        retired: false,
      }
      return (await tx.insertInto('agency').values(row).returning('id').executeTakeFirstOrThrow()).id
    },
    async team(tx, { code, agencyCode, name }) {
      const row = {
        code,
        agency_code: agencyCode,
        name: JSON.stringify(name),
        triage: false,
        position: POSITION,
        retired: false,
      }
      return (await tx.insertInto('team').values(row).returning('id').executeTakeFirstOrThrow()).id
    },
    async group(tx, { code, name }) {
      const row = { code, name: JSON.stringify(name), icon: 'history', position: POSITION, retired: false }
      await tx.insertInto('service_group').values(row).execute()
    },
    async service(tx, { groupCode, agencyCode, name, visibility, retired }) {
      const definition = { name, description: name, keywords: {}, attributes: [] }
      const row = {
        code: sql<string>`(select greatest(max(code::int) + 1, ${sql.lit(FIRST_CODE)})::text from service)`,
        group_code: groupCode,
        agency_code: agencyCode,
        calendar_code: null,
        icon: 'history',
        delivery: 'realtime' as const,
        visibility,
        location: 'optional' as const,
        photo: 'none' as const,
        retired,
        definition: JSON.stringify(definition),
        position: POSITION,
      }
      return tx.insertInto('service').values(row).returning(['id', 'code']).executeTakeFirstOrThrow()
    },
    async name(tx, { kind, name, code }, made) {
      await tx
        .insertInto('import_name')
        .values({ source_system: source, kind, name, code, made_by: made ? importId : null })
        .onConflict((same) => same.columns(['source_system', 'kind', 'name']).doUpdateSet({ code }))
        .execute()
    },
  }
}

/** For a dry run: says yes to everything and writes nothing. */
export function pretendMaker(): CatalogMaker {
  let next = 0
  return {
    agency: () => Promise.resolve((next -= 1)),
    team: () => Promise.resolve((next -= 1)),
    group: () => Promise.resolve(),
    service: () => Promise.resolve({ id: (next -= 1), code: `new ${next}` }),
    name: () => Promise.resolve(),
  }
}
