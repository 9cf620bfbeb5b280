import { expect, test } from 'vitest'
import { readMoment, writeMoment } from './moment.ts'

const ZONE = 'America/New_York'

test.each([
  ['2026-11-21T10:00:00Z', '2026-11-21T10:00:00Z'],
  ['2026-11-21t10:00:00z', '2026-11-21T10:00:00Z'],
  ['2026-11-21T10:00:00.999Z', '2026-11-21T10:00:00Z'],
  ['2026-11-21T10:00:00-05:00', '2026-11-21T15:00:00Z'],
  ['2026-11-21T10:00:00-0500', '2026-11-21T15:00:00Z'],
  ['2026-11-21T10:00:00+01', '2026-11-21T09:00:00Z'],
  ['2026-11-21T10:00:00 01:00', '2026-11-21T09:00:00Z'], // the plus became a blank
  ['2026-11-21 10:00:00', '2026-11-21T15:00:00Z'],
  ['2026-11-21T10:00', '2026-11-21T15:00:00Z'],
  ['2026-11-21', '2026-11-21T05:00:00Z'],
  ['2026-07-01', '2026-07-01T04:00:00Z'],
  ['2026-11-01T01:30:00', '2026-11-01T05:30:00Z'], // the clocks showed it twice: the first time
  ['2026-03-08T02:30:00', '2026-03-08T06:30:00Z'], // never shown: as if the clocks had been moved already
  ['20261121T100000Z', undefined],
  ['2026-02-29', undefined],
  ['2024-02-29', '2024-02-29T05:00:00Z'],
  ['2026-11-21T24:00:00Z', undefined],
  ['2026-11-21T23:59:60Z', '2026-11-22T00:00:00Z'],
  ['2026-11-21T10:60:00Z', undefined],
  ['2026-11-21T10:00:00+15:00', undefined],
  ['1763200000', undefined],
  ['yesterday', undefined],
  ['', undefined],
])('%s is %s', (text, utc) => {
  const at = readMoment(text, ZONE)

  expect(at && writeMoment(at)).toBe(utc)
})
