import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { inProject } from '../../kernel/root.ts'
import { buildPlaces, readPlaces } from './index.ts'

const DATA = inProject('..', 'shared', 'data', 'philadelphia')
const there = existsSync(DATA)
if (!there) console.info('Philadelphia’s geography is not beside the project; its tests are skipped')

const INDEX = `
limits: { file: philadelphia-city-limits.geojson }
layers:
  - { layer: neighborhood, label: Neighborhood, file: philadelphia-neighborhoods-zillow.geojson, name: ZillowName }
  - { layer: zip, label: ZIP code, file: philadelphia-zip-codes.geojson, code: CODE, name: CODE }
  - { layer: district, label: Council district, file: philadelphia-council-districts-2024-simplified.geojson, code: district, name: district }
  - { layer: exact, label: Council district, file: philadelphia-council-districts-2024.geojson, code: district, name: district }
  - { layer: park, label: Park, file: philadelphia-parks.geojson, code: DPP_ASSET_ID, name: ASSET_NAME }
addresses:
  file: philadelphia-addresses-with-violations.csv.gz
  columns: { address: address }
`

/** A folder as docs/BRING-YOUR-OWN-CITY.md describes it. */
async function philadelphia() {
  const folder = mkdtempSync(join(tmpdir(), 'philadelphia-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  for (const file of INDEX.match(/philadelphia-[\w.-]+/g) ?? []) cpSync(join(DATA, file), join(folder, file))
  writeFileSync(join(folder, 'geography.yaml'), INDEX)
  return readPlaces(folder)
}

describe.skipIf(!there)('a real city, Philadelphia', async () => {
  const { data, problems } = there ? await philadelphia() : { data: null, problems: [] }
  if (!data) return
  const places = buildPlaces(data)

  test('is read whole: only the three rows that are no addresses are left out', () => {
    expect(problems.map(({ level }) => level)).toEqual(['warning', 'warning', 'warning'])
    expect(problems.every(({ reason }) => reason.includes('ONLY'))).toBe(true)
    expect(places.addressCount).toBe(167_714 - 3)
    expect(['neighborhood', 'zip', 'district', 'park'].map((layer) => places.areas(layer).length)).toEqual([
      158, 48, 10, 63,
    ])
  })

  test.for([
    [-75.1636, 39.9526, 'Center City', '19107'],
    [-75.172, 39.9665, 'Spring Garden', '19130'],
    [-75.2246, 40.0259, 'Manayunk', '19127'],
  ] as const)('%d, %d lies in %s', ([lon, lat, neighborhood, zip]) => {
    const located = places.locate({ lon, lat })
    const names = located.where === 'outside' ? [] : located.areas.map(({ id }) => places.areaName(id, 'en'))

    expect(names).toEqual(expect.arrayContaining([neighborhood, zip]))
  })

  test('simplified districts gape: a point of the city may lie in none, and that is said, not hidden', () => {
    const counts = new Map<number, number>()
    for (const { lon, lat } of grid(places.bounds, 160)) {
      const located = places.locate({ lon, lat })
      if (located.where === 'outside') continue
      const districts = located.areas.filter(({ layer }) => layer === 'district').length
      counts.set(districts, (counts.get(districts) ?? 0) + 1)
    }

    expect(counts.get(1)).toBeGreaterThan(5_000)
    expect(counts.get(0)).toBeGreaterThan(0)
  })

  test('New Jersey is outside', () => {
    expect(places.locate({ lon: -75.1197, lat: 39.9259 })).toEqual({ where: 'outside' })
  })

  test.for([
    ['1200 brod st', '1200 S Broad St'],
    ['1310 E Johnson Street', '1300-20 E Johnson St'],
    ['2401 pensylvania ave', '2401 Pennsylvania Ave'],
    ['1 1/2 river rd', '1 1/2 River Rd'],
    ['4800 frankferd avenue philadelphia', '4800 Frankford Ave'],
  ] as const)('"%s" finds %s', ([asked, label]) => {
    expect(
      places
        .searchAddresses(asked)
        .slice(0, 2)
        .map((hit) => hit.label),
    ).toContain(label)
  })

  test('every thousandth address is found first by its own label', () => {
    const labels = Array.from({ length: 167 }, (_, at) => places.addressById(at * 1_000 + 1)?.label ?? '')
    const times: number[] = []
    const wrong = labels.filter((label) => {
      const started = performance.now()
      const [hit] = places.searchAddresses(label)
      times.push(performance.now() - started)
      return hit?.label !== label
    })
    times.sort((a, b) => a - b)
    console.info(
      `search in 167,711 addresses: p50 ${times[83]?.toFixed(2)} ms, p95 ${times[158]?.toFixed(2)} ms`,
    )

    expect(wrong).toEqual([])
  })
})

function* grid(
  [west, south, east, north]: readonly number[],
  steps: number,
): Generator<{ lon: number; lat: number }> {
  const share = (from = 0, to = 0, at: number): number => from + ((to - from) * (at + 0.5)) / steps
  for (let x = 0; x < steps; x++)
    for (let y = 0; y < steps; y++) yield { lon: share(west, east, x), lat: share(south, north, y) }
}
