import { expect, test } from 'vitest'
import type { ServiceLevel } from '../catalog/index.ts'
import { aCalendar } from './a-calendar.ts'
import { explainPromise, promise } from './index.ts'

const city = aCalendar({ version: 7 })
const at = (local: string) => new Date(`2025-${local}:00-04:00`)

const potholes: ServiceLevel = {
  calendarCode: 'city',
  unit: 'working_days',
  target: 3,
  exceptions: [
    {
      area: 'district:3',
      answer: { attribute: 'lane', value: 'bike' },
      target: 1,
      why: { en: 'bike lanes of the centre' },
    },
    { area: 'district:3', target: 2, why: { en: 'busy streets' } },
  ],
}

function openMinutes(target: number): ServiceLevel {
  return { calendarCode: 'city', unit: 'open_minutes', target, exceptions: [] }
}

function promised(change: Partial<Parameters<typeof promise>[0]> = {}) {
  const asked = {
    service: { serviceLevel: potholes },
    answers: {},
    areas: [],
    calendars: [city],
    at: at('06-16T09:00'),
  }
  return promise({ ...asked, ...change })
}

test('a promise is kept as plain JSON, with the calendar it was counted on and why', () => {
  const kept = promised()

  expect(kept).toEqual({
    startsAt: '2025-06-16T13:00:00.000Z',
    dueAt: '2025-06-20T21:00:00.000Z',
    unit: 'working_days',
    target: 3,
    calendarCode: 'city',
    calendarVersion: 7,
    why: { closedDays: [{ date: '2025-06-19', name: { en: 'Holiday of 2025-06-19' } }] },
  })
  expect(JSON.parse(JSON.stringify(kept))).toEqual(kept)
})

test('the first exception that fits holds, by place and by answer', () => {
  expect(promised({ areas: ['district:3'] })).toMatchObject({ target: 2, exceptionIndex: 1 })
  expect(promised({ areas: ['district:3'], answers: { lane: 'bike' } })).toMatchObject({
    target: 1,
    exceptionIndex: 0,
    why: { exception: { en: 'bike lanes of the centre' } },
  })
  expect(promised({ areas: ['district:3'], answers: { lane: ['car', 'bike'] } })).toMatchObject({
    exceptionIndex: 0,
  })
  expect(promised({ areas: ['district:4'], answers: { lane: 'bike' } })).not.toHaveProperty('exceptionIndex')
})

test('what comes in at night is said to have come in at night', () => {
  expect(promised({ at: at('06-09T21:00') })?.why).toEqual({ afterHours: true })
  expect(promised({ at: at('06-09T12:00') })?.why).toEqual({})
})

test('a service without a level promises nothing', () => {
  expect(promised({ service: { serviceLevel: null } })).toBeNull()
})

test('a calendar that is not there is a mistake, not a promise', () => {
  expect(() => promised({ calendars: [] })).toThrow('city')
})

test('a promise is explained in hours where it comes out even', () => {
  expect(explainPromise(promised()!)).toMatchObject({
    unit: 'working_days',
    amount: 3,
    dueAt: at('06-20T17:00'),
  })
  expect(explainPromise(promised({ service: { serviceLevel: openMinutes(240) } })!)).toMatchObject({
    unit: 'hours',
    amount: 4,
    because: {},
  })
  expect(explainPromise(promised({ service: { serviceLevel: openMinutes(90) } })!)).toMatchObject({
    unit: 'minutes',
    amount: 90,
  })
})
