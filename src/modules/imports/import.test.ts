import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { perform } from '../../kernel/act.ts'
import { PROGRAM } from '../../kernel/actor.ts'
import { acceptRequest, indexWords, type RequestId } from '../requests/index.ts'
import { aCity, type TestCity } from './a-city.ts'
import { type ImportReport, runImport, undoImport, WrongMapping } from './index.ts'

let city: TestCity
const folder = mkdtempSync(join(tmpdir(), 'broadstreet-import-'))
beforeAll(async () => void (city = await aCity()))
afterAll(async () => {
  await city?.close()
  rmSync(folder, { recursive: true, force: true })
})

const HEADER = 'Case,Opened,Due,Closed,State,Type,Dept,Words,Where,Lat,Lon,Seen'
const MAPPING = `
source: %
zone: America/New_York
request:
  id: Case
  submitted: { column: Opened, date: MM/DD/YYYY HH:mm }
  updated: { column: Seen, date: MM/DD/YYYY HH:mm }
  due: { column: Due, date: MM/DD/YYYY HH:mm }
  closed: { column: Closed, date: MM/DD/YYYY HH:mm }
  status: { column: State, lookup: { Open: open, Closed: closed } }
  closing_words: Words
  address: Where
place: { latitude: Lat, longitude: Lon, not_a_place: ['42.0, -71.0'] }
service: { name: Type, agency: Dept, codes: { Pothole: 101 } }
extra: [Dept]
`

/** Brings lines into a source of their own, so that tests do not meet. */
async function bring(source: string, lines: readonly string[], apply = true, more = '') {
  const path = join(folder, `${source}.csv`)
  writeFileSync(path, [HEADER, ...lines, ''].join('\n'))
  return runImport(city, {
    path,
    mapping: MAPPING.replace('%', source) + more,
    mappingName: 'test.yaml',
    apply,
    refusedPath: join(folder, `${source}.refused.csv`),
  })
}

const counts = ({ rows, created, updated, unchanged, refused }: ImportReport) => [
  rows,
  created,
  updated,
  unchanged,
  refused,
]

const HOLE =
  'A1,01/05/2015 09:00,01/08/2015 17:00,,Open,Pothole,Works,,1 Elm St,42.36,-71.06,01/05/2015 09:00'
const LAMP =
  'A2,01/06/2015 10:00,,01/07/2015 11:00,Closed,Lamp out,Light,Bulb by J. Doe,2 Elm St,42.0,-71.0,01/07/2015 11:00'

test('a request arrives with its times, its history and its words; the names of staff stay inside', async () => {
  const report = await bring('arrives', [HOLE, LAMP])

  expect(counts(report)).toEqual([2, 2, 0, 0, 0])
  const [lamp] = await city.rows(
    `select number, status, resolution, submitted_at, due_at, closed_at, location, extra_answers, last_note,
       on_time(due_at, closed_at, now()) as kept
     from service_request where source_system = 'arrives' and source_id = 'A2'`,
  )
  expect(lamp).toEqual({
    number: 15000002,
    status: 'closed',
    resolution: 'completed',
    submitted_at: new Date('2015-01-06T15:00:00Z'),
    due_at: null,
    closed_at: new Date('2015-01-07T16:00:00Z'),
    location: null, // the default point is no place
    extra_answers: { Dept: 'Light' },
    last_note: null,
    kept: true,
  })
  const lines = await city.rows(
    `select kind, public, body from activity a join service_request r on r.id = a.request_id
     where source_id = 'A2' and source_system = 'arrives' order by a.id`,
  )
  expect(lines).toEqual([
    { kind: 'submitted', public: true, body: '' },
    { kind: 'note', public: false, body: 'Bulb by J. Doe' },
    { kind: 'closed', public: true, body: '' },
  ])
  expect(report.changes.map(({ what, count }) => [count, what])).toEqual([
    [1, '{n} places on the default point (42, -71) were taken as no place'],
  ])
  expect(report.made).toMatchObject({ agencies: ['Light', 'Works'], services: ['Lamp out'] })
})

test('no event is announced for it: nobody is mailed about 2015', async () => {
  await bring('silent', [HOLE])

  expect(await city.value('select count(*) from event')).toBe(0)
})

test('it is found by the same words as a request that was submitted here', async () => {
  await bring('words', [HOLE, LAMP])
  const words = `select number, words, lexemes::text from request_words order by number`
  const written = await city.rows(words)

  const ids = (await city.rows<{ id: string }>('select id from service_request')).map(({ id }) => id)
  await city.db.transaction().execute((tx) => indexWords(tx, ids))

  expect(await city.rows(words)).toEqual(written)
})

test('a dry run says the same and writes nothing', async () => {
  const dry = await bring('dry', [HOLE, LAMP, HOLE], false)

  expect(counts(dry)).toEqual([3, 2, 0, 1, 0])
  expect(dry.made.services).toEqual(['Lamp out'])
  expect(await city.value(`select count(*) from import where source_system = 'dry'`)).toBe(0)
  expect(await city.value(`select count(*) from service_request where source_system = 'dry'`)).toBe(0)
})

test('a second run changes nothing, a newer export updates, an older one does not', async () => {
  const closed = HOLE.replace(',,Open,', ',01/07/2015 08:00,Closed,').replace(
    '01/05/2015 09:00',
    '01/05/2015 09:00',
  )
  const newer = closed.replace(/01\/05\/2015 09:00$/, '01/07/2015 08:00')
  await bring('again', [HOLE, LAMP])

  expect(counts(await bring('again', [HOLE, LAMP]))).toEqual([2, 0, 0, 2, 0])
  expect(counts(await bring('again', [newer, LAMP]))).toEqual([2, 0, 1, 1, 0])
  const older = await bring('again', [HOLE])

  expect(counts(older)).toEqual([1, 0, 0, 1, 0])
  expect(older.skipped[0]?.what).toBe('{n} rows are older than what is known')
  expect(
    await city.rows(`select source_id, status from service_request where source_system = 'again' order by 1`),
  ).toEqual([
    { source_id: 'A1', status: 'closed' },
    { source_id: 'A2', status: 'closed' },
  ])
})

test('what a newer export does not say stays as it is', async () => {
  await bring('keeps', [HOLE])
  await bring('keeps', [
    HOLE.replace('1 Elm St,42.36,-71.06', ',,').replace(/01\/05\/2015 09:00$/, '02/01/2015 09:00'),
  ])

  const [row] = await city.rows(`select address, location from service_request where source_system = 'keeps'`)
  expect(row).toEqual({ address: '1 Elm St', location: { x: -71.06, y: 42.36 } })
})

test('a file that says one request twice tells its story in order, and once', async () => {
  const later = HOLE.replace(',,Open,', ',01/07/2015 08:00,Closed,').replace(
    /01\/05\/2015 09:00$/,
    '01/07/2015 08:00',
  )

  expect(counts(await bring('twice', [HOLE, HOLE, later]))).toEqual([3, 1, 1, 1, 0])
  expect(counts(await bring('twice', [HOLE, HOLE, later]))).toEqual([3, 0, 0, 3, 0])
})

test('what somebody here worked on is not overwritten', async () => {
  await bring('worked', [HOLE])
  const id = await city.value<RequestId>(`select id from service_request where source_system = 'worked'`)
  await perform(city.db, PROGRAM, (act) => acceptRequest(act, id))

  const report = await bring('worked', [HOLE.replace(/01\/05\/2015 09:00$/, '03/01/2015 09:00')])

  expect(counts(report)).toEqual([1, 0, 0, 0, 1])
  expect(report.refusals[0]?.what).toMatch(/^somebody here worked on the request/)
})

test('refused rows are written with the reason, and the corrected file comes in with the same mapping', async () => {
  const report = await bring('refused', [
    HOLE,
    'A7,13/45/2015 09:00,,,Open,Pothole,Works,,,,,',
    'A8,01/05/2015 09:00,,,Weird,Pothole,Works,,,,,',
    'A9,01/05/2015 09:00,,,Open,Pothole',
    ',01/05/2015 09:00,,,Open,Pothole,Works,,,,,',
  ])

  expect(counts(report)).toEqual([5, 1, 0, 0, 4])
  const path = join(folder, 'refused.refused.csv')
  const text = readFileSync(path, 'utf8')
  expect(text.split('\n').slice(0, 4)).toEqual([
    `\uFEFF${HEADER},refused_line,refused_because`,
    'A7,13/45/2015 09:00,,,Open,Pothole,Works,,,,,,3,submitted is not a time in MM/DD/YYYY HH:mm: 13/45/2015 09:00',
    "A8,01/05/2015 09:00,,,Weird,Pothole,Works,,,,,,4,status is a word that the mapping's table does not know: Weird",
    'A9,01/05/2015 09:00,,,Open,Pothole,,,,,,,5,"the row cannot be read: it has 6 cells, the first line has 12"',
  ])

  const corrected = text.replace('13/45/2015', '01/04/2015').replace('Weird', 'Open')
  writeFileSync(path, corrected)
  const again = await runImport(city, {
    path,
    mapping: MAPPING.replace('%', 'refused'),
    mappingName: 'test.yaml',
    apply: true,
    refusedPath: join(folder, 'still.csv'),
  })
  expect(counts(again)).toEqual([4, 3, 0, 0, 1])
})

test('a row the database itself refuses takes no other with it', async () => {
  const wrong = HOLE.replace('A1', 'A3').replace('01/05/2015 09:00,01/08/2015', '01/05/2015 09:00,01/08/9999')
  await city.pool.query(
    `alter table service_request add constraint no_far_dates check (due_at < '9000-01-01')`,
  )

  const report = await bring('database', [HOLE, wrong, LAMP])
  await city.pool.query('alter table service_request drop constraint no_far_dates')

  expect(counts(report)).toEqual([3, 2, 0, 0, 1])
  expect(report.refusals[0]).toMatchObject({ count: 1, examples: [{ line: 3, text: 'A3' }] })
  expect(report.refusals[0]?.what).toMatch(/no_far_dates/)
})

test('undone, everything is as it was: what was made is gone, what was changed is back', async () => {
  const before = await state('undone')
  const first = await bring('undone', [HOLE, LAMP.replace('Lamp out', 'Lantern')])
  const between = await state('undone')
  const changed = HOLE.replace('1 Elm St', '9 Oak St').replace(/01\/05\/2015 09:00$/, '04/01/2015 09:00')
  const second = await bring('undone', [changed, HOLE.replace('A1', 'A5')])

  await expect(undoImport(city, first.importId!)).rejects.toMatchObject({ code: 'import_built_upon' })
  expect(await undoImport(city, second.importId!)).toMatchObject({ removed: 1, restored: 1, kept: 0 })
  expect(await state('undone')).toEqual(between)
  expect(await undoImport(city, first.importId!)).toMatchObject({ removed: 2, restored: 0, kept: 0 })
  expect(await state('undone')).toEqual(before)
  await expect(undoImport(city, first.importId!)).rejects.toMatchObject({ code: 'import_undone' })
  await expect(undoImport(city, 999_999)).rejects.toMatchObject({ code: 'no_such_import' })
  expect(counts(await bring('undone', [HOLE]))).toEqual([1, 1, 0, 0, 0])
})

/** All that an import may leave behind, but for versions and numbers, which only go up. */
async function state(source: string) {
  return {
    requests: await city.rows(
      `select source_id, status, address, due_at, extra_answers, location::text,
         (select count(*) from activity a where a.request_id = r.id) as lines,
         (select words from request_words w where w.request_id = r.id) as words,
         (select created from import_row i where i.request_id = r.id) as made
       from service_request r where source_system = $1 order by source_id`,
      [source],
    ),
    services: await city.rows(`select definition->'name'->>'en' as name from service order by 1`),
    names: await city.rows(
      'select kind, name from import_name where source_system = $1 and made_by is not null order by 1, 2',
      [source],
    ),
    rows: await city.value(
      'select count(*) from import_row w where not exists (select from service_request r where r.id = w.request_id)',
    ),
  }
}

test('undoing leaves what somebody here has worked on', async () => {
  const { importId } = await bring('stays', [HOLE, LAMP])
  const id = await city.value<RequestId>(
    `select id from service_request where source_system = 'stays' and source_id = 'A1'`,
  )
  await perform(city.db, PROGRAM, (act) => acceptRequest(act, id))

  expect(await undoImport(city, importId!)).toMatchObject({ removed: 1, restored: 0, kept: 1 })
})

test('work that an import overwrote and an undo gave back outlives the undo of the import before it', async () => {
  const first = await bring('returned', [HOLE])
  const id = await city.value<RequestId>(`select id from service_request where source_system = 'returned'`)
  await perform(city.db, PROGRAM, (act) => acceptRequest(act, id))
  const later = [HOLE.replace('1 Elm', '9 Elm').replace(/01\/05\/2015 09:00$/, '03/01/2015 09:00')]
  const second = await bring('returned', later, true, 'rules: { changed_here: overwrite }')

  expect(counts(second)).toEqual([1, 0, 1, 0, 0])
  expect(await undoImport(city, second.importId!)).toMatchObject({ restored: 1 })
  expect(await undoImport(city, first.importId!)).toMatchObject({ removed: 0, kept: 1 })
})

test('a mapping that does not fit the file is refused before anything is read in', async () => {
  const path = join(folder, 'other.csv')
  writeFileSync(path, 'Case,Open,State\n1,01/01/2015 00:00,Open\n')
  const order = { path, mapping: MAPPING.replace('%', 'other'), mappingName: 'm.yaml', apply: true }

  const refused = await runImport(city, order).catch((error: unknown) => error)

  expect(refused).toBeInstanceOf(WrongMapping)
  expect((refused as WrongMapping).message).toContain(
    'm.yaml:6: The file has no column "Opened"; did you mean "Open"?',
  )
  expect(existsSync(join(folder, 'other.refused.csv'))).toBe(false)
})
