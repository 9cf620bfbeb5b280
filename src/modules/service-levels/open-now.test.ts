import { expect, test } from 'vitest'
import { aCalendar, weekly } from './a-calendar.ts'
import { openNow } from './open-now.ts'

const at = (moment: string) => new Date(moment)

test('open until it closes, closed until it opens again, holidays and all', () => {
  const calendar = aCalendar()

  expect(openNow(calendar, at('2025-11-26T15:00:00Z'))).toEqual({
    open: true,
    closes: at('2025-11-26T22:00:00Z'),
  })
  // The minute it closes it is closed; Thursday the 27th is a holiday.
  expect(openNow(calendar, at('2025-11-26T22:00:00Z'))).toEqual({
    open: false,
    opens: at('2025-11-28T13:00:00Z'),
  })
})

test('nights that touch at midnight are one stretch, and what never closes says so', () => {
  const nights = aCalendar({
    exceptions: [],
    week: [...weekly([5], '20:00', '24:00'), ...weekly([6], '00:00', '04:00')],
  })
  const always = aCalendar({ exceptions: [], week: weekly([1, 2, 3, 4, 5, 6, 7], '00:00', '24:00') })

  expect(openNow(nights, at('2025-11-29T02:00:00Z'))).toEqual({
    open: true,
    closes: at('2025-11-29T09:00:00Z'),
  })
  expect(openNow(always, at('2025-11-29T02:00:00Z'))).toEqual({ open: true, closes: null })
  expect(openNow(aCalendar({ week: [], exceptions: [] }), at('2025-11-29T02:00:00Z'))).toEqual({
    open: false,
    opens: null,
  })
})
