import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { buildPlaces, type Places, readPlaces } from '../../../src/modules/places/index.ts'

let places: Places

beforeAll(async () => {
  const { data, problems } = await readPlaces(join(import.meta.dirname, '..'))
  expect(problems).toEqual([])
  if (data) places = buildPlaces(data)
})

const every = (step: number): number[] =>
  Array.from({ length: Math.floor(places.addressCount / step) }, (_, at) => at * step + 1)

test('it is a city: some thirty thousand addresses, two dozen neighborhoods, nine districts', () => {
  expect(places.addressCount).toBeGreaterThan(30_000)
  expect(places.areas('neighborhood').length).toBe(24)
  expect(places.areas('district').length).toBe(9)
  expect(places.areas('park').length).toBeGreaterThanOrEqual(12)
})

test('every address lies in the city, on land, in one district, one neighborhood and one ZIP code, its own', () => {
  const wrong = every(1).filter((id) => {
    const address = places.addressById(id)
    const at = address?.point ? places.locate(address.point) : { where: 'outside' as const }
    if (at.where !== 'inside') return true
    const inLayer = (layer: string): string[] =>
      at.areas.filter((area) => area.layer === layer).map(({ code }) => code)
    return (
      inLayer('district').length !== 1 ||
      inLayer('neighborhood').length !== 1 ||
      inLayer('zip').join() !== address?.zip
    )
  })

  expect(wrong).toEqual([])
})

test('the nearest address to an address is itself, or a flat in the same house', () => {
  const wrong = every(7).filter((id) => {
    const address = places.addressById(id)
    const near = address?.point && places.nearestAddress(address.point)
    return house(near ? near.label : '') !== house(address?.label ?? '?')
  })

  expect(wrong).toEqual([])
})

const house = (label: string): string => label.replace(/ Apt \d+$/, '')

test('every hundredth address is found first by its own label', () => {
  const wrong = every(100).filter((id) => {
    const address = places.addressById(id)
    const [hit] = places.searchAddresses(address?.label ?? '')
    return hit?.kind !== 'address' || hit.label !== address?.label || hit.zip !== address.zip
  })

  expect(wrong).toEqual([])
})

test.for([
  ['1200 brod st', 'address', '1200 N Broad St'],
  ['1200 N. Broad Street', 'address', '1200 N Broad St'],
  ['broad st 1200', 'address', '1200 N Broad St'],
  ['1200 n broad, Riverton PA', 'address', '1200 N Broad St'],
  ['١٢٠٠ Broad St', 'address', '1200 N Broad St'],
  ['calle Broad 1200', 'address', '1200 N Broad St'],
  ['broad & 5th', 'intersection', 'N Broad St & W 5th St'],
  ['5th and walnut', 'intersection', 'W 5th St & N Walnut St'],
  ['corner of Broad and fifth', 'intersection', 'N Broad St & W 5th St'],
  ['walnut', 'street', 'N Walnut St'],
  ['wal', 'street', 'N Walnut St'],
  ['vanburen', 'street', 'W Van Buren St'],
  ['city hal', 'landmark', 'City Hall'],
  ['ayuntamiento', 'landmark', 'Ayuntamiento'],
  ['linden park', 'landmark', 'Linden Park'],
] as const)('"%s" finds the %s %s', ([asked, kind, label]) => {
  const [hit] = places.searchAddresses(asked)

  expect(hit?.kind).toBe(kind)
  expect(hit?.label.startsWith(label)).toBe(true)
  expect(hit?.point).not.toBeNull()
})

test('a number that does not exist is answered with the nearest one of the block, and said so', () => {
  const [hit] = places.searchAddresses('1203 n broad st')

  expect(hit).toMatchObject({ kind: 'near_address', askedNumber: 1203 })
  expect(hit?.label).toMatch(/^12\d\d N Broad St$/)
})

test('nothing is found for nothing', () => {
  for (const text of ['', ' ', ',,,', '& &', '#', '123456789 zzzzqqqq', 'ظظظظ', '%_\\'])
    expect(places.searchAddresses(text)).toEqual([])
})

test('halfway over a bridge is in the city, a stone’s throw beside it is in the river', () => {
  expect(places.locate({ lon: -75.4824, lat: 39.9978 }).where).toBe('inside')
  expect(places.locate({ lon: -75.4824, lat: 39.9971 }).where).toBe('water')
})

test('the river is water, the lake too, and the next town is outside', () => {
  expect(places.locate({ lon: -75.4829, lat: 39.9951 }).where).toBe('water')
  expect(places.locate({ lon: -75.5124, lat: 39.95425 }).where).toBe('water')
  expect(places.locate({ lon: -75.42, lat: 40.06 })).toEqual({ where: 'outside' })
  expect(places.locate({ lon: 0, lat: 0 })).toEqual({ where: 'outside' })
})
