import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { whenTold } from './when.ts'

const ZONE = 'America/New_York'
const at = (local: string) =>
  new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(ZONE).epochMilliseconds)

test.each([
  ['at_once', '2026-11-24T14:00', '2026-11-24T14:00'],
  ['at_once', '2026-11-24T08:00', '2026-11-24T08:00'],
  ['at_once', '2026-11-24T21:00', '2026-11-25T08:00'],
  ['at_once', '2026-11-24T03:00', '2026-11-24T08:00'],
  ['daily', '2026-11-24T03:00', '2026-11-24T08:00'],
  ['daily', '2026-11-24T08:00', '2026-11-25T08:00'],
  ['weekly', '2026-11-24T09:00', '2026-11-30T08:00'],
  ['weekly', '2026-11-30T07:59', '2026-11-30T08:00'],
  ['weekly', '2026-11-30T08:00', '2026-12-07T08:00'],
  // The night the clocks go forward, and back.
  ['at_once', '2026-03-08T01:30', '2026-03-08T08:00'],
  ['daily', '2026-10-31T22:00', '2026-11-01T08:00'],
] as const)('%s: what happens at %s is told at %s', (frequency, happened, told) => {
  expect(whenTold(frequency, ZONE, at(happened))).toEqual(at(told))
})

test('in every zone: never before it happened, never at night, never later than its letter', () => {
  const zones = [
    'America/New_York',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'America/Sao_Paulo',
    'UTC',
  ]
  fc.assert(
    fc.property(
      fc.constantFrom('at_once' as const, 'daily' as const, 'weekly' as const),
      fc.constantFrom(...zones),
      fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
      (frequency, zone, happened) => {
        const told = whenTold(frequency, zone, happened)
        const hour = Temporal.Instant.fromEpochMilliseconds(told.getTime()).toZonedDateTimeISO(zone).hour
        const most = { at_once: 12, daily: 25, weekly: 7 * 24 + 1 }[frequency]
        expect(told.getTime()).toBeGreaterThanOrEqual(happened.getTime())
        expect(hour).toBeGreaterThanOrEqual(8)
        expect(hour).toBeLessThan(21)
        expect(told.getTime() - happened.getTime()).toBeLessThanOrEqual(most * 3_600_000)
      },
    ),
  )
})
