/** Where the endpoints are, and when what they offer last changed. */
import { BASE, type EndpointType } from './read-path.ts'
import type { Voice } from './voice.ts'
import type { Value } from './wire.ts'

const SPECIFICATION = 'http://wiki.open311.org/GeoReport_v2'

export function discovery({ catalog, site, text }: Voice): Value {
  const { contact, name } = catalog.jurisdiction
  const ways = [contact.email, contact.phone].filter(Boolean).join(', ')
  const who = ways ? `${text(name)}: ${ways}` : text(name)
  // With milliseconds: two changes within a second still show as two.
  const changeset = catalog.changedAt.toISOString()
  const endpoint = (type: EndpointType): Value => ({
    specification: SPECIFICATION,
    url: site + BASE[type],
    changeset,
    type,
    formats: ['text/xml', 'application/json'],
  })
  return {
    changeset,
    contact: who,
    key_service: `Ask for a key: ${who}`,
    endpoints: [endpoint('production'), endpoint('test')],
  }
}
