/** Parts of a row that are made of several values. */
import type { CellSpec, Mapping } from '../mapping/index.ts'
import type { Places } from '../../places/index.ts'
import type { Asked, DraftReporter } from './draft.ts'
import type { CellReader, RowAtHand } from './read-cell.ts'
import type { RowPoint } from './read-place.ts'
import { RowRefused } from './row-refused.ts'
import type { Tally } from './tally.ts'
import { cut } from './tidy.ts'

/** A reader of one of the mapping's values; of one that is not there it reads nothing. */
export type Cell = (spec: CellSpec | undefined, name: string) => CellReader

const LONGEST_NAME = 200
/** What something is known by is never cut: two that begin alike would become one. */
export const LONGEST_KEY = 500

export function askedReader({ service }: Mapping, cell: Cell): (row: RowAtHand) => Asked {
  const [key, name] = [cell(service.key, 'service key'), cell(service.name, 'service name')]
  const [group, agency, team] = [
    cell(service.group, 'group'),
    cell(service.agency, 'agency'),
    cell(service.team, 'team'),
  ]
  return (row) => {
    const service = cut(name(row), LONGEST_NAME)
    const [groupName, agencyName, teamName] = [group, agency, team].map((read) =>
      cut(read(row), LONGEST_NAME),
    ) as [string, string, string]
    const asked = { key: key(row), service, group: groupName, agency: agencyName, team: teamName }
    if (asked.key === '' || service === '')
      throw new RowRefused('the row does not say which service was asked for', '')
    if (asked.key.length > LONGEST_KEY)
      throw new RowRefused(`the service key is longer than ${LONGEST_KEY} characters`, asked.key)
    return asked
  }
}

export function reporterReader(
  { reporter }: Mapping,
  cell: Cell,
): (row: RowAtHand) => DraftReporter | undefined {
  if (!reporter) return () => undefined
  const [firstName, lastName] = [cell(reporter.firstName, 'first_name'), cell(reporter.lastName, 'last_name')]
  const [email, phone] = [cell(reporter.email, 'email'), cell(reporter.phone, 'phone')]
  return (row) => {
    const known = {
      firstName: cut(firstName(row), 200),
      lastName: cut(lastName(row), 200),
      email: cut(email(row), 320),
      phone: cut(phone(row), 60),
    }
    return Object.values(known).some((text) => text !== '') ? known : undefined
  }
}

/** Areas a point lies in; a city without geography has none, and then nothing lies outside of it either. */
export function areaFinder(
  places: Places,
  wonders: Tally,
): (point: RowPoint | undefined, line: number) => number[] {
  if (places.areas().length === 0 && !places.limits()) return () => []
  const [west, south, east, north] = places.bounds
  return (point, line) => {
    if (!point) return []
    const near = point.lon >= west && point.lon <= east && point.lat >= south && point.lat <= north
    const located = near ? places.locate(point) : { where: 'outside' as const }
    if (located.where !== 'outside') return located.areas.map(({ id }) => id)
    wonders.add('{n} places lie outside the city’s limits', line, `${point.lat}, ${point.lon}`)
    return []
  }
}
