/** One request under one set of rules. Pure. */
import { canonical, type Catalog, type CatalogDraft } from '../catalog/index.ts'
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

/** What of the rules for a service two catalogues have in common: what is the same need not be worked out twice. */
export interface Alike {
  readonly routing: boolean
  readonly promise: boolean
}

/** @returns both true when no request of the service can fare otherwise. */
export function alike(old: Rules, next: Rules, code: string): Alike {
  const [was, is] = [old.services.get(code), next.services.get(code)]
  if (!was || !is || was.retired !== is.retired) return { routing: false, promise: false }
  const routing =
    canonical(linesFor(old, code, was.groupCode)) === canonical(linesFor(next, code, is.groupCode))
  const promised = (rules: Rules, { serviceLevel: level }: typeof was) =>
    canonical([level, level && rules.calendars.find((calendar) => calendar.code === level.calendarCode)])
  return { routing, promise: promised(old, was) === promised(next, is) }
}

/** Every line that a request of the service may come to, with whom it goes to, and who takes the rest. */
function linesFor({ routing, teams }: Rules, code: string, group: string): unknown {
  const agency = (team: string) => teams.find((one) => one.code === team)?.agencyCode
  const lines = routing
    .filter(({ serviceCode = code, groupCode = group }) => serviceCode === code && groupCode === group)
    .map((line) => ({ ...line, agency: agency(line.teamCode) }))
  const triage = teams.find((team) => team.triage)
  return [lines, triage?.code, triage?.agencyCode]
}

/**
 * @param known a verdict on the same request, and what of it holds here too.
 * @returns undefined when the rules know no such service or take nothing new for it.
 */
export function judge(
  rules: Rules,
  serviceCode: string,
  request: RoutedRequest,
  areas: readonly string[],
  now: Date,
  known?: { readonly verdict: Verdict; readonly alike: Alike },
): Verdict | undefined {
  const service = rules.services.get(serviceCode)
  if (!service || service.retired) return undefined
  const same = (part: keyof Alike) => (known?.alike[part] ? known.verdict : undefined)
  return {
    ...ownerOf(same('routing') ?? routed(rules, service, request, areas)),
    ...dateOf(same('promise') ?? dated(rules, service, request, areas, now)),
  }
}

type Owner = Pick<Verdict, 'agency' | 'team' | 'line'>
type Dated = Pick<Verdict, 'dueAt' | 'late'>
type Draft = CatalogDraft['services'][number]

const ownerOf = ({ agency, team, line }: Owner): Owner => ({ agency, team, line })
const dateOf = ({ dueAt, late }: Dated): Dated => ({ dueAt, late })

function routed(
  rules: Rules,
  { code: serviceCode, groupCode }: Draft,
  { answers, channel }: RoutedRequest,
  areas: readonly string[],
): Owner {
  const { team, rule } = routeOrTriage(rules, { serviceCode, groupCode, areas, answers, channel })
  return { agency: team.agencyCode, team: team.code, line: rule.code }
}

function dated(
  rules: Rules,
  service: Draft,
  { answers, submittedAt, closedAt, pauses, onHoldSince, waitsOn }: RoutedRequest,
  areas: readonly string[],
  now: Date,
): Dated {
  const promised = promise({ service, answers, areas, calendars: rules.calendars, at: submittedAt })
  if (!promised) return { dueAt: null, late: false }
  const calendar = rules.calendars.find(({ code }) => code === promised.calendarCode)
  const due =
    pauses.length === 0 ? Date.parse(promised.dueAt) : resumePromise(promised, calendar, pauses).getTime()
  // Where the clock stands on hold, what counts is where it stood when the hold began.
  const until = closedAt ?? (stopsClock(promised, waitsOn) ? onHoldSince : null) ?? now
  return { dueAt: due, late: until.getTime() > due }
}
