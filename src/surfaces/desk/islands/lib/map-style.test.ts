import { afterEach, expect, test, vi } from 'vitest'
import { mapStyle } from './map-style.ts'

afterEach(() => void vi.unstubAllGlobals())

test('only surfaces are filled: a river’s middle line would flood its bends', () => {
  vi.stubGlobal('location', { origin: 'http://localhost' })

  const fills = mapStyle(true, 'en', false).layers.filter(({ type }) => type === 'fill')

  expect(fills.length).toBe(3)
  for (const layer of fills) {
    expect(JSON.stringify('filter' in layer && layer.filter)).toContain('["==",["geometry-type"],"Polygon"]')
  }
})
