import { Temporal } from 'temporal-polyfill'

/** A day of the local calendar as a number: days since 1970-01-01, whatever the zone. */
export type DayNumber = number

const DAY = 86_400_000 // milliseconds, of a day without a clock change

/** A stretch of a local day within which the zone's offset stays the same. Instants in ms since 1970 UTC. */
export interface Stretch {
  readonly from: number
  readonly to: number
  /** Local wall clock minus UTC, in ms. */
  readonly offset: number
}

/** `YYYY-MM-DD`. */
export function dateOf(day: DayNumber): string {
  return new Date(day * DAY).toISOString().slice(0, 10)
}

export function dayOf(date: string): DayNumber {
  return Date.parse(`${date}T00:00:00Z`) / DAY
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

// Finding the zone's offset costs some 20 µs, and a city asks about the same few hundred days again and again.
const starts = new Map<string, Map<DayNumber, number>>()
const MOST_DAYS = 40_000 // about 110 years; a file full of wild dates must not fill the memory

/** The instant a local day begins (not always at 00:00: some zones change their clocks at midnight). */
export function startOf(zone: string, day: DayNumber): number {
  let days = starts.get(zone)
  if (!days) starts.set(zone, (days = new Map()))
  let start = days.get(day)
  if (start === undefined) {
    if (days.size >= MOST_DAYS) days.clear()
    start = startOfDay(zone, day).epochMilliseconds
    days.set(day, start)
  }
  return start
}

/** The local day that `instant` (ms since 1970 UTC) lies in. */
export function localDay(zone: string, instant: number): DayNumber {
  let day = Math.floor(instant / DAY)
  while (startOf(zone, day) > instant) day -= 1
  while (startOf(zone, day + 1) <= instant) day += 1
  return day
}

/** A local day cut at its clock changes: one stretch on most days, two when daylight saving begins or ends. */
export function stretchesOf(zone: string, day: DayNumber): Stretch[] {
  const end = startOf(zone, day + 1)
  let at: Temporal.ZonedDateTime | null = startOfDay(zone, day)
  const stretches: Stretch[] = []
  while (at && at.epochMilliseconds < end) {
    const from = at.epochMilliseconds
    const offset = at.offsetNanoseconds / 1e6
    // A day of 24 hours has no change in it, and looking for the next one is dear.
    at = end - startOf(zone, day) === DAY ? null : at.getTimeZoneTransition('next')
    stretches.push({ from, to: Math.min(at?.epochMilliseconds ?? end, end), offset })
  }
  return stretches
}

function startOfDay(zone: string, day: DayNumber): Temporal.ZonedDateTime {
  return Temporal.PlainDate.from(dateOf(day)).toZonedDateTime(zone).startOfDay()
}
