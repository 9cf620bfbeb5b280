/** A city that is only its catalogue, for tests of pages that ask no database. */
import type { Catalog } from '../modules/catalog/index.ts'
import type { City } from '../web/index.ts'

export const someJurisdiction: Catalog['jurisdiction'] = {
  id: 'riverton.example',
  name: { en: 'Riverton', es: 'Riverton', ar: 'ريفرتون' },
  timeZone: 'America/New_York',
  languages: ['en', 'es', 'ar'],
  hosts: [],
  theme: { primary: '#0b5d4e' },
  contact: {
    phone: '311',
    email: '311@riverton.example',
    address: { en: 'City Hall, 1 Market Street' },
    hours: { en: 'Monday to Friday, 8 am to 8 pm' },
  },
  emergencyNumber: '911',
  center: [-75.5, 40],
  demo: true,
}

const catalog: Catalog = {
  version: 1,
  changedAt: new Date('2026-11-01T12:00:00Z'),
  jurisdiction: someJurisdiction,
  agencies: [],
  teams: [],
  groups: [],
  services: [],
  calendars: [],
  routing: [],
  words: [],
}

const asked = (what: string) => () => {
  throw new Error(`This page asked for ${what}`)
}

/** A page that would ask its database, its places or its intake fails, and so does its test. */
export function someCity(): City {
  return new Proxy({ jurisdictionId: 'riverton.example', catalog: () => catalog } as City, {
    get: (known, name) => Reflect.get(known, name) ?? asked(String(name)),
  })
}
