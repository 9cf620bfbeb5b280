import { expect, test } from 'vitest'
import type { Catalog } from '../catalog/index.ts'
import { buildPlaces } from '../places/index.ts'
import { smallCity, smallPlaces } from '../../testing/small-city.ts'
import { readWhat } from './what.ts'

const places = buildPlaces(smallPlaces)
const catalog = {
  ...smallCity,
  services: smallCity.services.map((service, at) => ({ ...service, id: at + 1 })),
} as unknown as Catalog

test.each([
  [{}, 'nothing_to_follow'],
  [{ area: 'district:9' }, 'nothing_to_follow'],
  [{ service: '104' }, 'nothing_to_follow'],
  [{ words: 'ab' }, 'nothing_to_follow'],
  [{ lat: '0', lon: '0' }, 'outside_city'],
  [{ lat: 'x', lon: 'y' }, 'outside_city'],
  [{ outline: '1,2' }, 'drawing_unclear'],
  [{ outline: '-75.5,40 -75.5,40 -75.5,40' }, 'drawing_unclear'],
  [{ outline: '-75.5,40 a,b -75.5,40.1' }, 'drawing_unclear'],
  [{ outline: '10,40 11,40 11,41' }, 'outside_city'],
])('what cannot be followed is said: %j', (asked, code) => {
  expect(() => readWhat(asked, catalog, places)).toThrow(expect.objectContaining({ code }))
})

test.each([
  ['Win $500 at https://prize.example/x!', 'Win 500 at https prize example x'],
  ['St. Mary’s, 5th & Market', 'St Mary’s 5th & Market'],
  ['me@evil.example\u0000\r\nBcc: all@city.example', 'me evil example Bcc all city example'],
  ['بقعة زيت', 'بقعة زيت'],
])('no web address travels in the letter that asks for a yes: %j', (words, kept) => {
  expect(readWhat({ words }, catalog, places)).toEqual({ kind: 'search', words: kept })
})

test.each([
  ['City Hall. You owe a fine: call +1 900 555 0199', ''],
  ['evil。example', ''],
  ['104 Broad St', '104 Broad St'],
])('nor a place that is none: %j', (label, kept) => {
  const what = readWhat({ lat: '40', lon: '-75.501', label }, catalog, places)
  expect(what).toMatchObject({ kind: 'near', label: kept })
})

test('and no advertisement', () => {
  const what = readWhat({ words: 'call now '.repeat(40) }, catalog, places)
  expect(what).toMatchObject({ kind: 'search' })
  expect('words' in what && [...what.words].length).toBeLessThanOrEqual(60)
})
