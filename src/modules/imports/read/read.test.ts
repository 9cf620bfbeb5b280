import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { openRows, type RawRow, surveyFile } from './index.ts'
import { sniffDelimiter, splitCsv } from './split-csv.ts'
import { splitJson } from './split-json.ts'

const folder = mkdtempSync(join(tmpdir(), 'broadstreet-read-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function read(name: string, bytes: Buffer | string) {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  const survey = await surveyFile(path)
  const rows = await openRows(path, survey)
  const all: RawRow[] = []
  for await (const group of rows.groups()) all.push(...group)
  return { survey, columns: rows.columns, rows: all }
}

const cellsOf = (rows: readonly RawRow[]) => rows.map(({ cells }) => cells)

function split(text: string, cuts: readonly number[]): RawRow[] {
  const splitter = splitCsv(',')
  const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length]
  const rows = places.slice(1).flatMap((end, at) => splitter.push(text.slice(places[at], end)))
  return [...rows, ...splitter.end()]
}

test('a row knows its line, whatever stands between quotation marks', () => {
  const rows = split('a,b\r\n"two\nlines","say ""hi"""\r\n\r\n1,\r\n', [])

  expect(rows).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['two\nlines', 'say "hi"'] },
    { line: 5, cells: ['1', ''] },
  ])
})

test('where the disk cuts a file makes no difference', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', 'é', ' '), maxLength: 6 })
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 }),
      fc.array(fc.nat(), { maxLength: 6 }),
      (table, cuts) => {
        const text = table.map((row) => row.map(quoted).join(',')).join('\r\n')
        expect(cellsOf(split(text, cuts))).toEqual(table)
      },
    ),
  )
})

test('a stray quotation mark costs its own row and no other', () => {
  const rows = split('id,said\n1,fine\n2,"no end\n3,fine\n4,"quoted"\n', [])

  expect(rows.map(({ line, cells, broken }) => [line, cells[0], broken !== undefined])).toEqual([
    [1, 'id', false],
    [2, '1', false],
    [3, '2', true],
    [4, '3', false],
    [5, '4', false],
  ])
})

test.each([
  ['UTF-8 with a byte-order mark', 'utf-8', Buffer.from('\uFEFFid,name\r\n1,Zoë\r\n')],
  ['Windows-1252', 'windows-1252', Buffer.from('id,name\r\n1,Zo\xEB\r\n', 'latin1')],
  ['UTF-16', 'utf-16le', Buffer.from('\uFEFFid,name\r\n1,Zoë\r\n', 'utf16le')],
  ['UTF-16 without a mark', 'utf-16le', Buffer.from('id,name\r\n1,Zoë\r\n', 'utf16le')],
])('%s is read as what it is', async (_, encoding, bytes) => {
  const plain = await read('names.csv', bytes)
  const packed = await read('names.csv.gz', gzipSync(bytes))

  expect(plain.survey).toMatchObject({ encoding, format: 'csv', gzipped: false, damaged: false })
  expect(plain.columns).toEqual(['id', 'name'])
  expect(cellsOf(plain.rows)).toEqual([['1', 'Zoë']])
  expect(packed.survey.gzipped).toBe(true)
  expect(cellsOf(packed.rows)).toEqual([['1', 'Zoë']])
})

test('a row with more or fewer cells than the header is broken, not shifted', async () => {
  const { rows } = await read('ragged.csv', 'a,b\n1,2\n1\n1,2,3\n')

  expect(rows.map(({ broken }) => broken)).toEqual([
    undefined,
    'it has 1 cells, the first line has 2',
    'it has 3 cells, the first line has 2',
  ])
})

test('a JSON array of any layout, and one object a line, are the same rows', async () => {
  const objects = [
    { id: 1, where: { lat: 40.5 }, tags: ['a'] },
    { id: 2, said: 'brace } and "quote"' },
  ]
  const array = await read('all.json', JSON.stringify(objects, null, 2))
  const lines = await read('all.jsonl', `${objects.map((one) => JSON.stringify(one)).join('\n')}\n{"id": 3\n`)

  expect(array.columns).toEqual(['id', 'where.lat', 'tags', 'said'])
  expect(cellsOf(array.rows)).toEqual([
    ['1', '40.5', '["a"]'],
    ['2', '', '', 'brace } and "quote"'],
  ])
  expect(lines.rows.map(({ line, broken }) => [line, broken !== undefined])).toEqual([
    [1, false],
    [2, false],
    [3, true],
  ])
})

test('an array cut anywhere gives the same objects', () => {
  const text = '[\n{"a": "x\\"}{"},\n{"a": {"b": 1}}\n]'
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(text.length), (one, other) => {
      const splitter = splitJson('json')
      const [first, second] = [Math.min(one, other), Math.max(one, other)]
      const pieces = [text.slice(0, first), text.slice(first, second), text.slice(second)]
      const rows = pieces.flatMap((piece) => splitter.push(piece))

      expect(rows.map(({ line }) => line)).toEqual([2, 3])
      expect(splitter.end()).toEqual([])
    }),
  )
})

test('the delimiter is the sign that the first line has most of', () => {
  expect(sniffDelimiter('a;b;"c,d,e,f"\n')).toBe(';')
  expect(sniffDelimiter('a\tb\n')).toBe('\t')
  expect(sniffDelimiter('alone\n')).toBe(',')
})

test('a file whose lines end as on an old Mac loses no row to a stray quotation mark', () => {
  const rows = split('id,said\r1,"no end\r2,fine\r', [])

  expect(rows.map(({ line, cells, broken }) => [line, cells[0], broken !== undefined])).toEqual([
    [1, 'id', false],
    [2, '1', true],
    [3, '2', false],
  ])
})

test('a cell of ten million characters is a cell; the rows after it know their lines', () => {
  const long = 'a line\n'.repeat(1_500_000)
  const rows = split(`id,said\n1,"${long}"\n2,${'x'.repeat(10_000_000)}\n3,fine\n`, [131_072, 9_000_000])

  expect(rows.map(({ line, cells }) => [line, cells[0], cells[1]!.length])).toEqual([
    [1, 'id', 4],
    [2, '1', long.length],
    [1_500_003, '2', 10_000_000],
    [1_500_004, '3', 4],
  ])
})

test('a line without an end is one refused row, and what comes after it has its right number', () => {
  const rows = split(`id,said\n1,${'x'.repeat(13_000_000)}\n2,fine\n`, [12_500_000])

  expect(rows.map(({ line, cells, broken }) => [line, cells[0], broken])).toEqual([
    [1, 'id', undefined],
    [2, '1', 'it is longer than 12,000,000 characters; only its beginning is kept'],
    [3, '2', undefined],
  ])
})

test.each([
  ['GeoJSON', 'features'],
  ['an answer with the list in it', 'results'],
])('%s: its objects are the rows', async (_, list) => {
  const around = {
    type: 'x',
    crs: { properties: { name: 'y' } },
    [list]: [{ id: 1, tags: [{ a: 1 }] }, { id: 2 }],
  }
  const narrow = await read('narrow.json', JSON.stringify(around))
  const wide = await read('wide.json', JSON.stringify(around, null, 2))

  expect(narrow.columns).toEqual(['id', 'tags'])
  expect(cellsOf(narrow.rows)).toEqual([
    ['1', '[{"a":1}]'],
    ['2', ''],
  ])
  expect(cellsOf(wide.rows)).toEqual(cellsOf(narrow.rows))
})

test('an object a line stays one, whatever lists are in it', async () => {
  const { survey, rows } = await read('rows.jsonl', '{"id":1,"data":5}\n{"id":2,"data":[{"a":1}]}\n')

  expect(survey.format).toBe('jsonl')
  expect(rows).toHaveLength(2)
})

test('in an array too, a broken row takes no other with it', async () => {
  const text = '[\n{"id": "1"},\n{"id": "2, "x": ""},\n{"id": "3"},\n{"id": "4}\n,{"id": "5"}\n]\n'
  const { rows } = await read('array.json', text)

  expect(rows.map(({ line, cells, broken }) => [line, broken === undefined ? cells[0] : 'broken'])).toEqual([
    [2, '1'],
    [3, 'broken'],
    [4, '3'],
    [5, 'broken'],
    [6, '5'],
  ])
})
