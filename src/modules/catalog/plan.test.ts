import { expect, test } from 'vitest'
import type { CatalogDraft } from './draft.ts'
import { planCatalog } from './plan.ts'
import type { Catalog, Service } from './types.ts'

const en = (text: string) => ({ en: text })

const aService = (code: string, more: Partial<Service> = {}): Omit<Service, 'id'> => ({
  code,
  groupCode: 'street',
  agencyCode: 'works',
  name: en(`Service ${code}`),
  description: en('What we do'),
  keywords: {},
  icon: 'help',
  delivery: 'realtime',
  visibility: 'public',
  location: 'required',
  photo: 'optional',
  retired: false,
  attributes: [],
  serviceLevel: null,
  ...more,
})

const draft: CatalogDraft = {
  jurisdiction: {
    id: 'city.example',
    name: en('City'),
    timeZone: 'America/New_York',
    languages: ['en'],
    hosts: [],
    theme: {},
    contact: {},
    emergencyNumber: '911',
    center: [-75, 40],
    demo: false,
  },
  agencies: [{ code: 'works', name: en('Works') }],
  teams: [
    { code: 'roads', agencyCode: 'works', name: en('Roads'), triage: false },
    { code: 'triage', agencyCode: 'works', name: en('Triage'), triage: true },
  ],
  groups: [
    { code: 'street', name: en('Street'), icon: 'road' },
    { code: 'water', name: en('Water'), icon: 'rain' },
  ],
  calendars: [],
  services: [aService('101'), aService('102'), aService('201', { groupCode: 'water' })],
  routing: [{ code: 'all', teamCode: 'roads' }],
}

/** The draft as the database would give it back. */
const inForce = (wanted: CatalogDraft): Catalog => ({
  ...wanted,
  version: 1,
  changedAt: new Date(),
  words: [],
  agencies: wanted.agencies.map((agency, at) => ({ ...agency, id: at + 1 })),
  teams: wanted.teams.map((team, at) => ({ ...team, id: at + 1 })),
  services: wanted.services.map((service, at) => ({ ...service, id: at + 1 })),
  calendars: wanted.calendars.map((calendar) => ({ ...calendar, version: 1 })),
})

test('for a new city everything is added', () => {
  const { changes } = planCatalog(null, draft)

  expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(['added']))
  expect(changes).toHaveLength(10)
})

test('what is in force already is no change, whatever the order of its keys', () => {
  const turned = JSON.parse(JSON.stringify(draft), (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toReversed())
      : value,
  ) as CatalogDraft

  expect(planCatalog(inForce(draft), turned)).toMatchObject({ changes: [], reordered: [] })
})

test('a change names the fields', () => {
  const services = [aService('101', { name: en('Pothole'), photo: 'none' }), ...draft.services.slice(1)]

  const { changes } = planCatalog(inForce(draft), { ...draft, services })

  expect(changes).toMatchObject([
    { part: 'service', code: '101', kind: 'changed', fields: ['name.en', 'photo'] },
  ])
})

test('what is left out is retired in its place and comes back when it is named again', () => {
  const shorter = { ...draft, services: draft.services.filter(({ code }) => code !== '101') }

  const { whole, changes } = planCatalog(inForce(draft), shorter)

  expect(changes).toMatchObject([{ part: 'service', code: '101', kind: 'retired' }])
  expect(whole.services.map(({ code }) => code)).toEqual(['102', '101', '201'])
  expect(planCatalog(inForce(whole), shorter).changes).toEqual([])
  expect(planCatalog(inForce(whole), draft)).toMatchObject({
    changes: [{ code: '101', kind: 'restored' }],
    reordered: ['service'],
  })
})

test('a triage team that is left out steps down', () => {
  const teams = [
    { code: 'desk', agencyCode: 'works', name: en('Desk'), triage: true },
    ...draft.teams.filter(({ triage }) => !triage),
  ]

  const { whole } = planCatalog(inForce(draft), { ...draft, teams })

  expect(whole.teams.filter(({ triage }) => triage).map(({ code }) => code)).toEqual(['desk'])
})

test('a routing line is removed for good, and another order is a change', () => {
  const two = { ...draft, routing: [{ code: 'b', serviceCode: '101', teamCode: 'roads' }, ...draft.routing] }

  expect(planCatalog(inForce(two), draft).changes).toMatchObject([
    { part: 'routing line', code: 'b', kind: 'removed' },
  ])
  expect(planCatalog(inForce(two), { ...two, routing: two.routing.toReversed() })).toMatchObject({
    changes: [],
    reordered: ['routing line'],
  })
})
