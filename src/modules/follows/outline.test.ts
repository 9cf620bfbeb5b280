import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crosses } from '../../kernel/crosses.ts'
import { buildPlaces } from '../places/index.ts'
import { smallPlaces } from '../../testing/small-city.ts'
import { cornersOf, MOST_CORNERS, readOutline } from './outline.ts'
import { toRow } from './to-row.ts'

const places = buildPlaces(smallPlaces)
const square = '-75.502,39.999 -75.5,39.999 -75.5,40.001 -75.502,40.001'

test.each([
  ['a bow tie', '-75.502,39.999 -75.5,40.001 -75.5,39.999 -75.502,40.001', 'drawing_crosses'],
  ['there and back on one line', '-75.502,40 -75.5,40 -75.501,40 -75.4995,40', 'drawing_crosses'],
  ['ten thousand corners', '-75.5,40 '.repeat(10_000), 'drawing_unclear'],
  ['one corner too many', circle(MOST_CORNERS + 1), 'drawing_unclear'],
  ['a corner that is nowhere', `${square} -75.5,`, 'outside_city'],
  ['the end of the world', `${square} Infinity,1e309`, 'drawing_unclear'],
])('%s is no area', (_, outline, code) => {
  expect(() => readOutline(outline, places)).toThrow(expect.objectContaining({ code }))
})

function circle(count: number): string {
  return Array.from({ length: count }, (_, at) => {
    const angle = (2 * Math.PI * at) / count
    return `${-75.501 + Math.cos(angle) / 1000},${40 + Math.sin(angle) / 1000}`
  }).join(' ')
}

test('what is drawn around something is taken, with as many corners as are allowed', () => {
  expect(readOutline(square, places)).toHaveLength(4)
  expect(readOutline(circle(MOST_CORNERS), places)).toHaveLength(MOST_CORNERS)
})

test('corners in order of their angle never cross, and two of them swapped always do', () => {
  const angles = fc.uniqueArray(fc.integer({ min: 0, max: 359 }), { minLength: 5, maxLength: 30 })
  fc.assert(
    fc.property(angles, fc.nat(), (some, seed) => {
      const corners = some
        .toSorted((a, b) => a - b)
        .map((angle) => {
          const turned = (angle * Math.PI) / 180
          return { lon: Math.cos(turned), lat: Math.sin(turned) }
        })
      expect(crosses(corners)).toBe(false)
      const at = seed % (corners.length - 1)
      const swapped = corners.with(at, corners[at + 1]!).with(at + 1, corners[at]!)
      expect(crosses(swapped)).toBe(true)
    }),
  )
})

test('an area comes back as it was kept', () => {
  const outline = readOutline(square, places)
  const { outline: kept } = toRow({ kind: 'drawn', outline })

  expect(cornersOf(String(kept))).toEqual(outline)
  expect(cornersOf('((-75.5,1e-05),(2,3.25))')).toEqual([
    { lon: -75.5, lat: 0.00001 },
    { lon: 2, lat: 3.25 },
  ])
})
