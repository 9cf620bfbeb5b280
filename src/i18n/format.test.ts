import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bestLanguage, formatFor, localText } from './index.ts'

const NEW_YORK = 'America/New_York'
const thanksgiving = new Date('2026-11-26T21:30:00Z')
const before = new Date('2026-11-22T15:00:00Z')

test('a day has its weekday in words, before the number', () => {
  expect(formatFor('en', NEW_YORK).day(thanksgiving, before)).toBe('Thursday 26 November')
  expect(formatFor('es', NEW_YORK).day(thanksgiving, before)).toBe('jueves, 26 de noviembre')
  expect(formatFor('ar', NEW_YORK).day(thanksgiving, before)).toBe('الخميس، 26 نوفمبر')
})

test('another year is said', () => {
  expect(formatFor('en', NEW_YORK).day(new Date('2025-03-03T15:00:00Z'), before)).toBe('Monday 3 March 2025')
})

test('days and times are those of the city’s clock, not of the server’s', () => {
  const lateEvening = new Date('2026-11-27T02:15:00Z')

  expect(formatFor('en', NEW_YORK).dayTime(lateEvening, before)).toBe('Thursday 26 November, 9:15 pm')
  expect(formatFor('en', NEW_YORK).isoDay(lateEvening)).toBe('2026-11-26')
})

test('near days have their own words, across midnight and daylight saving', () => {
  const { nearDay } = formatFor('en', NEW_YORK)

  expect(nearDay(new Date('2026-11-22T23:00:00Z'), before)).toBe('today')
  expect(nearDay(new Date('2026-11-23T05:30:00Z'), before)).toBe('tomorrow')
  expect(nearDay(new Date('2026-11-01T17:00:00Z'), new Date('2026-10-31T17:00:00Z'))).toBe('tomorrow')
  expect(nearDay(thanksgiving, before)).toBe('Thursday 26 November')
})

test('a near day and its time are joined by the comma of the script', () => {
  const at = new Date('2026-11-22T21:30:00Z')

  expect(formatFor('en', NEW_YORK).nearDayTime(at, before)).toBe('today, 4:30 pm')
  expect(formatFor('ar', NEW_YORK).nearDayTime(at, before)).toMatch(/^اليوم، 4:30/)
})

test('what was is told in the largest unit that fits', () => {
  const { relative } = formatFor('en', NEW_YORK)
  const ago = (minutes: number) => relative(new Date(before.getTime() - minutes * 60_000), before)

  expect([0, 5, 90, 60 * 24, 60 * 24 * 8].map(ago)).toEqual([
    'now',
    '5 minutes ago',
    '1 hour ago',
    'yesterday',
    'last week',
  ])
})

test('distances are feet and miles where people walk those, metres elsewhere, never exact and never zero', () => {
  const here = formatFor('en', NEW_YORK)
  const helsinki = formatFor('en', 'Europe/Helsinki')

  expect([3, 107, 640].map(here.distance)).toEqual(['50 feet', '350 feet', '0.4 miles'])
  expect([3, 107, 1240].map(helsinki.distance)).toEqual(['10 meters', '110 meters', '1.2 kilometers'])
})

test('the language a browser prefers among those offered, by weight and by script', () => {
  const offered = ['en', 'es', 'zh-Hans', 'zh-Hant', 'ar']

  expect(bestLanguage('de;q=0.9, es-MX;q=0.8', offered)).toBe('es')
  expect(bestLanguage('zh-TW', offered)).toBe('zh-Hant')
  expect(bestLanguage('zh-CN', offered)).toBe('zh-Hans')
  expect(bestLanguage('ar;q=0, es;q=0.1', offered)).toBe('es')
  expect(bestLanguage(undefined, offered)).toBe('en')
})

test('a city’s own words fall back to its default language, never to nothing', () => {
  expect(localText({ en: 'Pothole', es: 'Bache' }, 'es-MX', 'en')).toBe('Bache')
  expect(localText({ en: 'Pothole' }, 'ar', 'en')).toBe('Pothole')
  expect(localText({ ht: 'Twou' }, 'ar', 'en')).toBe('Twou')
})

test('what is remembered of a minute is what the clock says, in every zone and at every change of it', () => {
  const zones = fc.constantFrom(NEW_YORK, 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/St_Johns', 'UTC')
  const from = Date.UTC(1972, 0, 1)
  const instants = fc.array(fc.integer({ min: from, max: Date.UTC(2099, 0, 1) }), {
    minLength: 1,
    maxLength: 5,
  })
  fc.assert(
    fc.property(zones, instants, (zone, times) => {
      const { isoDay, time } = formatFor('en', zone)
      const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone })
      const clock = new Intl.DateTimeFormat('en', {
        timeZone: zone,
        hour: 'numeric',
        minute: '2-digit',
        hourCycle: 'h12',
      })
      for (const at of times
        .flatMap((ms) => [ms, ms + 1, ms + 59_999, ms + 60_000])
        .map((ms) => new Date(ms))) {
        expect(isoDay(at)).toBe(day.format(at))
        expect(time(at).toLowerCase().replaceAll(/\s/g, '')).toBe(
          clock.format(at).toLowerCase().replaceAll(/\s/g, ''),
        )
      }
    }),
  )
})
