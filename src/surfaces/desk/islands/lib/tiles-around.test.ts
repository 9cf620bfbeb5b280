import { expect, test } from 'vitest'
import { tilesAround } from './tiles-around.ts'

test('a place has its tile and the eight around it at each scale, the coarse ones first', () => {
  const tiles = tilesAround([{ lon: -75.5012, lat: 40.0009 }], 10, 14)

  expect(tiles).toHaveLength(5 * 9)
  expect(tiles.map(([z]) => z)).toEqual([...tiles.map(([z]) => z)].sort((one, other) => one - other))
  // Reckoned by hand: x = (180 − 75.5012) / 360 · 2^14.
  expect(tiles).toContainEqual([14, 4755, 6201])
})

test('at the end of the world there are fewer, and a day’s work has its limit', () => {
  expect(tilesAround([{ lon: -180, lat: 85 }], 0, 0)).toEqual([[0, 0, 0]])
  const everywhere = Array.from({ length: 400 }, (_, at) => ({ lon: at / 10, lat: at / 10 }))
  expect(tilesAround(everywhere, 10, 14)).toHaveLength(600)
})
