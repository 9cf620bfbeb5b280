/** When a follower is told: never at night, and digests in the morning; all on the city's own clock. */
import { Temporal } from 'temporal-polyfill'
import { morningOf, notAtNight } from '../notifications/index.ts'
import type { Frequency } from './tables.ts'

const MONDAY = 1

/**
 * The instant at which somebody who wants news this often hears of what happened at `happened`: at once except from
 * 21:00 to 8:00, else with the next morning's letter, or the next Monday morning's.
 */
export function whenTold(frequency: Frequency, zone: string, happened: Date): Date {
  if (frequency === 'at_once') return notAtNight(zone, happened)
  const local = Temporal.Instant.fromEpochMilliseconds(happened.getTime()).toZonedDateTimeISO(zone)
  const days = frequency === 'weekly' ? 8 : 2
  const mornings = Array.from({ length: days }, (_, day) => morningOf(local.add({ days: day })))
  const next = mornings.find(
    (time) =>
      Temporal.ZonedDateTime.compare(time, local) > 0 && (frequency === 'daily' || time.dayOfWeek === MONDAY),
  )
  // Of eight mornings one is a Monday's that is still to come.
  return instantOf(next ?? morningOf(local.add({ days })))
}

const instantOf = ({ epochMilliseconds }: Temporal.ZonedDateTime): Date => new Date(epochMilliseconds)
