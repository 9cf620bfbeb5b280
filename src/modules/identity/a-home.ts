/** A city's schema with an agency and two teams, for tests of this module. */
import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { type Db, openDb, openPool } from '../../kernel/db.ts'
import { migrateCity, migrateGround } from '../../kernel/migrate.ts'
import type { Home } from './ground.ts'
import type { Role } from './roles.ts'
import type { StaffId } from './tables.ts'

export interface TestHome extends Home {
  readonly db: Db
  readonly close: () => Promise<void>
  readonly staff: (person: {
    email: string
    roles: Role[]
    agency?: string
    demo?: boolean
  }) => Promise<StaffId>
}

export async function aHome({ demo = false } = {}): Promise<TestHome> {
  const server = process.env.TEST_DATABASE_URL!
  const name = `identity_${randomUUID().replaceAll('-', '').slice(0, 12)}`
  const run = async (text: string) => {
    const client = new Client({ connectionString: server })
    await client.connect()
    await client.query(text).finally(() => client.end())
  }
  await run(`create database ${name}`)
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href
  await migrateGround(url)
  await migrateCity(url, 'here')
  const pool = openPool(url, 'here', 4)
  await pool.query(
    `insert into agency (code, name, position) values ('streets', '{"en":"Streets"}', 1), ('water', '{"en":"Water"}', 2)`,
  )
  const db = openDb(pool)
  return {
    db,
    catalog: () => ({
      jurisdiction: { demo, languages: ['en', 'es'] },
      agencies: [{ code: 'streets' }, { code: 'water' }],
      teams: [
        { code: 'potholes', agencyCode: 'streets' },
        { code: 'mains', agencyCode: 'water' },
      ],
    }),
    staff: async ({ email, roles, agency, demo: known }) => {
      const row = { email, name: email.split('@')[0]!, roles, agency_code: agency ?? null, team_codes: [] }
      const { id } = await db
        .insertInto('staff')
        .values({ ...row, active: true, locale: 'en', demo: known ?? false })
        .returning('id')
        .executeTakeFirstOrThrow()
      return id
    },
    close: async () => {
      await db.destroy()
      await run(`drop database ${name} with (force)`)
    },
  }
}
