/** What an agreement says beside its target: when it is looked at again, who is told, and what it says later. Pure. */
import type { ServicePromise } from './service-schema.ts'

/** What is wrong, and where in the promise. */
export interface Wrong {
  readonly at: readonly (string | number)[]
  readonly reason: string
}

/** @param calendars codes of calendars that are in use. */
export function wrongInAgreement(
  promise: ServicePromise,
  unit: 'working_days' | 'open_minutes' | undefined,
  calendars: (code: string) => boolean,
): Wrong[] {
  const { review, ladder = [], later = [] } = promise
  const wrong: Wrong[] = []
  const say = (at: Wrong['at'], reason: string) => wrong.push({ at, reason })
  if (review !== undefined && !isDate(review)) say(['review'], `${review} is not a day, such as 2027-01-15`)
  ladder.forEach(({ at }, place) => {
    if (place > 0 && at <= (ladder[place - 1]?.at ?? 0))
      say(['ladder', place, 'at'], 'the rungs of a ladder rise: each `at` is greater than the one before')
  })
  later.forEach((terms, place) => {
    const here = ['later', place]
    if (!isDate(terms.from)) say([...here, 'from'], `${terms.from} is not a day, such as 2027-01-15`)
    else if (place > 0 && terms.from <= (later[place - 1]?.from ?? ''))
      say([...here, 'from'], 'versions stand in the order of their days, one for each day')
    const units = (['working_days', 'open_minutes'] as const).filter((name) => terms[name] !== undefined)
    if (units.length !== 1 || (unit && units[0] !== unit))
      say(
        here,
        unit ? `a later version counts as its promise does, in \`${unit}\`` : 'a later version has a target',
      )
    if (terms.calendar !== undefined && !calendars(terms.calendar))
      say([...here, 'calendar'], `there is no calendar ${terms.calendar} in use`)
  })
  return wrong
}

/** Of the calendar: a thirtieth of February is none. */
function isDate(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`)
  return (
    /^(?!0000)\d{4}-\d\d-\d\d$/.test(text) &&
    !Number.isNaN(day.getTime()) &&
    day.toISOString().startsWith(text)
  )
}
