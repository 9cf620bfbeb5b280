/** What can be followed, as a form or an address line says it, and as the database keeps it. */
import { Refusal } from '../../kernel/refusal.ts'
import { type Catalog, serviceByCode } from '../catalog/index.ts'
import type { Places, Point } from '../places/index.ts'
import { cleanText } from '../../kernel/clean-text.ts'
import { outside, readOutline, rounded } from './outline.ts'

/** One thing to follow. Degrees are WGS 84; an outline is open: its last corner leads back to its first. */
export type What =
  | { readonly kind: 'request'; readonly number: number }
  | { readonly kind: 'near'; readonly point: Point; readonly metres: number; readonly label: string }
  | { readonly kind: 'drawn'; readonly outline: readonly Point[] }
  | { readonly kind: 'area'; readonly areaId: number }
  | { readonly kind: 'service'; readonly serviceId: number }
  | { readonly kind: 'search'; readonly words: string }

/** What a form sends; every value is text and may be missing. */
export interface Asked {
  readonly request?: string | undefined
  readonly lat?: string | undefined
  readonly lon?: string | undefined
  readonly metres?: string | undefined
  readonly label?: string | undefined
  readonly outline?: string | undefined
  readonly area?: string | undefined
  readonly service?: string | undefined
  readonly words?: string | undefined
}

/** Distances that are offered, in metres. */
export const RADII: readonly number[] = [250, 500, 1000, 2000]

/** Characters of the words of a search. */
export const MOST_SIGNS = 60
const LEAST_METRES = 50
const MOST_METRES = 5000

/**
 * @throws {Refusal} `nothing_to_follow` when nothing that can be followed is named, `outside_city` for a place that is
 * not in the city, `drawing_unclear` for an outline that is none, `drawing_crosses` for one whose lines cross.
 */
export function readWhat(asked: Asked, catalog: Catalog, places: Places): What {
  const { request = '', lat, lon, outline, area, service } = asked
  if (/^\d{1,15}$/.test(request)) return { kind: 'request', number: Number(request) }
  if (outline) return { kind: 'drawn', outline: readOutline(outline, places) }
  if (lat && lon) return near(asked, places)
  if (area) {
    const found = places.areaByKey(area)
    if (found) return { kind: 'area', areaId: found.id }
  }
  if (service) {
    const found = serviceByCode(catalog, service)
    if (found && found.visibility === 'public') return { kind: 'service', serviceId: found.id }
  }
  const words = searchWords(asked.words ?? '')
  if (words.length >= 3) return { kind: 'search', words }
  throw new Refusal('invalid', 'nothing_to_follow', 'Say what to follow: a request, a place, an area, …')
}

/**
 * Words as they are looked for, and as the letter repeats them that asks somebody for their yes: anybody can have one
 * sent to anybody, so no web address or advertisement is to travel in it.
 */
const searchWords = (typed: string): string =>
  [
    ...cleanText(typed)
      .replaceAll(/[^\p{L}\p{M}\p{N}'’&-]+/gu, ' ')
      .trim(),
  ]
    .slice(0, MOST_SIGNS)
    .join('')
    .trim()

function near({ lat, lon, metres, label }: Asked, places: Places): What {
  const point = { lon: Number(lat === undefined ? NaN : lon), lat: Number(lat) }
  const wide = Math.round(Number(metres ?? RADII[1]))
  if (places.locate(point).where === 'outside') throw outside('address')
  return {
    kind: 'near',
    point: { lon: rounded(point.lon), lat: rounded(point.lat) },
    metres: Math.min(MOST_METRES, Math.max(LEAST_METRES, Number.isFinite(wide) ? wide : 500)),
    label: knownPlace(cleanText(label ?? '').slice(0, 200), places),
  }
}

/** The city's own words for a place, which a letter repeats as {@link searchWords} says; else none. */
const knownPlace = (label: string, places: Places): string =>
  label !== '' && places.searchAddresses(label, 1)[0]?.label === label ? label : ''

/** The same text for the same thing: one person follows it once. */
export function keyOf(what: What): string {
  switch (what.kind) {
    case 'request':
      return `request ${what.number}`
    case 'near':
      return `near ${what.point.lon},${what.point.lat} ${what.metres}`
    case 'drawn':
      return `drawn ${what.outline.map(({ lon, lat }) => `${lon},${lat}`).join(' ')}`
    case 'area':
      return `area ${what.areaId}`
    case 'service':
      return `service ${what.serviceId}`
    case 'search':
      return `search ${what.words.toLowerCase()}`
  }
}
