/** Cities whose first start was cut off. */
import pg from 'pg'

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Removes every city that was not completed; answers how many. */
export function dropUnfinished(url: string): Promise<number> {
  return connected(url, async (client) => {
    const { rows } = await client.query<{ schema: string }>(
      'select schema_name as schema from public.broadstreet_city where not complete',
    )
    for (const { schema } of rows) {
      await client.query(`drop schema if exists "${schema}" cascade`)
      await client.query('delete from public.broadstreet_city where schema_name = $1', [schema])
    }
    return rows.length
  })
}

/** The city's first start is over: its history is whole. */
export function markComplete(url: string, schema: string): Promise<void> {
  return connected(url, async (client) => {
    await client.query('update public.broadstreet_city set complete = true where schema_name = $1', [schema])
  })
}
