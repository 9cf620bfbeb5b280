const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** 0 = Sunday … 6 = Saturday, from a name in English or its beginning; undefined for anything else. */
export function dayOfWeek(name: string): number | undefined {
  const at = DAYS.indexOf(name.slice(0, 3).toLowerCase())
  return at < 0 ? undefined : at
}
