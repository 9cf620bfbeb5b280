/** Which requests a question is about, by the time they were made. */
import { Fault } from './fault.ts'
import { readMoment } from '../../kernel/moment.ts'
import { one, type Parameters } from './parameters.ts'

export interface Window {
  readonly from: Date
  /** Inclusive; undefined: until now. */
  readonly to: Date | undefined
}

const SPAN = 90 * 86_400_000 // milliseconds: no answer spans more than 90 days

/**
 * `start_date` and `end_date`: neither → the latest 90 days; one → 90 days from it or up to it.
 *
 * @throws {Fault} 400 naming what is no date, or when the two are further apart than 90 days.
 */
export function readWindow(parameters: Parameters, now: Date, timeZone: string): Window {
  const start = readBound(parameters, 'start_date', timeZone)
  const end = readBound(parameters, 'end_date', timeZone)
  if (!start && !end) return { from: new Date(now.getTime() - SPAN), to: undefined }
  if (!end) return { from: start!, to: endOfSecond(new Date(start!.getTime() + SPAN)) }
  if (!start) return { from: new Date(end.getTime() - SPAN), to: endOfSecond(end) }
  if (start > end) throw new Fault(400, 'start_date is later than end_date')
  if (end.getTime() - start.getTime() > SPAN) {
    throw new Fault(400, 'start_date and end_date may be at most 90 days apart')
  }
  return { from: start, to: endOfSecond(end) }
}

/** @throws {Fault} 400 naming the argument. */
export function readBound(parameters: Parameters, name: string, timeZone: string): Date | undefined {
  const text = one(parameters, name)
  if (text === undefined) return undefined
  const at = readMoment(text, timeZone)
  if (!at)
    throw new Fault(400, `${name} must be a date such as 2026-11-21T10:00:00Z, not "${text.slice(0, 60)}"`)
  return at
}

/** We answer in whole seconds: what we showed as 10:00:05 must lie within a bound of 10:00:05. */
export function endOfSecond(at: Date): Date {
  const rest = at.getTime() % 1000
  return rest === 0 ? new Date(at.getTime() + 999) : at
}
