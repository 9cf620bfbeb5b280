/** Instants on the wire: written in the one form every client reads, read in all the forms they come in. */

const W3C =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)?\s?(Z|[+\- ]?\d\d(?::?\d\d)?)?)?$/i

/** UTC, whole seconds, `Z`: `2026-11-21T10:00:00Z`. */
export function writeMoment(at: Date): string {
  const text = at.toISOString()
  return `${text.slice(0, text.indexOf('.'))}Z`
}

/**
 * A date as clients send it: with or without fraction, colon or zone, and with the `+` of an offset that became a
 * blank on its way. Without a zone it is on the city's clocks.
 *
 * @returns undefined for anything else.
 */
export function readMoment(text: string, timeZone: string): Date | undefined {
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone] =
    W3C.exec(text.trim()) ?? []
  if (year === undefined) return undefined
  const fields = [
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  ] as const
  const wall = Date.UTC(...fields, Number(fraction.padEnd(3, '0').slice(0, 3)))
  const back = new Date(wall)
  // 31 February, 25 o'clock: a date that rolls over is a mistake. A leap second is read as the next second.
  const whole =
    back.getUTCMonth() === fields[1] && back.getUTCDate() === fields[2] && fields[3] < 24 && fields[4] < 60
  if (!whole && !(fields[3] === 23 && fields[4] === 59 && fields[5] === 60)) return undefined
  if (fields[5] > 60) return undefined
  if (zone === undefined) return new Date(wall - offsetAt(wall, timeZone))
  const minutes = minutesEast(zone)
  return minutes === undefined ? undefined : new Date(wall - minutes * 60_000)
}

/** Minutes east of UTC. */
function minutesEast(zone: string): number | undefined {
  if (/^z$/i.test(zone)) return 0
  const [, sign, hours, minutes = '00'] = /^([+\- ]?)(\d\d):?(\d\d)?$/.exec(zone) ?? []
  const total = Number(hours) * 60 + Number(minutes)
  if (!(total <= 14 * 60) || Number(minutes) > 59) return undefined
  return sign === '-' ? -total : total
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Milliseconds by which the clocks of `timeZone` are ahead of UTC when they show `wall`. */
function offsetAt(wall: number, timeZone: string): number {
  const first = clockAhead(wall, timeZone)
  // The first guess may lie on the wrong side of a change of clocks; from there the second is right.
  return clockAhead(wall - first, timeZone)
}

function clockAhead(instant: number, timeZone: string): number {
  let format = formats.get(timeZone)
  if (!format) {
    const numeric = {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    } as const
    formats.set(
      timeZone,
      (format = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', ...numeric })),
    )
  }
  const part = Object.fromEntries(
    format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000
}
