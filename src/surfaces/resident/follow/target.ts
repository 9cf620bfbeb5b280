/** What a page of following is about: read from the address line or a form, said in words, and carried on. */
import type { FastifyRequest } from 'fastify'
import { type Asked, labelOf, readWhat, type What } from '../../../modules/follows/index.ts'
import { frameOf } from '../../../web/index.ts'
import { one } from '../input.ts'

/** What can be followed, with the words for it and the fields that carry it to the next page. */
export interface Target {
  readonly what: What
  readonly label: string
  readonly fields: Readonly<Record<string, string>>
}

const FIELDS = ['request', 'lat', 'lon', 'metres', 'label', 'outline', 'area', 'service', 'words'] as const

export const asksForSomething = (sent: unknown): boolean =>
  [...FIELDS, 'address'].some((name) => name !== 'metres' && one(sent, name) !== '')

/** @throws {Refusal} as `readWhat` does; an address that is not known is none. */
export function targetOf(request: FastifyRequest, sent: unknown): Target {
  const { city } = request
  const places = city.places()
  const asked: Record<string, string> = {}
  for (const name of FIELDS) if (one(sent, name)) asked[name] = one(sent, name).slice(0, 4000)
  const address = one(sent, 'address').slice(0, 200)
  if (address && !asked.lat) {
    const [hit] = places.searchAddresses(address, 1)
    if (hit?.point) {
      Object.assign(asked, { lat: String(hit.point.lat), lon: String(hit.point.lon), label: hit.label })
    }
  }
  const what = readWhat(asked as Asked, city.catalog(), places)
  if (what.kind === 'near' && what.label === '') {
    const located = places.locate(what.point)
    if (located.where !== 'outside' && located.address) asked.label = located.address.label
  }
  return { what, label: wordsFor(request, what, asked.label), fields: asked }
}

/** What is followed, in the reader's words. */
function wordsFor(request: FastifyRequest, what: What, label = ''): string {
  const { t, format } = frameOf(request)
  const row = {
    kind: what.kind,
    requestNumber: what.kind === 'request' ? what.number : null,
    serviceId: what.kind === 'service' ? what.serviceId : null,
    areaId: what.kind === 'area' ? what.areaId : null,
    metres: what.kind === 'near' ? what.metres : null,
    label,
    words: what.kind === 'search' ? what.words : null,
    outline: what.kind === 'drawn' ? what.outline.map(({ lon, lat }) => `(${lon},${lat})`).join() : null,
  }
  const { city } = request
  return labelOf(row, { t, format, catalog: city.catalog(), places: city.places() })
}
