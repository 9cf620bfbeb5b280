/** A real city's year: 93,963 requests of Boston, then 35,400 more of which 6,817 are the same cases. */
import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inProject } from '../../kernel/root.ts'
import { aCity, type TestCity } from './a-city.ts'
import { type ImportReport, onTime, runImport } from './index.ts'

const MAIN = inProject('../shared/data/boston/boston-311-2015-01-to-09.csv.gz')
const ANIMALS = inProject('../shared/data/boston/boston-311-animals-pests-2013-to-2017.csv.gz')
const here = existsSync(MAIN)
if (!here) console.warn(`Skipped: the files of Boston are not at ${inProject('../shared/data')}`)

describe.skipIf(!here)('the files of Boston', { timeout: 600_000 }, () => {
  let city: TestCity
  let main: ImportReport
  beforeAll(async () => {
    city = await aCity()
    main = await bring(MAIN, 'boston')
  }, 600_000)
  afterAll(() => city?.close())

  function bring(path: string, mapping: string): Promise<ImportReport> {
    const mappingName = `${mapping}.yaml`
    const text = readFileSync(inProject('cities/mappings', mappingName), 'utf8')
    return runImport(city, { path, mapping: text, mappingName, apply: true })
  }

  test('every row arrives', async () => {
    expect(main).toMatchObject({ rows: 93_963, created: 93_963, updated: 0, unchanged: 0, refused: 0 })
    expect(await city.rows('select status, count(*) from service_request group by 1 order by 1')).toEqual([
      { status: 'closed', count: 79_706 },
      { status: 'open', count: 14_257 },
    ])
    expect(main.made.services).toHaveLength(157)
    expect(main.made.teams).toHaveLength(147)
  })

  test('13,425 default points do not become places', async () => {
    const fake = main.changes.find(({ what }) => what.includes('default point'))

    expect(fake?.count).toBe(13_425)
    expect(await city.value('select count(*) from service_request where location is null')).toBe(13_425)
  })

  test('rows that contradict themselves are kept and told', () => {
    expect(main.wonders.map(({ what, count }) => [count, what])).toEqual([
      [176, '{n} were closed before they were submitted'],
      [9, '{n} were due no later than submitted'],
    ])
  })

  test('our on-time answer is the city’s for every row that has one', async () => {
    const asOf = new Date('2016-01-13T05:00:00Z') // the day of the export, in Boston
    const [answer] = await city.rows<{ same: number; other: number; blank: number }>(
      `select count(*) filter (where said is null) as blank, count(*) filter (where said = ours) as same,
         count(*) filter (where said <> ours) as other
       from (select extra_answers->>'city_on_time' as said,
         case when on_time(due_at, closed_at, $1) then 'ONTIME' else 'OVERDUE' end as ours from service_request) as r`,
      [asOf],
    )
    expect(answer).toEqual({ blank: 147, same: 93_816, other: 0 })

    const some = await city.rows<{ dueAt: Date | null; closedAt: Date | null; kept: boolean }>(
      `select due_at as "dueAt", closed_at as "closedAt", on_time(due_at, closed_at, $1) as kept
       from service_request where number % 20 = 0`,
      [asOf],
    )
    expect(some.filter((one) => (onTime(one, asOf) === 'on_time') !== one.kept)).toEqual([])
  })

  test('closing words name staff, so no public line holds one', async () => {
    expect(await city.value(`select count(*) from activity where public and body <> ''`)).toBe(0)
    expect(await city.value('select count(*) from service_request where last_note is not null')).toBe(0)
  })

  test('the second file updates its 6,817 shared cases, whose clocks then agree, and makes the rest', async () => {
    const animals = await bring(ANIMALS, 'boston-animals')

    expect(animals).toMatchObject({ rows: 35_400, created: 28_583, updated: 6_817, refused: 0 })
    expect(await city.value('select count(*) from service_request')).toBe(93_963 + 28_583)
    const [times] = await city.rows<{ shared: number; submitted: number; due: number }>(
      `select count(*) as shared,
         count(*) filter (where r.submitted_at = (p.request->>'submitted_at')::timestamptz) as submitted,
         count(*) filter (where r.due_at is not distinct from (p.request->>'due_at')::timestamptz) as due
       from import_prior p join service_request r on r.id = p.request_id`,
    )
    // The city gave one case a new date between the two exports.
    expect(times).toEqual({ shared: 6_817, submitted: 6_817, due: 6_816 })

    const again = await bring(ANIMALS, 'boston-animals')
    expect(again).toMatchObject({ rows: 35_400, created: 0, updated: 0, unchanged: 35_400, refused: 0 })
  })

  test('the older file changes nothing of what the newer one said', async () => {
    const again = await bring(MAIN, 'boston')

    expect(again).toMatchObject({ rows: 93_963, created: 0, updated: 0, unchanged: 93_963, refused: 0 })
  })
})
