import { expect, test } from 'vitest'
import { parsePoint } from './index.ts'

test('two numbers are a point, in any digits', () => {
  expect(parsePoint('40.5', ' -75.25 ')).toEqual({ lat: 40.5, lon: -75.25 })
  expect(parsePoint('+.5', '7.')).toEqual({ lat: 0.5, lon: 7 })
  expect(parsePoint('٤٠٫٥', '-٧٥')).toEqual({ lat: 40.5, lon: -75 })
})

test('nothing given is no point, and no fault', () => {
  expect(parsePoint(undefined, undefined)).toBeUndefined()
  expect(parsePoint('', '  ')).toBeUndefined()
})

test.for([
  ['40', ''],
  [undefined, '-75'],
  ['', '-75'],
] as const)('half a point is refused: %s, %s', ([lat, lon]) => {
  expect(() => parsePoint(lat, lon)).toThrow(
    expect.objectContaining({ kind: 'invalid', code: 'half_a_point' }),
  )
})

test.for(['abc', '91', '-90.0001', '1e1', '0x10', 'NaN', 'Infinity', '40,5', '40 N', '--4', '.'])(
  '%s is no latitude',
  (lat) => {
    expect(() => parsePoint(lat, '-75')).toThrow(
      expect.objectContaining({ kind: 'invalid', code: 'not_a_point' }),
    )
  },
)
