/** What was typed becomes addresses, corners, streets and landmarks, the likeliest first. */
import { type AddressIndex, pointOf } from '../address-index.ts'
import type { Stock } from '../stock.ts'
import type { AddressHit } from '../types.ts'
import { indexCorners, type Scored } from './corners.ts'
import { findHouses } from './house-number.ts'
import { indexLandmarks } from './landmarks.ts'
import { type Query, type Reading, readQuery } from './read-query.ts'
import { indexStreets } from './street-index.ts'

export type AddressSearch = (text: string, limit?: number) => AddressHit[]

/** So many streets are weighed for each reading. */
const STREETS = 10

/** A name to the letter and a number that exists. */
const EXACT = 1.33

export function openSearch(stock: Stock, addresses: AddressIndex): AddressSearch {
  const streets = indexStreets(stock)
  const corners = indexCorners(stock)
  const landmarks = indexLandmarks(stock.landmarks)

  const houses = (street: number, score: number, reading: Reading, { unit, zip }: Query): Scored[] => {
    if (reading.number === null) return []
    const asked = { number: reading.number, suffix: reading.suffix, unit, zip }
    return findHouses(stock.addresses, street, asked).map(({ at, exact }, rank) => {
      const { id, label, zip: code, point } = addresses.address(at)
      const hit = { label, zip: code, point, addressId: id }
      const better = (zip !== '' && code === zip ? 0.1 : 0) - rank * 0.001
      return exact
        ? { hit: { kind: 'address', ...hit }, score: score + 0.35 + better }
        : { hit: { kind: 'near_address', ...hit, askedNumber: asked.number }, score: score + 0.12 + better }
    })
  }

  const street = (at: number, score: number): Scored => {
    const { name = '', middle = null } = stock.streets[at] ?? {}
    return {
      hit: {
        kind: 'street',
        label: name,
        zip: null,
        point: middle ?? someAddress(stock, at),
        addressId: null,
      },
      score,
    }
  }

  return (text, limit = 8) => {
    const query = readQuery(text)
    const [one, other] = query.corner.map((side) => streets(side, STREETS))
    const found: Scored[] = one && other ? corners(one, other) : []
    for (const reading of query.readings) {
      for (const { at, score } of streets(reading.streets, STREETS)) {
        const here = houses(at, score, reading, query)
        // A number was asked for that this street does not have: the street itself is the lesser answer.
        found.push(...(here.length > 0 ? here : [street(at, score - (reading.number === null ? 0 : 0.1))]))
      }
      // Met to the letter: no need to try the number as a part of the name.
      if (found.some(({ hit, score }) => hit.kind === 'address' && score > EXACT)) break
    }
    return distinct([...found, ...landmarks(query.text)], limit)
  }
}

function someAddress({ addresses }: Stock, street: number): AddressHit['point'] {
  const [from = 0, to = 0] = [addresses.from[street], addresses.from[street + 1]]
  return from === to ? null : pointOf(addresses, (from + to) >> 1)
}

function distinct(found: readonly Scored[], limit: number): AddressHit[] {
  const hits = new Map<string, AddressHit>()
  for (const { hit } of found.toSorted((a, b) => b.score - a.score)) {
    const key = hit.addressId === null ? `${hit.kind} ${hit.label}` : `${hit.addressId}`
    if (!hits.has(key)) hits.set(key, hit)
    if (hits.size === limit) break
  }
  return [...hits.values()]
}
