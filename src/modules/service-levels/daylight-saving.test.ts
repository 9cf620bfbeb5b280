import { expect, test } from 'vitest'
import { aCalendar, weekly } from './a-calendar.ts'
import { dueAt, elapsedOpenMinutes, openSpans } from './index.ts'

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
const MINUTE = 60_000

/** Minutes in [from, until) whose wall clock is within the window: slow, and without any of our own arithmetic. */
function byBruteForce(timeZone: string, opens: string, closes: string, from: Date, until: Date): number {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  let count = 0
  for (let at = from.getTime(); at < until.getTime(); at += MINUTE) {
    const wall = clock.format(at)
    if (wall >= opens && wall < closes) count += 1
  }
  return count
}

test.each([
  ['spring gap', 'America/New_York', '01:30', '04:00', '2025-03-08T12:00Z', '2025-03-10T12:00Z'],
  [
    'a window that begins inside the gap',
    'America/New_York',
    '02:30',
    '04:00',
    '2025-03-08T12:00Z',
    '2025-03-10T12:00Z',
  ],
  [
    'a window that is all gap',
    'America/New_York',
    '02:00',
    '03:00',
    '2025-03-09T00:00Z',
    '2025-03-10T00:00Z',
  ],
  ['autumn overlap', 'America/New_York', '00:30', '03:00', '2025-11-01T12:00Z', '2025-11-03T12:00Z'],
  [
    'a window inside the hour that happens twice',
    'America/New_York',
    '01:15',
    '01:45',
    '2025-11-01T12:00Z',
    '2025-11-03T12:00Z',
  ],
  [
    'half an hour in Lord Howe, spring',
    'Australia/Lord_Howe',
    '01:00',
    '04:00',
    '2025-10-03T00:00Z',
    '2025-10-06T00:00Z',
  ],
  [
    'half an hour in Lord Howe, autumn',
    'Australia/Lord_Howe',
    '01:00',
    '04:00',
    '2025-04-04T00:00Z',
    '2025-04-07T00:00Z',
  ],
  ['a change at midnight', 'Africa/Cairo', '00:00', '09:00', '2025-04-23T00:00Z', '2025-04-27T00:00Z'],
  [
    'a change at the end of a day',
    'Africa/Cairo',
    '20:00',
    '24:00',
    '2025-10-29T00:00Z',
    '2025-11-02T00:00Z',
  ],
  ['a zone of quarter hours', 'Pacific/Chatham', '00:00', '06:00', '2025-04-04T00:00Z', '2025-04-07T00:00Z'],
])('%s: what the wall clock shows is what counts', (_, timeZone, opens, closes, from, until) => {
  const calendar = aCalendar({ timeZone, exceptions: [], week: weekly(EVERY_DAY, opens, closes) })
  const expected = byBruteForce(timeZone, opens, closes, new Date(from), new Date(until))

  expect(elapsedOpenMinutes(calendar, new Date(from), new Date(until))).toBe(expected)
})

test('the hour that is skipped is not worked, the hour that comes twice is worked twice', () => {
  const nights = aCalendar({ exceptions: [], week: weekly(EVERY_DAY, '00:00', '06:00') })

  expect(dueAt(nights, new Date('2025-03-09T00:00-05:00'), 240)).toEqual(new Date('2025-03-09T05:00-04:00'))
  expect(dueAt(nights, new Date('2025-11-02T00:00-04:00'), 240)).toEqual(new Date('2025-11-02T03:00-05:00'))
})

test('a day that a zone left out is not worked', () => {
  // Samoa went from 29 to 31 December 2011.
  const apia = aCalendar({
    timeZone: 'Pacific/Apia',
    exceptions: [],
    week: weekly(EVERY_DAY, '09:00', '10:00'),
  })

  const spans = openSpans(apia, new Date('2011-12-29T00:00-10:00'))

  expect(spans.next().value?.opens).toEqual(new Date('2011-12-29T09:00-10:00'))
  expect(spans.next().value?.opens).toEqual(new Date('2011-12-31T09:00+14:00'))
})
