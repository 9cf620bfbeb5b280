/** What a database says about itself, for whoever has to judge whether it will do. */
import { Client } from 'pg'
import { readMigrations } from './migrate.ts'

export interface DatabaseFacts {
  /** Major version. */
  readonly version: number
  readonly encoding: string
  readonly fsync: boolean
  /** Extensions we need that this server does not offer. */
  readonly missingExtensions: readonly string[]
  /** Connections the server allows, and those open now. */
  readonly connections: { readonly most: number; readonly open: number }
  /** Bytes. */
  readonly size: number
  /** Milliseconds that a question takes, and that its clock is ahead of ours. */
  readonly roundTrip: number
  readonly clockAhead: number
  /** Per jurisdiction, how many migrations it lacks; none yet on a database that was never started on. */
  readonly cities: readonly { readonly jurisdictionId: string; readonly behind: number }[]
}

const NEEDED = ['pg_trgm', 'btree_gist']

/** Asks the database at `url`; throws what the driver throws when it cannot be reached. */
export async function examineDatabase(url: string): Promise<DatabaseFacts> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    application_name: 'broadstreet doctor',
  })
  await client.connect()
  try {
    const { rows } = await client.query<Omit<DatabaseFacts, 'roundTrip' | 'clockAhead' | 'cities'>>(
      `select current_setting('server_version_num')::int / 10000 as version,
         current_setting('server_encoding') as encoding,
         current_setting('fsync') = 'on' as fsync,
         array(select unnest($1::text[]) except select name from pg_available_extensions) as "missingExtensions",
         json_build_object('most', current_setting('max_connections')::int,
           'open', (select count(*) from pg_stat_activity where backend_type = 'client backend')) as connections,
         pg_database_size(current_database())::float8 as size`,
      [NEEDED],
    )
    if (!rows[0]) throw new Error('the database did not answer')
    return { ...rows[0], ...(await clocks(client)), cities: await citiesOf(client) }
  } finally {
    await client.end()
  }
}

async function clocks(client: Client): Promise<{ roundTrip: number; clockAhead: number }> {
  const asked = performance.now()
  const sent = Date.now()
  const { rows } = await client.query<{ now: number }>(
    'select extract(epoch from clock_timestamp())::float8 * 1000 as now',
  )
  const roundTrip = performance.now() - asked
  return { roundTrip, clockAhead: (rows[0]?.now ?? sent) - sent - roundTrip / 2 }
}

async function citiesOf(client: Client): Promise<DatabaseFacts['cities']> {
  const ground = await client.query<{ there: boolean }>(
    "select to_regclass('public.broadstreet_city') is not null as there",
  )
  if (!ground.rows[0]?.there) return []
  const { rows } = await client.query<{ jurisdictionId: string; schema: string }>(
    'select jurisdiction_id as "jurisdictionId", schema_name as schema from public.broadstreet_city order by 1',
  )
  const all = readMigrations().length
  const cities: { jurisdictionId: string; behind: number }[] = []
  for (const { jurisdictionId, schema } of rows) {
    const done = await client.query<{ count: number }>(
      `select count(*)::int as count from "${schema}".migration`,
    )
    cities.push({ jurisdictionId, behind: all - (done.rows[0]?.count ?? 0) })
  }
  return cities
}
