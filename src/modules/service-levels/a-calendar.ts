import type { BusinessCalendar } from '../catalog/index.ts'

/** Calendars for this module's tests: weekdays of a zone, with the days off of 2025 in the United States. */
export function aCalendar(change: Partial<BusinessCalendar> = {}): BusinessCalendar {
  return {
    code: 'city',
    name: { en: 'City offices' },
    timeZone: 'America/New_York',
    week: weekly([1, 2, 3, 4, 5], '08:00', '17:00'),
    exceptions: HOLIDAYS.map((date) => ({ date, name: { en: `Holiday of ${date}` }, windows: [] })),
    version: 1,
    ...change,
  }
}

export function weekly(days: readonly number[], opens: string, closes: string): BusinessCalendar['week'] {
  return days.map((day) => ({ day, opens, closes }))
}

const HOLIDAYS = [
  '2025-01-01',
  '2025-01-20',
  '2025-05-26',
  '2025-06-19',
  '2025-07-04',
  '2025-09-01',
  '2025-11-11',
  '2025-11-27',
  '2025-12-25',
]
