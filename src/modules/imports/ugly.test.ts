/** What no newcomer's file should hold, and some do. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCity, type TestCity } from './a-city.ts'
import {
  type ImportReport,
  listImports,
  printImports,
  profileFile,
  runImport,
  suggestMapping,
} from './index.ts'

let city: TestCity
const folder = mkdtempSync(join(tmpdir(), 'broadstreet-ugly-'))
beforeAll(async () => void (city = await aCity()))
afterAll(async () => {
  await city?.close()
  rmSync(folder, { recursive: true, force: true })
})

const HEADER = 'Case,Opened,State,Type,Dept'
const MAPPING = `
source: %
request:
  id: Case
  submitted: { column: Opened, date: MM/DD/YYYY HH:mm }
  status: { column: State, lookup: { Open: open, Closed: closed } }
service: { name: Type, agency: Dept }
`
const ROW = 'A1,01/05/2015 09:00,Open,Pothole,Works'

function bring(source: string, lines: readonly string[]): Promise<ImportReport> {
  const path = join(folder, `${source}.csv`)
  writeFileSync(path, [HEADER, ...lines, ''].join('\n'))
  const refusedPath = join(folder, `${source}.refused.csv`)
  return runImport(city, { ...order(source, path), refusedPath })
}

const order = (source: string, path: string) => ({
  path,
  mapping: MAPPING.replace('%', source),
  mappingName: 'test.yaml',
  apply: true,
})

test('signs that no database holds cost at most their row', async () => {
  const report = await bring('signs', [
    ROW.replace('A1', 'A\u0000B'),
    ROW.replace('A1', 'A5').replace('01/05/2015', 'day\u0000'),
    ROW.replace('A1', 'A6').replace('01/05/2015', `${'x'.repeat(119)}\u{1F573}`),
  ])

  expect(report).toMatchObject({ rows: 3, created: 1, refused: 2 })
  const [, one, other] = readFileSync(join(folder, 'signs.refused.csv'), 'utf8').split('\n')
  expect(one).toMatch(/^A5,day\uFFFD /)
  expect(other).toContain('x\u{1F573} 09:00')
})

test('what is too long to be an id or a name is refused or cut, and the rest comes in', async () => {
  const long = randomBytes(2000).toString('hex')
  const report = await bring('long', [
    ROW.replace('A1', long),
    ROW.replace('A1', 'A2').replace('Pothole', long),
    ROW.replace('A1', 'A3').replace('Works', long),
  ])

  expect(report).toMatchObject({ rows: 3, created: 1, refused: 2 })
  expect(report.refusals.map(({ what }) => what).toSorted()).toEqual([
    'the id is longer than 500 characters',
    'the service key is longer than 500 characters',
  ])
  expect(report.made.agencies[0]).toHaveLength(200)
})

test('refused rows never take the place of a file that somebody may be correcting, nor of the one that is read', async () => {
  const path = join(folder, 'place.csv')
  writeFileSync(path, `${HEADER}\nbad\n`)
  const here = process.cwd()
  process.chdir(folder)
  try {
    const first = await runImport(city, order('place', path))
    const second = await runImport(city, order('place', path))
    expect(basename(first.refusedFile ?? '')).toBe('place.refused.csv')
    expect(basename(second.refusedFile ?? '')).toBe('place.refused-2.csv')
  } finally {
    process.chdir(here)
  }

  for (const refusedPath of [path, folder, join(folder, 'nowhere', 'refused.csv')]) {
    await expect(runImport(city, { ...order('place', path), refusedPath })).rejects.toMatchObject({
      code: 'no_refused_file',
    })
  }
})

test('a line that is no JSON is given back as the text it is', async () => {
  const path = join(folder, 'lines.jsonl')
  const refusedPath = join(folder, 'lines.refused.jsonl')
  const columns = HEADER.split(',').map((name) => [name, ''])
  writeFileSync(path, `${JSON.stringify(Object.fromEntries(columns))}\n{"Case": \n`)
  await runImport(city, { ...order('lines', path), refusedPath })

  const last = readFileSync(refusedPath, 'utf8').trimEnd().split('\n').at(-1)!
  expect(JSON.parse(last)).toMatchObject({ refused_text: '{"Case": ', refused_line: 2 })
})

test('hours that are no number of hours refuse their row', async () => {
  const path = join(folder, 'hours.csv')
  writeFileSync(path, `${HEADER},Hours\n${ROW},5\n${ROW.replace('A1', 'A2')},1e300\n`)
  const mapping = order('hours', path).mapping.replace(
    '  status:',
    '  closed: { after_submitted_hours: Hours }\n  status:',
  )
  const report = await runImport(city, {
    ...order('hours', path),
    mapping,
    refusedPath: join(folder, 'hours.refused'),
  })

  expect(report).toMatchObject({ rows: 2, created: 1, refused: 1 })
})

test('times in the report are on the clock of the file', async () => {
  const path = join(folder, 'clock.csv')
  writeFileSync(path, `${HEADER},Closed\n${ROW.replace('Open', 'Closed')},01/04/2015 08:15\n`)
  const closed = '  closed: { column: Closed, date: MM/DD/YYYY HH:mm }\n  status:'
  const mapping = order('clock', path).mapping.replace('  status:', closed)
  const report = await runImport(city, { ...order('clock', path), mapping })

  expect(report.wonders[0]?.examples[0]?.text).toBe(
    'closed 2015-01-04 08:15:00, submitted 2015-01-05 09:00:00',
  )
})

test('a first mapping finds an id whose name is written together, and guesses no zone', async () => {
  const path = join(folder, 'together.csv')
  writeFileSync(
    path,
    'ServiceRequestNum,CreatedDate,Status,Type\n18-1,2018-01-01,Open,Hole\n18-2,2018-01-02,Open,Hole\n',
  )
  const mapping = suggestMapping(await profileFile(path))

  expect(mapping).toContain('  id: ServiceRequestNum')
  expect(mapping).not.toMatch(/^zone:/m)
})

test('an import that was killed before it could say its number is found in the list', async () => {
  await bring('listed', [ROW])
  await city.pool.query(`update import set status = 'running' where source_system = 'listed'`)
  const [newest] = await listImports(city)

  expect(newest).toMatchObject({
    source: 'listed',
    file: 'listed.csv',
    status: 'running',
    created: 1,
    refused: 0,
  })
  expect(printImports([newest!], 'America/New_York')).toMatch(
    /listed, listed\.csv: 1 new, .* \(not at its end/,
  )
})

test('GeoJSON comes in with the mapping that is suggested for it, and a broken row comes back', async () => {
  const path = join(folder, 'cases.geojson')
  const feature = (id: number, opened: string) => ({
    type: 'Feature',
    properties: { case_id: id, opened_date: opened, status: 'Open', service_name: 'Graffiti' },
    geometry: { type: 'Point', coordinates: [-71.06, 42.36] },
  })
  const features = [feature(1, '2025-01-02T10:00:00Z'), feature(2, '2025-01-03T10:00:00Z'), feature(3, '')]
  writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features }, null, 1))
  const mapping = suggestMapping(await profileFile(path))
  const refusedPath = join(folder, 'cases.refused.json')
  const report = await runImport(city, { ...order('cases', path), mapping, refusedPath })

  expect(report).toMatchObject({ rows: 3, created: 2, refused: 1 })
  expect(report.made.services).toEqual(['Graffiti'])
  expect(await city.value(`select location::text from service_request where source_id = '1'`)).toBe(
    '(-71.06,42.36)',
  )

  writeFileSync(
    refusedPath,
    readFileSync(refusedPath, 'utf8').replace('{', '{"properties.opened_date":"2025-01-04",'),
  )
  const again = await runImport(city, { ...order('cases', refusedPath), mapping })
  expect(again).toMatchObject({ rows: 1, created: 1 })
})

test('rows refused from a file in its own ways come back by the same mapping, however often', async () => {
  const path = join(folder, 'ways.csv')
  const lines = [
    HEADER,
    ROW.replace('Works', 'Stra\xDFen').replace('01/05', '13/45'),
    ROW.replace('A1', 'A2'),
  ]
  writeFileSync(path, Buffer.from(lines.join('\n').replaceAll(',', ';'), 'latin1'))
  const mapping = `${order('ways', path).mapping}file: { encoding: windows-1252, delimiter: ';' }\n`
  const bringIn = (from: string, to: string) =>
    runImport(city, { ...order('ways', from), mapping, refusedPath: join(folder, to) })
  await bringIn(path, 'ways-1.csv')
  await bringIn(join(folder, 'ways-1.csv'), 'ways-2.csv')
  const text = readFileSync(join(folder, 'ways-2.csv'), 'utf8')
  writeFileSync(join(folder, 'ways-2.csv'), text.replace('13/45', '01/05'))
  const last = await bringIn(join(folder, 'ways-2.csv'), 'ways-3.csv')

  expect(text.split('\n')[0]).toBe('\uFEFFCase;Opened;State;Type;Dept;refused_line;refused_because')
  expect(last).toMatchObject({ rows: 1, created: 1, refused: 0, made: { agencies: ['Straßen'] } })
})
