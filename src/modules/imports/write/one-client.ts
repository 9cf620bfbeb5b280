/** One connection for everything of an import: COPY needs the client itself, commands need Kysely on the same one. */
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import type { Db, Tables } from '../../../kernel/db.ts'

/** Kysely that always uses `client`, which whoever took it gives back. */
export function dbOn(client: pg.PoolClient): Db {
  const same = new Proxy(client, {
    get(target, key) {
      if (key === 'release') return () => undefined
      const value = Reflect.get(target, key) as unknown
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
  const pool = { connect: () => Promise.resolve(same), end: () => Promise.resolve(), options: {} }
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}
