import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { everyRequest } from '../../../../clients/typescript/broadstreet.ts'
import { indexAllWords } from '../../../modules/requests/index.ts'
import { anApi } from './an-api.ts'
import { readCursor, writeCursor } from './cursor.ts'

test('a cursor is what it was, and nothing else is one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), fc.uuid(), (at, id) => {
      expect(readCursor(writeCursor({ at, id }))).toEqual({ at, id })
    }),
  )
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => readCursor(text)).toThrow('No page gave this cursor')
    }),
  )
})

/** What happens between two pages. */
const meanwhile = fc.record({
  limit: fc.integer({ min: 1, max: 4 }),
  inserts: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 12, maxLength: 12 }),
  /** Microseconds after the same second: many in the same millisecond, some in the same microsecond. */
  instants: fc.array(fc.integer({ min: 0, max: 1500 }), { minLength: 8, maxLength: 14 }),
})

test('going from page to page while others report, no request is lost and none comes twice', async () => {
  const { client, city } = await anApi()
  const stranger = await client()
  const insert = () => city.request({ serviceCode: '102' })

  await fc.assert(
    fc.asyncProperty(meanwhile, async ({ limit, inserts, instants }) => {
      await sql`truncate service_request cascade`.execute(city.db)
      const there: string[] = []
      for (const micros of instants) {
        const { id, number } = await insert()
        await sql`update service_request set submitted_at = '2026-11-20T10:00:00Z'::timestamptz +
          ${micros} * interval '1 microsecond' where id = ${id}::uuid`.execute(city.db)
        there.push(number)
      }

      const came: string[] = []
      let cursor: string | null = null
      for (let page = 0; page === 0 || cursor !== null; page += 1) {
        const answer = await stranger.listRequests({ query: { limit, ...(cursor !== null && { cursor }) } })
        came.push(...answer.requests.map(({ number }) => number))
        cursor = answer.next_cursor
        for (let at = 0; at < (inserts[page] ?? 0); at += 1) await insert()
      }

      expect(came.sort()).toEqual(there.sort())
    }),
    { numRuns: 15 },
  )
}, 60_000)

test('each filter finds what it says, and they narrow each other', async () => {
  const { client, city } = await anApi()
  const stranger = await client()
  const east = { point: { lon: -75.49, lat: 40 } }
  const light = await city.request(
    { serviceCode: '102', description: 'A deep hole' },
    new Date('2026-11-01T10:00Z'),
  )
  const leak = await city.request(
    { serviceCode: '103', ...east, description: 'Wet' },
    new Date('2026-11-02T10:00Z'),
  )
  await indexAllWords(city.db)
  const find = async (query: Parameters<typeof stranger.listRequests>[0]) =>
    (await stranger.listRequests(query)).requests.map(({ number }) => number)
  const [area] = (await stranger.getRequest({ path: { number: leak.number } })).areas

  expect(await find({ query: {} })).toEqual([leak.number, light.number])
  expect(await find({ query: { service: '102' } })).toEqual([light.number])
  expect(await find({ query: { service: '102,103' } })).toEqual([leak.number, light.number])
  expect(await find({ query: { area: `${area!.layer}:${area!.code}` } })).toEqual([leak.number])
  expect(await find({ query: { q: 'deep HOLE' } })).toEqual([light.number])
  expect(await find({ query: { status: 'closed' } })).toEqual([])
  expect(await find({ query: { status: 'open,on_hold' } })).toEqual([leak.number, light.number])
  expect(await find({ query: { updated_since: '2026-11-02T00:00:00Z' } })).toEqual([leak.number])
  const { agency } = await stranger.getRequest({ path: { number: light.number } })
  expect(await find({ query: { agency: agency.code, service: '102', status: 'open' } })).toEqual([
    light.number,
  ])
  const all: string[] = []
  for await (const { number } of everyRequest(stranger, { limit: 1 })) all.push(number)
  expect(all).toEqual([leak.number, light.number])
})
