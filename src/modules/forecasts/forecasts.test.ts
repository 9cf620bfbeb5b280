/** From a city's requests to what its residents are told. */
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { aCity, type TestCity } from '../../testing/city.ts'
import type { RequestId } from '../requests/index.ts'
import { checkForecasts, findLikely, keepForecasts, updateForecasts } from './index.ts'

const NOW = new Date('2026-11-02T15:00:00Z')
const DAY = 86_400_000
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY)
const EAST = { lon: -75.49, lat: 40 }
const WEST = { lon: -75.51, lat: 40 }

let city: TestCity
beforeEach(async () => {
  city = await aCity()
})

/** Some requests that came one a day and ended after `days`, or never. */
async function past(
  count: number,
  {
    days,
    point = EAST,
    resolution = 'completed',
  }: { days?: number; point?: typeof EAST; resolution?: string },
): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    const came = daysAgo(20 + at)
    const { id } = await city.request({ point }, came)
    if (days === undefined) continue
    await city.db
      .updateTable('service_request')
      .set({
        status: 'closed',
        resolution: resolution as 'completed',
        closed_at: new Date(came.getTime() + days * DAY),
      })
      .where('id', '=', id as RequestId)
      .execute()
  }
}

/** A request that came then and was done so many hours later. */
async function ended(came: Date, hours: number): Promise<void> {
  const { id } = await city.request({ point: EAST }, came)
  await city.db
    .updateTable('service_request')
    .set({
      status: 'closed',
      resolution: 'completed',
      closed_at: new Date(came.getTime() + hours * 3_600_000),
    })
    .where('id', '=', id as RequestId)
    .execute()
}

const ask = (more: { point?: typeof EAST; submittedAt?: Date } = {}) => {
  const located = city.places().locate(more.point ?? EAST)
  const areaIds = located.where === 'outside' ? [] : located.areas.map(({ id }) => id)
  return findLikely(city, { serviceCode: '102', areaIds, submittedAt: more.submittedAt ?? NOW }, NOW)
}

test('a city without a history says so', async () => {
  expect(await updateForecasts(city, NOW)).toBe(0)
  expect(await ask()).toEqual({ kind: 'not_known' })
})

test('what was done in six days is likely in six days, and the open ones make it longer', async () => {
  await past(40, { days: 6 })
  await updateForecasts(city, NOW)

  const first = await ask()
  expect(first).toMatchObject({ kind: 'likely', done: 40, aged: false, likely: { tenths: 8 } })
  if (first.kind !== 'likely') return
  expect(first.likely.hours / 24).toBeGreaterThan(5.5)
  expect(first.likely.hours / 24).toBeLessThanOrEqual(6.5)

  await past(20, {})
  await updateForecasts(city, NOW)
  expect(await ask()).toMatchObject({ kind: 'likely', likely: { tenths: 6, range: null } })
})

test('an area with a history of its own is told that; another the service’s', async () => {
  await past(35, { days: 2, point: EAST })
  await past(35, { days: 9, point: WEST })
  await updateForecasts(city, NOW)

  const [east, west] = [await ask({ point: EAST }), await ask({ point: WEST })]
  expect([east, west]).toMatchObject([
    { kind: 'likely', basis: 'area', done: 35 },
    { kind: 'likely', basis: 'area', done: 35 },
  ])
  expect(await findLikely(city, { serviceCode: '102', areaIds: [], submittedAt: NOW }, NOW)).toMatchObject({
    kind: 'likely',
    basis: 'service',
    done: 70,
    areaId: 0,
  })
  if (east.kind === 'likely' && west.kind === 'likely')
    expect(east.likely.hours).toBeLessThan(west.likely.hours)
})

test('a request that is older hears what became of those as old', async () => {
  await past(40, { days: 2 })
  await past(40, { days: 12, point: WEST })
  await updateForecasts(city, NOW)

  const old = await findLikely(city, { serviceCode: '102', areaIds: [], submittedAt: daysAgo(4) }, NOW)
  expect(old).toMatchObject({ kind: 'likely', aged: true })
  if (old.kind !== 'likely') return
  expect(old.likely.range!.from > NOW).toBe(true)
  expect(old.likely.hours / 24).toBeGreaterThan(6)
})

test('what ended without being done was not done', async () => {
  await past(40, { days: 1, resolution: 'no_action_needed' })
  await updateForecasts(city, NOW)

  expect(await ask()).toEqual({ kind: 'not_known' })
})

test('a duplicate, which ends as its parent ends, is not counted again', async () => {
  await past(40, { days: 6 })
  const first = await city.request({}, daysAgo(70))
  await city.db
    .updateTable('service_request')
    .set({ parent_id: first.id })
    .where('id', 'in', (from) =>
      from
        .selectFrom('service_request')
        .select('id')
        .where('id', '!=', first.id)
        .orderBy('submitted_at')
        .limit(5),
    )
    .execute()
  await updateForecasts(city, NOW)

  expect(await ask()).toMatchObject({ kind: 'likely', done: 35 })
})

test('what was done when it was written down tells nothing of waiting', async () => {
  await past(40, { days: 6 })
  await past(40, { days: 0 })
  await updateForecasts(city, NOW)
  // The clock of these knows whole minutes only: done at once for all we know.
  expect(await ask()).toMatchObject({ kind: 'likely', done: 80 })

  await city.db
    .updateTable('service_request')
    .set(({ ref }) => ({
      submitted_at: sql`${ref('submitted_at')} + interval '7 seconds'`,
      closed_at: sql`${ref('closed_at')} + interval '7 seconds'`,
    }))
    .execute()
  await updateForecasts(city, NOW)
  expect(await ask()).toMatchObject({ kind: 'likely', done: 40 })
})

test('the last month counts more than the year: a service that slowed down is told slower', async () => {
  const told = async (hours: number) => {
    const came = Array.from({ length: 120 }, (_, at) => new Date(NOW.getTime() - (300 - at) * DAY))
    for (const submittedAt of came) await ended(submittedAt, 2 * 24)
    for (let at = 0; at < 60; at += 1) await ended(new Date(NOW.getTime() - (28 - at / 4) * DAY), hours)
    await updateForecasts(city, NOW)
    const answer = await ask()
    return answer.kind === 'likely' ? answer.likely.hours / 24 : NaN
  }

  expect(await told(10 * 24)).toBeGreaterThan(8)
})

test('another service of the group is told the group’s history while it has none', async () => {
  await past(40, { days: 6 })
  await updateForecasts(city, NOW)

  expect(await findLikely(city, { serviceCode: '101', areaIds: [], submittedAt: NOW }, NOW)).toMatchObject({
    kind: 'likely',
    basis: 'group',
    done: 40,
  })
})

test('what was learned is kept for a day', async () => {
  await keepForecasts(city, NOW)
  expect(await ask()).toEqual({ kind: 'not_known' })

  await past(40, { days: 6 })
  await keepForecasts(city, NOW)
  expect(await ask()).toMatchObject({ done: 40 })

  await past(40, { days: 6 })
  await keepForecasts(city, new Date(NOW.getTime() + DAY - 1))
  expect(await ask()).toMatchObject({ done: 40 })
  await keepForecasts(city, new Date(NOW.getTime() + DAY))
  expect(await ask()).toMatchObject({ done: 80 })
})

test('a check of a city without requests finds nothing to compare', async () => {
  expect(await checkForecasts(city, NOW)).toBeUndefined()
})
