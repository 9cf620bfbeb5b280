/** What a clock on the wall of a zone showed, as an instant. */

/** `odd`: that time came twice (the first is meant) or never (the clock had been put forward past it). */
export interface Moment {
  readonly at: number
  readonly odd?: 'twice' | 'never'
}

export interface ZoneClock {
  /** `wall` is the clock's reading as ms since 1970, as if it were UTC. */
  toInstant(wall: number): Moment
}

const DAY = 86_400_000
const clocks = new Map<string, ZoneClock>()

/** @throws {RangeError} for a name that is no zone. */
export function zoneClock(zone: string): ZoneClock {
  let clock = clocks.get(zone)
  if (!clock)
    clocks.set(zone, (clock = zone === 'UTC' ? { toInstant: (wall) => ({ at: wall }) } : makeClock(zone)))
  return clock
}

function makeClock(zone: string): ZoneClock {
  const offsetAt = offsetsOf(zone)
  // Asking for an offset costs microseconds and a city's file has the same days again and again.
  const days = new Map<number, { before: number; after: number }>()
  return {
    toInstant(wall) {
      const day = Math.floor(wall / DAY)
      let around = days.get(day)
      if (!around) {
        if (days.size > 50_000) days.clear()
        days.set(day, (around = { before: offsetAt((day - 1) * DAY), after: offsetAt((day + 2) * DAY) }))
      }
      const { before, after } = around
      if (before === after) return { at: wall - before }
      const early = wall - before
      const late = wall - after
      const isEarly = offsetAt(early) === before
      const isLate = offsetAt(late) === after
      if (isEarly && isLate) return { at: early, odd: 'twice' }
      if (isEarly) return { at: early }
      return isLate ? { at: late } : { at: early, odd: 'never' }
    },
  }
}

/** Local clock minus UTC in ms, at an instant. */
function offsetsOf(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    era: 'short',
  })
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]))
    const get = (name: Intl.DateTimeFormatPartTypes) => Number(parts.get(name))
    const year = parts.get('era') === 'BC' ? 1 - get('year') : get('year')
    const local = Date.UTC(year, get('month') - 1, get('day'), get('hour'), get('minute'), get('second'))
    return local - Math.floor(at / 1000) * 1000
  }
}
