/** The year in a request's number: two digits, on the city's clocks. */

const formats = new Map<string, Intl.DateTimeFormat>()
const years = new Map<string, number>()
const HOUR = 3_600_000

export function yearOnClock(at: number, zone: string): number {
  const utc = new Date(at)
  // Only around New Year can the zone's year be another one than UTC's.
  if (utc.getUTCMonth() > 0 && utc.getUTCMonth() < 11) return utc.getUTCFullYear() % 100
  const key = `${zone} ${Math.floor(at / HOUR)}`
  let year = years.get(key)
  if (year === undefined) {
    if (years.size > 20_000) years.clear()
    years.set(key, (year = askYear(at, zone)))
  }
  return year
}

function askYear(at: number, zone: string): number {
  let format = formats.get(zone)
  if (!format)
    formats.set(zone, (format = new Intl.DateTimeFormat('en-US', { timeZone: zone, year: 'numeric' })))
  return Number(format.format(at)) % 100
}
