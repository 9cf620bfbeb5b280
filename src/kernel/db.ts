/** The database as the program sees it: one pool a city, typed by the tables its modules declare. */
import { hash } from 'node:crypto'
import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'

/**
 * Every table of a city's schema. Empty here: each module adds its own by declaration merging
 * (`declare module '../../kernel/db.ts' { interface Tables { … } }` in its `tables.ts`), so the kernel knows no city word.
 */
// oxlint-disable-next-line typescript/no-empty-interface, typescript/no-empty-object-type
export interface Tables {}

/** A city's database outside any transaction: for reading. */
export type Db = Kysely<Tables>

/** One transaction. A `Db` is not a `Tx`, so forgetting the transaction does not compile. */
export type Tx = Transaction<Tables>

/** Either: for queries that may be asked inside a deed or outside. */
export type Reader = Db | Tx

// bigint columns are numbers, sequences and counts: all below 2^53 (an Open311 client could carry no more).
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
// A date is a day on the city's calendar, `YYYY-MM-DD`: as an instant it would be another day in another zone.
pg.types.setTypeParser(pg.types.builtins.DATE, String)

/** A pool whose sessions see one schema (and `public`, where extensions live). */
export function openPool(url: string, schema: string, max = 10): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 5_000,
    options: sessionOptions(schema),
    application_name: `broadstreet ${schema}`,
  })
  // Without a listener a connection that breaks would end the process; the pool replaces it by itself. The pool
  // listens to idle connections only: one that breaks between two statements of a transaction needs its own.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/**
 * What a session is opened with: it sees one schema, and its clocks show UTC. Pages ask small questions, many at once:
 * helpers for one of them would be taken from the others, and compiling a plan takes longer than running it.
 */
export const sessionOptions = (schema: string): string =>
  `-c search_path="${schema}",public -c timezone=UTC -c jit=off -c max_parallel_workers_per_gather=0`

/**
 * At the beginning of a statement: it gets no name, and so a plan of its own for the values it comes with. For
 * questions whose best plan depends on them: a word that is everywhere, a word that is nowhere.
 */
export const PLAN_ANEW = '/* planned for its values */'

/** Kysely over `pool`, with every statement named by its text so that PostgreSQL plans it once a session. */
export function openDb(pool: pg.Pool): Db {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: named(pool) }) })
}

const names = new Map<string, string>()

/** The name of a prepared statement: stable for its text, at most 63 bytes. */
export function statementName(text: string): string {
  let name = names.get(text)
  if (!name) {
    name = hash('sha1', text, 'base64url')
    // Statements with lists of varying length would fill the map for ever.
    if (names.size < 2_000) names.set(text, name)
  }
  return name
}

function named(pool: pg.Pool): pg.Pool {
  return new Proxy(pool, {
    get(target, key) {
      if (key !== 'connect') return Reflect.get(target, key) as unknown
      return async () => withNames(await target.connect())
    },
  })
}

const wrapped = new WeakSet<pg.ClientBase>()

const isNamed = (text: string, values: readonly unknown[]): boolean =>
  values.length > 0 && text.length < 8_000 && !text.startsWith(PLAN_ANEW)

/** The client, which from now on names each statement by its text. */
export function withNames<C extends pg.ClientBase>(client: C): C {
  if (wrapped.has(client)) return client
  wrapped.add(client)
  const query = client.query.bind(client) as (...args: unknown[]) => unknown
  const ask = (first: unknown, values?: unknown, ...rest: unknown[]): unknown =>
    typeof first === 'string' && Array.isArray(values) && isNamed(first, values)
      ? query({ name: statementName(first), text: first, values }, ...rest)
      : query(first, values, ...rest)
  client.query = ask as typeof client.query
  return client
}
