/** Ladders of a request that comes under another service, and its removal after that. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { PERSON } from '../../kernel/actor.ts'
import { aCity, type TestCity } from '../../testing/city.ts'
import { smallCity } from '../../testing/small-city.ts'
import {
  anonymiseRequests,
  closeRequest,
  escalateRequest,
  findForStaff,
  reclassifyRequest,
  removeRequest,
} from './index.ts'

const RECEIVED = new Date('2026-06-01T09:00-04:00')
const late = (hour: number) => new Date(Date.parse('2026-07-01T10:00-04:00') + hour * 3_600_000)

const cityWithLadders = (): Promise<TestCity> =>
  aCity({
    ...smallCity,
    services: smallCity.services.map((one) =>
      one.serviceLevel
        ? { ...one, serviceLevel: { ...one.serviceLevel, ladder: [{ at: 100, tell: ['team_lead'] }] } }
        : one,
    ),
  })

/** A late request that climbed its rung under street lights, was put under water leaks, and climbed that one's too. */
async function scene() {
  const city = await cityWithLadders()
  const boss = await city.staff('supervisor')
  const { id, number } = await city.request({}, RECEIVED)
  const climbs = (hour: number) =>
    city.act(PERSON, (act) => escalateRequest(act, id, city.catalog()), late(hour))
  const goes = (serviceCode: string, hour: number) =>
    city.act(boss, (act) => reclassifyRequest(city, act, id, { serviceCode }), late(hour))
  const rungs = async () => {
    const { activities } = await findForStaff(city, boss, Number(number))
    return activities.filter(({ kind }) => kind === 'escalated').map(({ facts }) => facts.service)
  }
  await climbs(0)
  await goes('103', 1)
  await climbs(2)
  return { city, boss, id, number, climbs, goes, rungs }
}

/** As the lines of a ladder were written before there was another service to come under. */
const asBefore = ({ db }: TestCity) =>
  db.transaction().execute(async (tx) => {
    await sql`select set_config('broadstreet.forgets', 'yes', true)`.execute(tx)
    await sql`update activity set facts = facts - 'service' where kind = 'escalated' and facts ->> 'service' = '102'`.execute(
      tx,
    )
  })

test.each([
  ['as they are written now', async () => {}],
  ['the first written before this version', asBefore],
])('what climbed the ladders of two services, %s, can be removed', async (_, rewrite) => {
  const { city, boss, id, rungs } = await scene()
  expect(await rungs()).toEqual(['102', '103'])
  await rewrite(city)

  await city.act(boss, (act) => removeRequest(act, city, id, 'Wished.'), late(3))

  const lines = await city.db.selectFrom('activity').select('facts').where('kind', '=', 'escalated').execute()
  expect(lines.map(({ facts }) => facts.percent)).toEqual([100, 100])
})

test('what climbed the ladders of two services can be anonymised', async () => {
  const { city, boss, id } = await scene()
  await city.act(boss, (act) => closeRequest(act, id, { resolution: 'completed', note: 'Done.' }), late(3))

  const closedBefore = late(4)
  const done = await city.act(PERSON, (act) =>
    anonymiseRequests(act, city.catalog(), { closedBefore, most: 9 }),
  )

  expect(done).toEqual([id])
})

test.each([
  ['as they are written now', async () => {}],
  ['the first written before this version', asBefore],
])('a rung that was climbed, %s, is not climbed again when the request comes back', async (_, rewrite) => {
  const { city, boss, number, goes, climbs, rungs } = await scene()
  await rewrite(city)
  const before = await rungs()

  await goes('102', 3)
  await climbs(4)
  await goes('103', 5)
  await climbs(6)

  expect(await rungs()).toEqual(before)
  expect((await findForStaff(city, boss, Number(number))).request.escalated).toBe(100)
})
