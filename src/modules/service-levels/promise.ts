import type { BusinessCalendar, LocalText, Service, ServiceLevel } from '../catalog/index.ts'
import { type Answers, fits } from './fits.ts'
import { type ClosedDay, closedDays, spansOn } from './open-day.ts'
import { due } from './open-minutes.ts'
import { localDay } from './wall-clock.ts'
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
  const calendar = calendars.find(({ code }) => code === level.calendarCode)
  if (!calendar) throw new RangeError(`No calendar is called ${level.calendarCode}`)

  const index = level.exceptions.findIndex((exception) => fits(exception, areas, answers))
  const exception = level.exceptions[index]
  const target = exception?.target ?? level.target
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
    ...(exception && { exceptionIndex: index }),
    why: { ...(exception && { exception: exception.why }), ...circumstances(calendar, start, end) },
  }
}

/** What of the calendar made the date later than a plain count would. */
function circumstances(calendar: BusinessCalendar, start: number, end: number): Promised['why'] {
  const first = localDay(calendar.timeZone, start)
  const days = closedDays(calendar, first, localDay(calendar.timeZone, end))
  const open = spansOn(calendar, first).some(({ from, to }) => from <= start && start < to)
  return { ...(days.length > 0 && { closedDays: days }), ...(!open && { afterHours: true }) }
}
