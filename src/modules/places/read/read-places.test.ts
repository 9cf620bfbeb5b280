import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { readPlaces, type ReadPlaces } from '../index.ts'

/** Reads a folder that holds these files. */
async function read(files: Record<string, string | object | Buffer>): Promise<ReadPlaces> {
  const folder = mkdtempSync(join(tmpdir(), 'places-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, content] of Object.entries(files)) {
    const plain = typeof content === 'string' || Buffer.isBuffer(content)
    writeFileSync(join(folder, name), plain ? content : JSON.stringify(content))
  }
  return readPlaces(folder)
}

const polygon = (
  properties: object,
  ring: unknown = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
    [0, 0],
  ],
): object => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates: [ring] },
})
const collection = (...features: object[]): object => ({ type: 'FeatureCollection', features })
const LAYER = 'layers:\n  - { layer: ward, label: Ward, file: wards.geojson, code: NUM, name: NAME }\n'
const ADDRESSES = 'addresses: { file: list.csv, columns: { address: ADDR, zip: ZIP, lon: X, lat: Y } }\n'
const reasons = ({ problems }: ReadPlaces): string[] =>
  problems.map(({ file, line, feature, reason }) => `${file}:${line ?? feature ?? ''} ${reason}`)

test('a folder without geography.yaml is a city without geography', async () => {
  const { data, problems } = await read({})

  expect(problems).toEqual([])
  expect(data?.areas).toEqual([])
})

test('codes that a spreadsheet made into fractions are whole again; equal codes are one area of several parts', async () => {
  const wards = collection(
    polygon({ NUM: 3.0, NAME: ' Third ' }),
    polygon({ NUM: '3.0', NAME: 'Third' }),
    polygon({ NUM: '4', NAME: 'Fourth' }),
  )
  const { data } = await read({
    'geography.yaml': LAYER,
    'wards.geojson': { crs: { properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } }, ...wards },
  })

  expect(data?.areas.map(({ code, name, shape }) => [code, name, shape.type])).toEqual([
    ['3', { en: 'Third' }, 'MultiPolygon'],
    ['4', { en: 'Fourth' }, 'Polygon'],
  ])
})

test('everything that is wrong is said at once, with its place', async () => {
  const found = await read({
    'geography.yaml': `${LAYER}limits: { file: gone.geojson }\nsurprise: 1\nstreets: { file: ../etc/streets.geojson, name: N }\n${ADDRESSES}`,
    'wards.geojson': collection(
      polygon({ NUM: 1 }, [
        [500_000, 4_000_000],
        [500_001, 4_000_000],
        [500_001, 4_000_001],
      ]),
      { type: 'Feature', properties: { NUM: 2 }, geometry: { type: 'Point', coordinates: [0, 0] } },
      { type: 'Feature', properties: { NUM: 3 }, geometry: null },
      polygon({ OTHER: 5 }),
    ),
    'list.csv': 'ADDRESS,ZIP,X,Y\n1 Main St,1,0,0\n',
  })

  expect(found.data).toBeNull()
  expect(reasons(found)).toEqual([
    'geography.yaml: surprise: unknown; known are limits, water, layers, streets, landmarks, addresses, basemap',
    '../etc/streets.geojson: the file must lie inside the city’s folder',
    'wards.geojson:3 the feature has no geometry',
    'wards.geojson:1 has coordinates that are no degrees (longitude first, WGS 84)',
    'wards.geojson:2 is a Point; an area must be a Polygon or MultiPolygon',
    'wards.geojson:4 the feature has no NUM and is left out (it has OTHER)',
    'gone.geojson: there is no such file',
    'list.csv:1 has no column ADDR; it has ADDRESS, ZIP, X, Y',
  ])
})

test('a file in another system than degrees is refused by its name', async () => {
  const projected = {
    crs: { properties: { name: 'urn:ogc:def:crs:EPSG::2272' } },
    ...collection(polygon({ NUM: 1, NAME: 'A' })),
  }

  expect(reasons(await read({ 'geography.yaml': LAYER, 'wards.geojson': projected }))).toEqual([
    'wards.geojson: is in urn:ogc:def:crs:EPSG::2272; export it again in WGS 84 degrees (EPSG:4326)',
  ])
})

test('broken YAML and broken JSON are named with their line', async () => {
  expect(reasons(await read({ 'geography.yaml': 'limits: [1,\nwater: }' }))[0]).toMatch(/^geography.yaml:\d /)
  expect(reasons(await read({ 'geography.yaml': LAYER, 'wards.geojson': '{"type":' }))[0]).toMatch(
    /^wards.geojson: is no JSON/,
  )
  expect(reasons(await read({ 'geography.yaml': '- a\n- b' }))[0]).toMatch(/must be a map/)
})

test('an address list is read packed, with its odd rows said and left out', async () => {
  const list =
    '\uFEFFADDR,ZIP,X,Y\r\n1300-20 E JOHNSON ST,19144.0,-75.17,40.03\r\n"12 Elm St, Apt 4",1,0,0\r\nFOR TESTING ONLY,,,\r\n12 ELM ST,1,abc,40\r\n12 Elm St,1,,\r\n'
  const found = await read({ 'geography.yaml': ADDRESSES, 'list.csv': gzipSync(list) })

  expect(found.data?.streets.map(({ name }) => name)).toEqual(['E Johnson St', 'Elm St'])
  expect(found.data?.addresses).toMatchObject({
    number: [1300, 12, 12],
    suffix: ['-20', '', ''],
    zip: ['19144', '1', '1'],
    lon: [-75.17, NaN, NaN],
  })
  expect(reasons(found)).toEqual([
    'list.csv:3 no point on earth; kept without one',
    'list.csv:4 no house number and street; left out: FOR TESTING ONLY',
    'list.csv:5 no point on earth; kept without one',
    'list.csv:6 the same address comes twice; kept once: 12 Elm St 1',
  ])
})

test('ten thousand alike faults are shown twenty times and counted', async () => {
  const list = ['ADDR,ZIP,X,Y', ...Array.from({ length: 10_000 }, (_, at) => `nowhere ${at},,,`)].join('\n')
  const { problems } = await read({ 'geography.yaml': ADDRESSES, 'list.csv': list })

  expect(problems).toHaveLength(21)
  expect(problems.at(-1)?.reason).toBe('no house number and street; left out (9980 more)')
})

test('streets that share a corner of their lines cross there', async () => {
  const line = (N: string, ...coordinates: number[][]): object => ({
    type: 'Feature',
    properties: { N },
    geometry: { type: 'LineString', coordinates },
  })
  const { data } = await read({
    'geography.yaml': 'streets: { file: s.geojson, name: N }',
    's.geojson': collection(
      line('ELM ST', [0, 0], [1, 0], [2, 0]),
      line('OAK ST', [1, -1], [1, 0], [1, 1]),
      line('ASH ST', [5, 5], [6, 6]),
      line('', [0, 0], [1, 1]),
    ),
  })

  expect(data?.streets).toEqual([
    { name: 'Elm St', middle: { lon: 1, lat: 0 } },
    { name: 'Oak St', middle: { lon: 1, lat: 0 } },
    { name: 'Ash St', middle: { lon: 6, lat: 6 } },
  ])
  expect(data?.crossings).toEqual([{ street: 0, other: 1, point: { lon: 1, lat: 0 } }])
})

test('names are the same names whether their accents were written as one sign or as two', async () => {
  const apart = 'Pen\u0303asco'
  const { data, problems } = await read({
    'geography.yaml': LAYER + ADDRESSES,
    'wards.geojson': JSON.stringify(collection(polygon({ NUM: 1, NAME: apart }))).replaceAll(
      '\u0303',
      String.raw`\u0303`,
    ),
    'list.csv': `ADDR,ZIP,X,Y\n1 ${apart} St,1,0.5,0.5\n`,
  })

  expect(problems.filter(({ level }) => level === 'error')).toEqual([])
  expect(JSON.stringify(data?.areas)).toContain('Peñasco')
  expect(JSON.stringify(data)).not.toContain('\u0303')
})
