import fc from 'fast-check'
import { expect, test } from 'vitest'
import { town } from './fixture.ts'
import { areaKey, buildPlaces } from './index.ts'

const places = buildPlaces(town)
const keysAt = (lon: number, lat: number): string[] => {
  const located = places.locate({ lon, lat })
  return located.where === 'outside' ? ['outside'] : located.areas.map(areaKey)
}

test('a point knows its areas: one, two where borders overlap, none where they gape', () => {
  expect(keysAt(-75.04, 39.97)).toEqual(['district:1'])
  expect(keysAt(-75.015, 40.02)).toEqual(['district:1', 'district:3'])
  expect(keysAt(-75.005, 39.97)).toEqual([])
})

test('beyond the limits is outside, unless a door of the city is right there', () => {
  expect(keysAt(-74.94, 40.0)).toEqual(['outside'])
  expect(places.locate({ lon: -74.9, lat: 40.0001 })).toMatchObject({
    where: 'inside',
    address: { label: '500 Main Ave' },
  })
})

test('in the pond is in the city, and said', () => {
  expect(places.locate({ lon: -74.968, lat: 40.015 })).toMatchObject({
    where: 'water',
    areas: [{ key: 'district:3' }],
  })
})

test('on a bridge is not in the water', () => {
  expect(places.locate({ lon: -74.96512, lat: 40.015 }).where).toBe('inside')
  expect(places.locate({ lon: -74.9655, lat: 40.015 }).where).toBe('water')
})

test.for([NaN, Infinity, -Infinity, 181, -500])('a longitude of %d is nowhere, and no harm', (lon) => {
  expect(places.locate({ lon, lat: 40 })).toEqual({ where: 'outside' })
  expect(places.nearestAddress({ lon, lat: 40 })).toBeUndefined()
})

test('the nearest address is measured in metres, and too far is none', () => {
  expect(places.nearestAddress({ lon: -75.0, lat: 40.001 })).toMatchObject({
    label: '100 Main St',
    zip: '10001',
  })
  expect(places.nearestAddress({ lon: -75.0, lat: 40.001 })?.metres).toBeCloseTo(111.2, 0)
  expect(places.nearestAddress({ lon: -75.04, lat: 39.96 })).toBeUndefined()
  expect(places.nearestAddress({ lon: -75.0, lat: 40.001 }, 50)).toBeUndefined()
})

test('an area is found by id and by key, and speaks the reader’s language, or the city’s', () => {
  const first = places.areaByKey('district:1')

  expect(places.areaById(first?.id ?? 0)).toBe(first)
  expect(places.areaName(first?.id ?? 0, 'es')).toBe('Primero')
  expect(places.areaName(first?.id ?? 0, 'es-MX')).toBe('Primero')
  expect(places.areaName(first?.id ?? 0, 'ar')).toBe('First')
  expect(places.areaName(99_999, 'en')).toBe('')
  expect(places.areas('district')).toHaveLength(3)
  expect(places.areas('ward')).toEqual([])
  expect(places.areaShape(first?.id ?? 0)).toEqual(town.areas[0]?.shape)
  expect(places.bounds).toEqual([-75.05, 39.95, -74.95, 40.05])
})

const labels = (text: string): string[] =>
  places.searchAddresses(text).map(({ kind, label }) => `${kind}: ${label}`)

test('an address is found as written, with its flat, its half, its letter, or its range', () => {
  expect(labels('102 Main St')[0]).toBe('address: 102 Main St')
  expect(labels('102 main street apt 2')[0]).toBe('address: 102 Main St Apt 2')
  expect(labels('102 main #2')[0]).toBe('address: 102 Main St Apt 2')
  expect(labels('12 1/2 cote des neiges')[0]).toBe('address: 12 1/2 Côte-des-Neiges Rd')
  expect(labels('20a main st')[0]).toBe('address: 20A Main St')
  expect(labels('1310 main st')[0]).toBe('address: 1300-20 Main St')
  expect(labels('1311 main st')[0]).toBe('near_address: 1300-20 Main St')
  expect(labels('9000 main st')[0]).toBe('street: Main St')
})

test('a number that two towns’ Main St share is shown with both ZIP codes, the one asked for first', () => {
  expect(places.searchAddresses('100 main st', 2).map(({ zip }) => zip)).toEqual(['10001', '10002'])
  expect(places.searchAddresses('100 main st 10002')[0]?.zip).toBe('10002')
})

test('a corner is found either way round, and two streets that never meet are just streets', () => {
  expect(labels('main & 5th')).toEqual(['intersection: Main St & N 5th St'])
  expect(labels('5th and main street')[0]).toBe('intersection: N 5th St & Main St')
  expect(labels('main ave & 5th')[0]).toBe('intersection: Main St & N 5th St')
  expect(labels('cote des neiges & main ave').every((label) => label.startsWith('street'))).toBe(true)
})

test('an address without a point is found, and says that it has none', () => {
  expect(places.searchAddresses('12 cote des neiges')[0]).toMatchObject({
    label: '12 1/2 Côte-des-Neiges Rd',
    point: null,
  })
})

test('a landmark answers in the language it was asked in', () => {
  expect(labels('town hal')[0]).toBe('landmark: Town Hall, 1 Main St')
  expect(labels('ayuntamento')[0]).toBe('landmark: Ayuntamiento, 1 Main St')
})

test('a city without geography knows nothing and breaks nothing', () => {
  const none = { street: [], number: [], suffix: [], unit: [], zip: [], lon: [], lat: [] }
  const empty = buildPlaces({
    ...town,
    layers: [],
    areas: [],
    limits: null,
    water: null,
    streets: [],
    crossings: [],
    landmarks: [],
    addresses: none,
  })

  expect(empty.locate({ lon: -75, lat: 40 })).toEqual({ where: 'outside' })
  expect(empty.searchAddresses('100 main st')).toEqual([])
  expect(empty.addressById(1)).toBeUndefined()
  expect(empty.limits()).toBeUndefined()
})

test('whatever is typed, search answers, with no more than was asked for', () => {
  const pieces = fc.constantFrom(
    'main',
    'St',
    '5',
    '5th',
    '102',
    '1/2',
    '-20',
    '&',
    'and',
    'apt',
    '#',
    ',',
    '10001',
    'n',
    '١٢',
    '/',
    'é',
  )
  const typed = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(pieces).map((list) => list.join(' ')),
  )

  fc.assert(
    fc.property(typed, fc.integer({ min: 1, max: 20 }), (text, limit) => {
      const hits = places.searchAddresses(text, limit)
      return hits.length <= limit && new Set(hits.map((hit) => JSON.stringify(hit))).size === hits.length
    }),
    { numRuns: 2_000 },
  )
})

test('wherever on earth, locate answers, and areas only inside', () => {
  const degrees = fc.double({ min: -200, max: 200 })
  const nearby = fc.record({
    lon: fc.double({ min: -75.06, max: -74.94 }),
    lat: fc.double({ min: 39.94, max: 40.06 }),
  })

  fc.assert(
    fc.property(fc.oneof(nearby, fc.record({ lon: degrees, lat: degrees })), (point) => {
      const located = places.locate(point)
      return located.where === 'outside' || located.areas.every(({ layer }) => layer === 'district')
    }),
    { numRuns: 2_000 },
  )
})
