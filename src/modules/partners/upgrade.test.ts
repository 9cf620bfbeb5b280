import { expect, onTestFinished, test } from 'vitest'
import { openPool } from '../../kernel/db.ts'
import { migrateCity, migrateGround, readMigrations } from '../../kernel/migrate.ts'
import { freshDatabase } from '../../testing/database.ts'

test('what stopped long before the upgrade is not told of as news', async () => {
  const before = readMigrations().filter(({ number }) => number !== 65)
  const database = await freshDatabase(`before 0065 ${JSON.stringify(before)}`, async (url) => {
    await migrateGround(url)
    await migrateCity(url, 'city', before)
  })
  const pool = openPool(database.url, 'city', 1)
  onTestFinished(async () => {
    await pool.end()
    await database.drop()
  })
  // The delivery and the line themselves do not matter.
  await pool.query('set session_replication_role = replica')
  await pool.query(`
    insert into partner_word (delivery_id, activity_id, state, next_attempt_at)
    values (gen_random_uuid(), 1, 'failed', now() - interval '1 year'),
      (gen_random_uuid(), 2, 'stuck', now() - interval '1 week'),
      (gen_random_uuid(), 3, 'stuck', now() - interval '1 hour'),
      (gen_random_uuid(), 4, 'waiting', now() - interval '1 week')`)

  await migrateCity(database.url, 'city')

  const { rows } = await pool.query<{ told: number }>(
    'select activity_id::int as told from partner_word where alerted_at is not null order by 1',
  )
  expect(rows.map(({ told }) => told)).toEqual([1, 2])
})
