/** A small city for tests: two agencies, a few services of every kind, two districts. */
import type { CatalogDraft } from '../modules/catalog/index.ts'
import type { Attribute, Service } from '../modules/catalog/index.ts'
import type { PlacesData, Shape } from '../modules/places/index.ts'

const en = <T>(text: T) => ({ en: text })

const question = (
  code: string,
  datatype: Attribute['datatype'],
  more: Partial<Attribute> = {},
): Attribute => ({
  code,
  datatype,
  variable: true,
  required: false,
  description: en(`Question ${code}`),
  datatypeDescription: en('Answer in a few words'),
  values: [],
  visibility: 'public',
  ...more,
})

const service = (code: string, name: string, more: Partial<Service> = {}): Omit<Service, 'id'> => ({
  code,
  groupCode: 'street',
  agencyCode: 'streets',
  name: en(name),
  description: en(`${name}: tell us where.`),
  keywords: { en: [name.toLowerCase()] },
  icon: 'road',
  delivery: 'realtime',
  visibility: 'public',
  location: 'required',
  photo: 'optional',
  retired: false,
  attributes: [],
  serviceLevel: { calendarCode: 'office', unit: 'working_days', target: 3, exceptions: [] },
  ...more,
})

const OFFICE = [1, 2, 3, 4, 5].map((day) => ({ day, opens: '08:00', closes: '17:00' }))

export const smallCity: CatalogDraft = {
  jurisdiction: {
    id: 'city.example',
    name: en('Smallville'),
    timeZone: 'America/New_York',
    languages: ['en', 'es', 'ar'],
    hosts: ['311.city.example'],
    theme: {},
    contact: { phone: '311' },
    emergencyNumber: '911',
    center: [-75.5, 40],
    demo: false,
    dangers: [{ code: 'gas', words: en(['gas leak', 'smell* gas']), say: en('Leave the house.') }],
    answers: [
      {
        code: 'hours',
        words: en(['opening hours']),
        title: en('When we are open'),
        text: en('On weekdays.'),
        url: '/find',
      },
    ],
  },
  agencies: [
    { code: 'streets', name: en('Streets') },
    { code: 'water', name: en('Water') },
    { code: 'front', name: en('Contact Center') },
  ],
  teams: [
    { code: 'paving', agencyCode: 'streets', name: en('Paving'), triage: false },
    { code: 'lights', agencyCode: 'streets', name: en('Lights'), triage: false },
    { code: 'mains', agencyCode: 'water', name: en('Mains'), triage: false },
    { code: 'triage', agencyCode: 'front', name: en('Triage'), triage: true },
  ],
  groups: [
    { code: 'street', name: en('Streets'), icon: 'road' },
    { code: 'home', name: en('Home'), icon: 'home' },
  ],
  calendars: [
    { code: 'office', name: en('Office hours'), timeZone: 'America/New_York', week: OFFICE, exceptions: [] },
  ],
  services: [
    service('101', 'Pothole', {
      attributes: [
        question('11', 'singlevaluelist', {
          required: true,
          values: [
            { key: 'small', name: en('Small') },
            { key: 'large', name: en('Large') },
          ],
        }),
        question('12', 'string', { visibility: 'private' }),
      ],
    }),
    service('102', 'Street light'),
    service('103', 'Water leak', { agencyCode: 'water', delivery: 'batch' }),
    service('104', 'Noise next door', {
      groupCode: 'home',
      visibility: 'private',
      agencyCode: 'front',
      serviceLevel: null,
    }),
    service('105', 'Question about records', {
      groupCode: 'home',
      agencyCode: 'front',
      location: 'optional',
    }),
    service('199', 'Horse trough', { retired: true }),
  ],
  routing: [
    { code: 'paving-potholes', serviceCode: '101', teamCode: 'paving' },
    { code: 'lights', serviceCode: '102', teamCode: 'lights' },
    { code: 'leaks', serviceCode: '103', teamCode: 'mains' },
  ],
}

const box = (west: number, south: number, east: number, north: number): Shape => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
})

const NUMBERS = Array.from({ length: 40 }, (_, at) => 100 + at * 2)

/** Four kilometres round City Hall at 40, -75.5; a western and an eastern district; Broad St and 5th St. */
export const smallPlaces: PlacesData = {
  layers: [{ code: 'district', name: en('District') }],
  areas: [
    { layer: 'district', code: '1', name: en('West'), shape: box(-75.52, 39.98, -75.5, 40.02) },
    { layer: 'district', code: '2', name: en('East'), shape: box(-75.5, 39.98, -75.48, 40.02) },
  ],
  limits: box(-75.52, 39.98, -75.48, 40.02),
  water: box(-75.482, 39.98, -75.48, 40.02),
  streets: [
    { name: 'Broad St', middle: { lon: -75.501, lat: 40 } },
    { name: '5th St', middle: { lon: -75.49, lat: 40 } },
  ],
  crossings: [],
  addresses: {
    street: [...NUMBERS.map(() => 0), ...NUMBERS.map(() => 1)],
    number: [...NUMBERS, ...NUMBERS],
    suffix: Array<string>(NUMBERS.length * 2).fill(''),
    unit: Array<string>(NUMBERS.length * 2).fill(''),
    zip: Array<string>(NUMBERS.length * 2).fill('19999'),
    lon: [...NUMBERS.map(() => -75.501), ...NUMBERS.map(() => -75.49)],
    lat: [
      ...NUMBERS.map((number) => 39.985 + number / 10_000),
      ...NUMBERS.map((number) => 39.985 + number / 10_000),
    ],
  },
  landmarks: [],
  basemap: null,
}

/** The same city, where staff look at what residents say about street lights before everybody sees it, about leaks after. */
export const checkedCity: CatalogDraft = {
  ...smallCity,
  services: smallCity.services.map((one) => {
    if (one.code === '102') return { ...one, moderation: 'before' as const }
    return one.code === '103' ? { ...one, moderation: 'after' as const } : one
  }),
}
