/** Reads a whole database, which proves it: every page carries a checksum that PostgreSQL checks as it reads. */
import { Client } from 'pg'

export interface Contents {
  readonly tables: number
  readonly rows: number
}

/** Reads every row of every table of ours; `told` hears after each table how many are done and how many there are. */
export async function readEverything(
  url: string,
  told: (done: number, of: number) => void,
): Promise<Contents> {
  const client = new Client({ connectionString: url, application_name: 'broadstreet restore' })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    )
    let rows = 0
    for (const [index, { name }] of tables.entries()) {
      const { rows: counted } = await client.query<{ count: number }>(
        `select count(*)::float8 as count from ${name}`,
      )
      rows += counted[0]?.count ?? 0
      told(index + 1, tables.length)
    }
    return { tables: tables.length, rows }
  } finally {
    await client.end()
  }
}
