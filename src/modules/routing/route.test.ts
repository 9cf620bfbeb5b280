import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RoutingRule, Team } from '../catalog/index.ts'
import { type Routable, route, routeOrTriage } from './index.ts'
import { decides } from './route.ts'

const pothole: Routable = {
  serviceCode: '101',
  groupCode: 'streets',
  areas: ['district:3'],
  answers: {},
  channel: 'web',
}

const sheet: readonly RoutingRule[] = [
  { code: 'bike-lanes', serviceCode: '101', answer: { attribute: 'lane', value: 'bike' }, teamCode: 'bikes' },
  { code: 'potholes-3', serviceCode: '101', area: 'district:3', teamCode: 'centre' },
  { code: 'phone-streets', groupCode: 'streets', channel: 'phone', teamCode: 'call-back' },
  { code: 'streets', groupCode: 'streets', teamCode: 'streets' },
  { code: 'nowhere', serviceCode: '900', teamCode: 'gone' },
]

test.each([
  ['its place', {}, 'potholes-3'],
  ['an answer', { answers: { lane: 'bike' } }, 'bike-lanes'],
  ['one of several answers', { answers: { lane: ['car', 'bike'] } }, 'bike-lanes'],
  ['its channel', { areas: [], channel: 'phone' }, 'phone-streets'],
  ['its group', { serviceCode: '102', areas: [] }, 'streets'],
  ['nothing', { serviceCode: '500', groupCode: 'trees' }, undefined],
])('a request is routed by %s', (_, change, code) => {
  expect(route({ ...pothole, ...change }, sheet)?.code).toBe(code)
})

const team = (code: string, triage = false): Team => ({
  id: 1,
  code,
  agencyCode: 'works',
  name: { en: code },
  triage,
})
const catalog = { routing: sheet, teams: [team('centre'), team('streets'), team('front-desk', true)] }

test('the line that decided is kept, with what it asked', () => {
  const { team: to, rule } = routeOrTriage(catalog, pothole)

  expect(to.code).toBe('centre')
  expect(rule).toEqual({ code: 'potholes-3', serviceCode: '101', area: 'district:3' })
})

test('what no line takes goes to triage, never nowhere', () => {
  expect(routeOrTriage(catalog, { ...pothole, serviceCode: '500', groupCode: 'trees' })).toEqual({
    team: team('front-desk', true),
    rule: { code: 'triage' },
  })
  expect(routeOrTriage(catalog, { ...pothole, serviceCode: '900', groupCode: 'trees' }).rule.code).toBe(
    'triage',
  )
})

const few = (...texts: string[]) => fc.constantFrom(...texts)
const line = fc.record(
  {
    code: fc.uuid(),
    serviceCode: few('101', '102', '103'),
    groupCode: few('streets', 'trees'),
    area: few('district:1', 'district:2', 'ward:1'),
    channel: few('web', 'phone'),
    answer: fc.record({ attribute: few('lane', 'size'), value: few('bike', 'big') }),
    teamCode: few('a', 'b'),
  },
  { requiredKeys: ['code', 'teamCode'] },
)
const request = fc.record({
  serviceCode: few('101', '102', '103', '104'),
  groupCode: few('streets', 'trees', 'noise'),
  areas: fc.uniqueArray(few('district:1', 'district:2', 'ward:1')),
  answers: fc.dictionary(few('lane', 'size'), fc.oneof(few('bike', 'big'), fc.array(few('bike', 'big')))),
  channel: few('web', 'phone', 'open311'),
})

test('reading the sheet by service gives what reading it from top to bottom gives', () => {
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 40 }),
      fc.array(request, { minLength: 1, maxLength: 10 }),
      (lines, requests) => {
        for (const one of requests) expect(route(one, lines)).toBe(lines.find((rule) => decides(rule, one)))
      },
    ),
  )
})
