/** Every word that a city's database holds, wherever it stands. */
import type { Pool } from 'pg'

/**
 * Where `word` stands in a schema: `table.column` of every column that can hold words (text, JSON, lists of either,
 * search words), found by the database's own list of columns, so that one that is added tomorrow is looked into too.
 */
export async function whereStands(pool: Pool, word: string, schema = 'city'): Promise<string[]> {
  const { rows } = await pool.query<{ table_name: string; column_name: string }>(
    `select c.table_name, c.column_name from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = $1 and t.table_type = 'BASE TABLE'
       and c.data_type in ('text', 'character varying', 'json', 'jsonb', 'ARRAY', 'tsvector', 'USER-DEFINED')
     order by 1, 2`,
    [schema],
  )
  if (rows.length < 100) throw new Error('The list of columns is not read any more')
  const found: string[] = []
  for (const { table_name: table, column_name: column } of rows) {
    const { rowCount } = await pool.query(
      `select from "${schema}"."${table}" where "${column}"::text ilike '%' || $1 || '%' limit 1`,
      [word],
    )
    if (rowCount) found.push(`${table}.${column}`)
  }
  return found
}
