/** From what a form says about a place to fields of the draft, or to what must be asked again. */
import type { Translate } from '../../../i18n/index.ts'
import type { Service } from '../../../modules/catalog/index.ts'
import { type AddressHit, parsePoint, type Places, type Point } from '../../../modules/places/index.ts'
import type { Errors } from '../../../web/index.ts'
import { one } from '../input.ts'

export type PlaceRead =
  | { readonly fields: Readonly<Record<string, string>> }
  | { readonly errors: Errors; readonly hits: readonly AddressHit[]; readonly typed: string }

/** The choice "none of these": the words are sent as they are, for people to find. */
export const AS_TYPED = 'as-typed'

/** A hit as the value of a radio button, and back. */
export const choiceOf = ({ point, label, addressId }: AddressHit): string =>
  [point?.lat ?? '', point?.lon ?? '', addressId ?? '', label].join('|')

export function readPlace(places: Places, service: Service, sent: unknown, t: Translate): PlaceRead {
  const typed = one(sent, 'address').slice(0, 200)
  const choice = one(sent, 'choice')
  const again = (words: string, hits: readonly AddressHit[] = []): PlaceRead => ({
    errors: { [hits.length > 0 ? 'choice' : 'address']: words },
    hits,
    typed,
  })
  if (choice === AS_TYPED && typed) return { fields: place(typed) }
  if (choice) return fromChoice(choice)

  // A pin on the map counts as long as the address beside it is still the pin's.
  const pinned = one(sent, 'lat') !== '' && (typed === '' || typed === one(sent, 'pinned'))
  if (pinned) {
    const point = parsePoint(one(sent, 'lat'), one(sent, 'lon'))
    if (!point) return again(t('refusal.place_needed'))
    const located = places.locate(point)
    if (located.where === 'outside') return again(t('refusal.outside_city'))
    return { fields: place(typed || (located.address?.label ?? ''), point) }
  }
  if (typed === '') {
    return service.location === 'optional' ? { fields: place('') } : again(t('refusal.place_needed'))
  }
  const hits = places.searchAddresses(typed, 6)
  const [best] = hits
  if (!best) return again(t('resident.where.not_found'))
  const sure = hits.length === 1 || sameWords(best.label, typed) || hits.filter(isExact).length === 1
  if (sure && isExact(best)) return { fields: fromHit(best) }
  return again(t('resident.where.choose'), hits)
}

const isExact = ({ kind, point }: AddressHit): boolean =>
  point !== null && (kind === 'address' || kind === 'intersection' || kind === 'landmark')

const sameWords = (one: string, other: string): boolean =>
  one.localeCompare(other, 'en', { sensitivity: 'base', ignorePunctuation: true }) === 0

const fromHit = ({ label, point, addressId }: AddressHit) =>
  place(label, point ?? undefined, addressId === null ? '' : String(addressId))

function fromChoice(choice: string): PlaceRead {
  const [lat = '', lon = '', addressId = '', ...label] = choice.split('|')
  return { fields: place(label.join('|').slice(0, 400), parsePoint(lat, lon), addressId) }
}

const place = (address: string, point?: Point, addressId = '') => ({
  address,
  addressId,
  lat: point ? String(point.lat) : '',
  lon: point ? String(point.lon) : '',
})
