/** One request under one set of rules. Pure. */
import type { Catalog, CatalogDraft } from '../catalog/index.ts'
import type { RoutedRequest } from '../requests/index.ts'
import { routeOrTriage } from '../routing/index.ts'
import { promise, resumePromise, stopsClock } from '../service-levels/index.ts'

/** What rules would make of a request. */
export interface Verdict {
  readonly agency: string
  readonly team: string
  /** Code of the line that decides. */
  readonly line: string
  /** Instant in ms; null without a promise. */
  readonly dueAt: number | null
  /** Done, or still open at `now`, after the due date. */
  readonly late: boolean
}

/** What a verdict needs of a catalogue: a draft has no numbers yet, so teams and calendars are given some. */
export type Rules = Pick<Catalog, 'routing' | 'teams' | 'calendars'> & {
  readonly services: ReadonlyMap<string, CatalogDraft['services'][number]>
}

export function rulesOf({ routing, teams, calendars, services }: CatalogDraft): Rules {
  return {
    routing,
    teams: teams.map((team, id) => ({ ...team, id })),
    calendars: calendars.map((calendar) => ({ ...calendar, version: 0 })),
    services: new Map(services.map((service) => [service.code, service])),
  }
}

/** @returns undefined when the rules know no such service or take nothing new for it. */
export function judge(
  rules: Rules,
  serviceCode: string,
  request: RoutedRequest,
  areas: readonly string[],
  now: Date,
): Verdict | undefined {
  const service = rules.services.get(serviceCode)
  if (!service || service.retired) return undefined
  const { answers, channel, submittedAt, closedAt, pauses, onHoldSince, waitsOn } = request
  const { team, rule } = routeOrTriage(rules, {
    serviceCode,
    groupCode: service.groupCode,
    areas,
    answers,
    channel,
  })
  const promised = promise({ service, answers, areas, calendars: rules.calendars, at: submittedAt })
  if (!promised)
    return { agency: team.agencyCode, team: team.code, line: rule.code, dueAt: null, late: false }
  const calendar = rules.calendars.find(({ code }) => code === promised.calendarCode)
  const due =
    pauses.length === 0 ? Date.parse(promised.dueAt) : resumePromise(promised, calendar, pauses).getTime()
  // Where the clock stands on hold, what counts is where it stood when the hold began.
  const until = closedAt ?? (stopsClock(promised, waitsOn) ? onHoldSince : null) ?? now
  return {
    agency: team.agencyCode,
    team: team.code,
    line: rule.code,
    dueAt: due,
    late: until.getTime() > due,
  }
}
