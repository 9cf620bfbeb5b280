/** When a follower is told: never at night, and digests in the morning; all on the city's own clock. */
import { Temporal } from 'temporal-polyfill'
import type { Frequency } from './tables.ts'

const MORNING = 8 // o'clock: quiet hours end, and digests go out
const EVENING = 21 // o'clock: quiet hours begin
const MONDAY = 1

/**
 * The instant at which somebody who wants news this often hears of what happened at `happened`: at once except from
 * 21:00 to 8:00, else with the next morning's letter, or the next Monday morning's.
 */
export function whenTold(frequency: Frequency, zone: string, happened: Date): Date {
  const local = Temporal.Instant.fromEpochMilliseconds(happened.getTime()).toZonedDateTimeISO(zone)
  if (frequency === 'at_once') {
    if (local.hour >= MORNING && local.hour < EVENING) return happened
    return instantOf(morning(local.hour < MORNING ? local : local.add({ days: 1 })))
  }
  const days = frequency === 'weekly' ? 8 : 2
  const mornings = Array.from({ length: days }, (_, day) => morning(local.add({ days: day })))
  const next = mornings.find(
    (time) =>
      Temporal.ZonedDateTime.compare(time, local) > 0 && (frequency === 'daily' || time.dayOfWeek === MONDAY),
  )
  // Of eight mornings one is a Monday's that is still to come.
  return instantOf(next ?? morning(local.add({ days })))
}

const morning = (day: Temporal.ZonedDateTime): Temporal.ZonedDateTime =>
  day
    .toPlainDate()
    .toZonedDateTime({ timeZone: day.timeZoneId, plainTime: Temporal.PlainTime.from({ hour: MORNING }) })

const instantOf = ({ epochMilliseconds }: Temporal.ZonedDateTime): Date => new Date(epochMilliseconds)
