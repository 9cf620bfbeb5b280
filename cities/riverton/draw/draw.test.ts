import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { PMTiles } from 'pmtiles'
import { afterAll, expect, test } from 'vitest'
import { writePmtiles } from './pmtiles.ts'
import { bounds, column, cutTiles, MAX_ZOOM, row } from './tiles.ts'

const folder = join(import.meta.dirname, '..', 'geography')
const again = mkdtempSync(join(tmpdir(), 'riverton-'))
execFileSync(process.execPath, [join(import.meta.dirname, 'main.ts'), again])
afterAll(() => rmSync(again, { recursive: true }))

const committed = (name: string): Buffer => readFileSync(join(folder, name))
const redrawn = (name: string): Buffer => readFileSync(join(again, name))

test.for([
  'city-limits',
  'water',
  'neighborhoods',
  'districts',
  'zip-codes',
  'parks',
  'streets',
  'landmarks',
])('drawn again, the %s of Riverton are the same to the last corner', (name) => {
  expect(redrawn(`${name}.geojson`).equals(committed(`${name}.geojson`))).toBe(true)
})

test('its addresses are the same', () => {
  expect(gunzipSync(redrawn('addresses.csv.gz')).equals(gunzipSync(committed('addresses.csv.gz')))).toBe(true)
})

// Packed bytes may differ with the packer's version; what is in them may not.
test('the basemap is the same too, tile by tile', async () => {
  const [one, two] = [open(committed('basemap.pmtiles')), open(redrawn('basemap.pmtiles'))]
  const header = await one.getHeader()

  expect(await two.getHeader()).toMatchObject({
    minZoom: header.minZoom,
    maxZoom: header.maxZoom,
    minLon: header.minLon,
  })
  let compared = 0
  for (const [z, x, y] of someTiles()) {
    const [mine, theirs] = [await one.getZxy(z, x, y), await two.getZxy(z, x, y)]
    expect(bytesOf(mine).equals(bytesOf(theirs))).toBe(true)
    compared += mine ? 1 : 0
  }
  expect(compared).toBeGreaterThan(300)
})

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

test('an archive is read back as it was written, with equal tiles kept once', async () => {
  const tiles = [
    { z: 2, x: 1, y: 1, data: bytes('land') },
    { z: 2, x: 1, y: 2, data: bytes('sea') },
    { z: 2, x: 2, y: 2, data: bytes('sea') },
    { z: 0, x: 0, y: 0, data: bytes('world') },
  ]
  const archive = {
    metadata: { name: 'test' },
    bounds: [-10, -20, 30, 40],
    center: [1, 2, 2],
    minZoom: 0,
    maxZoom: 2,
  } as const

  const read = open(writePmtiles(tiles, archive))

  expect(await read.getHeader()).toMatchObject({ numTileContents: 3, minLon: -10, maxLat: 40, centerZoom: 2 })
  expect(await read.getMetadata()).toEqual({ name: 'test' })
  for (const { z, x, y, data: written } of tiles) {
    expect(bytesOf(await read.getZxy(z, x, y)).equals(written)).toBe(true)
  }
  expect(await read.getZxy(2, 3, 3)).toBeUndefined()
})

test('no layer, no tile content', () => {
  expect(cutTiles([]).every(({ data }) => data.length === 0)).toBe(true)
})

const bytesOf = (tile: { data: ArrayBuffer } | undefined): Buffer =>
  Buffer.from(tile?.data ?? new ArrayBuffer(0))

function open(archive: Buffer): PMTiles {
  const key = `${archive.length}`
  const slice = (from: number, length: number): ArrayBuffer =>
    Uint8Array.from(archive.subarray(from, from + length)).buffer
  return new PMTiles({
    getKey: () => key,
    getBytes: (from, length) => Promise.resolve({ data: slice(from, length) }),
  })
}

/** Every tile of some zooms, and each third of the deepest. */
function someTiles(): [number, number, number][] {
  const [west, south, east, north] = bounds
  return [8, 11, 13, 14, MAX_ZOOM].flatMap((z) => {
    const found: [number, number, number][] = []
    for (let i = column(west, z); i <= column(east, z); i++)
      for (let j = row(north, z); j <= row(south, z); j++) found.push([z, i, j])
    return z === MAX_ZOOM ? found.filter((_, at) => at % 3 === 0) : found
  })
}
