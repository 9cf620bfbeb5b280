import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aCity } from '../testing/city.ts'
import { perform } from './act.ts'
import { PERSON } from './actor.ts'

test('two deeds that wait for each other are both done, one of them after the other', async () => {
  const { db, pool } = await aCity()
  await pool.query('create table counter (name text primary key, value integer not null)')
  await pool.query("insert into counter values ('a', 0), ('b', 0)")
  let waiting = 0
  let meet = (): void => undefined
  const both = new Promise<void>((resolve) => (meet = resolve))
  const deed = (first: string, second: string) =>
    perform(db, PERSON, async ({ tx }) => {
      await sql`update counter set value = value + 1 where name = ${first}`.execute(tx)
      if ((waiting += 1) === 2) meet()
      await both
      await sql`update counter set value = value + 1 where name = ${second}`.execute(tx)
    })

  await Promise.all([deed('a', 'b'), deed('b', 'a')])

  expect(waiting).toBe(3)
  expect((await pool.query('select name, value from counter order by name')).rows).toEqual([
    { name: 'a', value: 2 },
    { name: 'b', value: 2 },
  ])
})

test('any other failure is thrown, and nothing is done twice', async () => {
  const { db } = await aCity()
  let done = 0

  await expect(
    perform(db, PERSON, async () => {
      done += 1
      throw new Error('no')
    }),
  ).rejects.toThrow('no')

  expect(done).toBe(1)
})
