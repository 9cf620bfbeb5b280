import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aCity } from '../../testing/city.ts'
import { cellsQuery } from './list-cells.ts'

test('a map of what is open, without what repeats it, is read from the index alone', async () => {
  const city = await aCity()
  await city.request()
  const box = [-75.51, 39.99, -75.49, 40.01] as const
  const filter = { status: 'unfinished', leads: true, privateOf: ['streets'], box } as const
  const query = cellsQuery(city, filter, { lon: 0.001, lat: 0.001 }, new Date())

  const plan = await city.db.transaction().execute(async (tx) => {
    // One request is read more quickly without any index.
    await sql`set local enable_seqscan = off`.execute(tx)
    await sql`set local enable_bitmapscan = off`.execute(tx)
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${query}`.execute(tx)
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  })

  expect(plan).toContain('Index Only Scan using request_open_place')
})
