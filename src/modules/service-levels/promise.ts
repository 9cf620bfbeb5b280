import type { BusinessCalendar, LocalText, Service, ServiceLevel, WaitsOn } from '../catalog/index.ts'
import { type Answers, fits } from './fits.ts'
import { type ClosedDay, closedDays, spansOn } from './open-day.ts'
import { due } from './open-minutes.ts'
import { dayOf, localDay } from './wall-clock.ts'
import { dueClosing } from './working-days.ts'

/**
 * What was promised on one request, as it was promised. Plain JSON, kept with the request and never edited: a
 * change of calendar or service level moves no date that somebody may have relied on. Instants are ISO 8601 UTC.
 */
export interface Promised {
  /** When the clock began: the moment the city received the request. */
  readonly startsAt: string
  readonly dueAt: string
  readonly unit: ServiceLevel['unit']
  /** Open minutes, or working days. */
  readonly target: number
  readonly calendarCode: string
  readonly calendarVersion: number
  /** Waits that stop the clock; absent when all do. */
  readonly pauses?: readonly WaitsOn[]
  /** The version of the agreement it was made under began on this day; absent for the first. */
  readonly agreedFrom?: string
  /** Which of the service level's exceptions held; absent when none did. */
  readonly exceptionIndex?: number
  readonly why: {
    /** The city's own words for the exception that held. */
    readonly exception?: LocalText
    /** Days off between receipt and due date; absent when there are none. */
    readonly closedDays?: readonly ClosedDay[]
    /** Received while the city was closed: the clock began at the next opening. */
    readonly afterHours?: true
  }
}

export interface Asked {
  readonly service: Pick<Service, 'serviceLevel'>
  readonly answers: Answers
  /** `layer:code` of the areas the place lies in. */
  readonly areas: readonly string[]
  readonly calendars: readonly BusinessCalendar[]
  /** When the city received the request. */
  readonly at: Date
}

/**
 * The promise on a request, or null when the service has none.
 *
 * @throws {RangeError} when the calendar is unknown or never open long enough.
 */
export function promise({ service, answers, areas, calendars, at }: Asked): Promised | null {
  const level = service.serviceLevel
  if (!level) return null
  const terms = termsAt(level, calendars, at)
  const calendar = calendarOf(calendars, terms.calendarCode)

  const index = level.exceptions.findIndex((exception) => fits(exception, areas, answers))
  const exception = level.exceptions[index]
  const target = exception?.target ?? terms.target
  const start = at.getTime()
  const end =
    level.unit === 'working_days'
      ? dueClosing(calendar, start, target, [])
      : due(calendar, start, target * 60_000, [])

  return {
    startsAt: at.toISOString(),
    dueAt: new Date(end).toISOString(),
    unit: level.unit,
    target,
    calendarCode: calendar.code,
    calendarVersion: calendar.version,
    ...(terms.pauses && { pauses: terms.pauses }),
    ...(terms.from !== undefined && { agreedFrom: terms.from }),
    ...(exception && { exceptionIndex: index }),
    why: { ...(exception && { exception: exception.why }), ...circumstances(calendar, start, end) },
  }
}

/** What of an agreement can change from a day on. */
export interface Terms {
  readonly calendarCode: string
  readonly target: number
  readonly pauses?: readonly WaitsOn[]
  /** Absent for the terms it began with. */
  readonly from?: string
}

/** The version of an agreement that holds for what is received at an instant: the last whose day has begun. */
export function termsAt(level: ServiceLevel, calendars: readonly BusinessCalendar[], at: Date): Terms {
  const { calendarCode, target, pauses } = level
  const first: Terms = { calendarCode, target, ...(pauses && { pauses }) }
  return (level.later ?? []).reduce<Terms>((holds, { from, ...terms }) => {
    const later = { ...holds, ...terms, from }
    const { timeZone } = calendarOf(calendars, later.calendarCode)
    return dayOf(from) <= localDay(timeZone, at.getTime()) ? later : holds
  }, first)
}

/** Whether a wait stops the clock of a promise; without one there is no clock. */
export const stopsClock = (promised: Pick<Promised, 'pauses'> | null, waitsOn: WaitsOn | null): boolean =>
  waitsOn === null || (promised?.pauses ?? [waitsOn]).includes(waitsOn)

function calendarOf(calendars: readonly BusinessCalendar[], code: string): BusinessCalendar {
  const calendar = calendars.find((one) => one.code === code)
  if (!calendar) throw new RangeError(`No calendar is called ${code}`)
  return calendar
}

/** What of the calendar made the date later than a plain count would. */
function circumstances(calendar: BusinessCalendar, start: number, end: number): Promised['why'] {
  const first = localDay(calendar.timeZone, start)
  const days = closedDays(calendar, first, localDay(calendar.timeZone, end))
  const open = spansOn(calendar, first).some(({ from, to }) => from <= start && start < to)
  return { ...(days.length > 0 && { closedDays: days }), ...(!open && { afterHours: true }) }
}
