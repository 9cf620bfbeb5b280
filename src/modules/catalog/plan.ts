/** What saving a draft would change. Pure: nothing is written, so it can be shown first. */
import { type Change, changesOf, reordered } from './changes.ts'
import { type CatalogDraft, draftOf } from './draft.ts'
import type { Catalog } from './types.ts'

export interface CatalogPlan {
  /** The draft with what it leaves out added as retired: requests may refer to it. */
  readonly whole: CatalogDraft
  readonly changes: readonly Change[]
  /** Lists whose order changes. */
  readonly reordered: readonly string[]
}

/** @param current null for a city that is not there yet. */
export function planCatalog(current: Catalog | null, draft: CatalogDraft): CatalogPlan {
  const before = current && draftOf(current)
  const whole = before ? keepingRetired(before, draft) : draft
  const changes = [
    ...changesOf<{ code: string }>('city', before ? city(before) : [], city(whole)),
    ...PARTS.flatMap((part) => changesOf<{ code: string }>(NAMES[part], before?.[part] ?? [], whole[part])),
  ]
  const moved = before ? PARTS.filter((part) => reordered(before[part], whole[part])) : []
  return { whole, changes, reordered: moved.map((part) => NAMES[part]) }
}

const city = ({ jurisdiction }: CatalogDraft) => [{ code: jurisdiction.id, ...jurisdiction }]

const PARTS = ['agencies', 'teams', 'groups', 'calendars', 'services', 'routing'] as const

const NAMES: Record<(typeof PARTS)[number], string> = {
  agencies: 'agency',
  teams: 'team',
  groups: 'group',
  calendars: 'calendar',
  services: 'service',
  routing: 'routing line',
}

function keepingRetired(before: CatalogDraft, draft: CatalogDraft): CatalogDraft {
  const groups = kept(before.groups, draft.groups)
  const place = new Map(groups.map(({ code }, at) => [code, at]))
  return {
    ...draft,
    groups,
    agencies: kept(before.agencies, draft.agencies),
    teams: kept(before.teams, draft.teams).map((team) => (team.retired ? { ...team, triage: false } : team)),
    calendars: kept(before.calendars, draft.calendars),
    // Those left out come last in their group, and the groups stay together.
    services: kept(before.services, draft.services).sort(
      (one, other) => (place.get(one.groupCode) ?? 0) - (place.get(other.groupCode) ?? 0),
    ),
  }
}

function kept<T extends { readonly code: string; readonly retired?: boolean }>(
  before: readonly T[],
  wanted: readonly T[],
): T[] {
  const named = new Set(wanted.map(({ code }) => code))
  const missing = before.filter(({ code }) => !named.has(code))
  return [...wanted, ...missing.map((one) => ({ ...one, retired: true }))]
}
