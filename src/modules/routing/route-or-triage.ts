import type { Catalog, RoutingRule, Team } from '../catalog/index.ts'
import { type Routable, route } from './route.ts'

/** Where a request goes and why. `rule` is plain JSON and is kept with the request. */
export interface Routed {
  readonly team: Team
  /** The line that decided, with what it asked; only `code: 'triage'` when no line did. */
  readonly rule: Omit<RoutingRule, 'teamCode'>
}

const TRIAGE = { code: 'triage' }

/** The team a request goes to: what no line takes goes to the triage team, never nowhere. */
export function routeOrTriage(catalog: Pick<Catalog, 'routing' | 'teams'>, request: Routable): Routed {
  const line = route(request, catalog.routing)
  const team = line && catalog.teams.find(({ code }) => code === line.teamCode)
  if (!line || !team) return { team: triageTeam(catalog.teams), rule: TRIAGE }
  const { teamCode: _, ...rule } = line
  return { team, rule }
}

function triageTeam(teams: readonly Team[]): Team {
  const team = teams.find(({ triage }) => triage)
  if (!team) throw new Error('A catalogue without a triage team should never have been let in')
  return team
}
