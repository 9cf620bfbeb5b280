import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Standing } from '../requests/index.ts'
import { type Partner } from './partners.ts'
import { goesTo, MOST_TRIES, pauseAfter, restAsAsked } from './rules.ts'
import { stretches } from './poll.ts'

const partner = (more: Partial<Partner>): Partner =>
  ({
    active: true,
    agencyCode: 'streets',
    services: { '102': { code: 'L' } },
    getsPrivate: false,
    apiKeyId: 'K',
    ...more,
  }) as Partner

const standing: fc.Arbitrary<Standing> = fc.record({
  id: fc.uuid() as fc.Arbitrary<Standing['id']>,
  number: fc.integer({ min: 1 }),
  agencyCode: fc.constantFrom('streets', 'water'),
  serviceCode: fc.constantFrom('102', '103', 'toString'),
  status: fc.constantFrom('open', 'in_progress', 'on_hold', 'closed'),
  visibility: fc.constantFrom('public', 'private'),
  apiKeyId: fc.constantFrom('K', 'other', null),
})

test('nothing private goes to a partner that may not have it, and nothing back to who reported it', () => {
  fc.assert(
    fc.property(standing, fc.boolean(), (request, getsPrivate) => {
      if (!goesTo(partner({ getsPrivate }), request)) return
      expect(request.visibility === 'private' && !getsPrivate).toBe(false)
      expect(request.apiKeyId).not.toBe('K')
      expect([request.agencyCode, request.serviceCode]).toEqual(['streets', '102'])
    }),
  )
})

test('tries go on for a day, never faster, and pauses never pass four hours', () => {
  const pauses = Array.from({ length: MOST_TRIES - 1 }, (_, at) => pauseAfter(at + 1))
  const day = 24 * 3_600_000

  expect(pauses.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(day)
  expect(pauses).toEqual([...pauses].sort((one, other) => one - other))
  expect(Math.max(...pauses)).toBe(4 * 3_600_000)
  fc.assert(
    fc.property(fc.nat(), (seconds) => restAsAsked(seconds) <= 3_600_000 && restAsAsked(seconds) >= 1_000),
  )
})

test('stretches of time leave nothing out between them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 * 86_400_000 }), (length) => {
      const [from, to] = [new Date(0), new Date(length)]
      const all = stretches(from, to)
      expect(all[0]?.from).toEqual(from)
      expect(all.at(-1)?.to).toEqual(to)
      for (const [at, { from: begins }] of all.entries()) if (at > 0) expect(begins).toEqual(all[at - 1]?.to)
    }),
  )
})
