/** When nobody is disturbed: on the city's own clock. */
import { Temporal } from 'temporal-polyfill'

const MORNING = 8 // o'clock: quiet hours end
const EVENING = 21 // o'clock: quiet hours begin

/** The same instant by day, and at night the next morning at 8. */
export function notAtNight(zone: string, instant: Date): Date {
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone)
  if (local.hour >= MORNING && local.hour < EVENING) return instant
  const day = local.hour < MORNING ? local : local.add({ days: 1 })
  return new Date(morningOf(day).epochMilliseconds)
}

/** 8 o'clock on that day. */
export const morningOf = (day: Temporal.ZonedDateTime): Temporal.ZonedDateTime =>
  day
    .toPlainDate()
    .toZonedDateTime({ timeZone: day.timeZoneId, plainTime: Temporal.PlainTime.from({ hour: MORNING }) })
